"""Any archive, however named, becomes exactly one job with exactly the intended arguments."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarch.config import Settings
from newsarch.errors import UsageError
from newsarch.schedule import cron, schtasks, systemd
from newsarch.schedule.command import Job, job
from newsarch.schedule.expression import at

NIGHTLY = at("03:15")
AWKWARD = "%\\'\"$`;|&<>(){}[]*?#!~= \tąęłóżść/._-aZ9+@:,^‮ß🗞"
NAMES = st.text(st.sampled_from(AWKWARD.replace("\t", "")), min_size=1, max_size=24)
ANYTHING = st.text(st.characters(codec="utf-8"), min_size=1, max_size=24)
JOBS = 5000
"""As many random paths as the promise names, spread over the two readers."""


def vixie(command: str) -> tuple[str, str]:
    """What Vixie's cron 3.0 (Debian's) hands to the shell, and to its standard input."""
    shell, place = "", 0
    while place < len(command):
        character = command[place]
        if character == "\\" and command[place + 1 : place + 2] in ("%", "\\"):
            place += 1
            character = command[place]
        elif character == "%":
            return shell, command[place + 1 :]
        elif character == "\\":
            shell += character
            place += 1
            character = command[place : place + 1]
        shell += character
        place += 1
    return shell, ""


def cronie(command: str) -> tuple[str, str]:
    """The same for cronie, where a backslash escapes nothing but a percent sign."""
    shell, escaped = "", False
    for place, character in enumerate(command):
        if character == "%" and not escaped:
            return shell, command[place + 1 :]
        if character == "%":
            shell = shell[:-1]
        shell += character
        escaped = character == "\\" and not escaped
    return shell, ""


def sh_words(command: str) -> list[str]:
    """The words of a simple POSIX shell command; anything but quoting makes it fail."""
    words: list[str] = []
    word: str | None = None
    quotes = ""
    for character in command:
        if quotes:
            if character == quotes:
                quotes = ""
            else:
                assert quotes == "'" or character not in '$`\\"'
                word = (word or "") + character
        elif character in "'\"":
            quotes, word = character, word or ""
        elif character == " ":
            words += [word] if word is not None else []
            word = None
        else:
            assert character.isalnum() or character in "_@+=:,./-", character
            word = (word or "") + character
    assert not quotes
    return words + ([word] if word is not None else [])


def jobs_of(crontab: bytes) -> list[str]:
    """The job lines of a crontab."""
    lines = crontab.decode().split("\n")
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("reader", [vixie, cronie])
@settings(max_examples=JOBS // 2)
@given(archive=NAMES, config=NAMES, log=NAMES)
def test_the_line_reads_back_as_one_job_with_its_arguments(
    reader: Callable[[str], tuple[str, str]], archive: str, config: str, log: str
) -> None:
    wanted = job(Settings(archive=f"/a/{archive}", config_path="/c/" + config), log=f"/l/{log}")
    (line,) = jobs_of(cron.with_block(b"", wanted.archive, cron.block(NIGHTLY, wanted)))
    fields, command = line.split(" ", 5)[:5], line.split(" ", 5)[5]
    assert fields == ["15", "3", "*", "*", "*"]
    shell, standard_input = reader(command)
    assert standard_input == ""
    locale, *arguments = sh_words(shell)
    assert locale == "LC_ALL=C.UTF-8"
    assert arguments == list(wanted.arguments)
    assert shlex.split(shell)[1:] == list(wanted.arguments)


@settings(max_examples=500)
@given(name=ANYTHING)
def test_any_name_is_one_job_or_refused(name: str) -> None:
    try:
        wanted = job(Settings(archive=f"/a/{name}", config_path="/c"))
    except UsageError:
        assert not name.isprintable()
        return
    assert len(jobs_of(cron.block(NIGHTLY, wanted))) == 1
    units = systemd.units(NIGHTLY, wanted)
    assert sum(text.count("\nExecStart=") for text in units.values()) == 1


@pytest.mark.parametrize("control", ["\n", "\r", "\0", "\x1b", "\x7f", "\x85", "\u2028", "\udc80"])
def test_control_characters_are_refused(control: str) -> None:
    with pytest.raises(UsageError, match="rename"):
        job(Settings(archive=f"/a/x{control}* * * * * rm", config_path="/c"))


def systemd_words(command: str) -> list[str]:
    """Arguments as systemd reads quoted words: escapes, then specifiers, then variables."""
    words: list[str] = []
    place = 0
    while place < len(command):
        assert command[place] == '"'
        place, word = place + 1, ""
        while command[place] != '"':
            place += command[place] == "\\"
            word += command[place]
            place += 1
        words.append(word)
        place += 2
    assert all("%" not in word.replace("%%", "") for word in words)
    words = [word.replace("%%", "%") for word in words]
    assert all("$" not in word.replace("$$", "") for word in words)
    return [word.replace("$$", "$") for word in words]


@settings(max_examples=500)
@given(archive=NAMES, config=NAMES)
def test_the_unit_reads_back(archive: str, config: str) -> None:
    wanted = job(Settings(archive=f"/a/{archive}", config_path="/c/" + config))
    service = next(t for n, t in systemd.units(NIGHTLY, wanted).items() if n.endswith("service"))
    command = service.partition("\nExecStart=")[2].partition("\n")[0]
    assert systemd_words(command) == list(wanted.arguments)


OTHERS = st.lists(st.binary(max_size=30).map(lambda line: line + b"\n"), max_size=5).map(b"".join)


@settings(max_examples=300)
@given(before=OTHERS, tail=st.binary(max_size=9), names=st.lists(NAMES, min_size=1, max_size=3))
def test_other_lines_survive_byte_for_byte(before: bytes, tail: bytes, names: list[str]) -> None:
    theirs = crontab = before + tail
    jobs = [Job(f"/a/{name}", ("/bin/true", name)) for name in dict.fromkeys(names)]
    for one in jobs:
        crontab = cron.with_block(crontab, one.archive, cron.block(NIGHTLY, one))
        assert cron.with_block(crontab, one.archive, cron.block(NIGHTLY, one)) == crontab
        assert cron.find_block(crontab, one.archive) == cron.block(NIGHTLY, one)
    for one in jobs:
        changed = cron.with_block(crontab, one.archive, cron.block(at("04:30"), one))
        assert changed.count(b"\n") == crontab.count(b"\n")
        crontab = cron.with_block(crontab, one.archive, b"")
        assert cron.find_block(crontab, one.archive) is None
    assert crontab == theirs


def test_a_block_without_its_end_is_left_to_a_person() -> None:
    one = Job("/a/b", ("/bin/true",))
    torn = cron.block(NIGHTLY, one).replace(b"# newsarch: end /a/b\n", b"")
    with pytest.raises(UsageError, match="by hand"):
        cron.with_block(torn, "/a/b", b"")


def test_what_cron_would_cut_off_is_refused() -> None:
    with pytest.raises(UsageError, match="too long"):
        cron.line(NIGHTLY, ["/bin/true", "ż" * 500])


def test_the_task_for_windows_is_printed() -> None:
    printed = schtasks.command(NIGHTLY, Job("C:\\a b.json", ("C:\\p y.exe", "--archive", 'a"b')))
    assert printed == (
        'schtasks /Create /F /TN "newsarch auto-archive" /SC DAILY /ST 03:15 '
        '/TR "\\"C:\\p y.exe\\" --archive a\\\\\\"b"'
    )
