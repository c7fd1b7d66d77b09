"""Exit codes, streams and languages, as `docs/commands.md` promises them."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest
from tests.cli.conftest import Run

from newsarch import __version__
from newsarch.cli.metavars import METAVARS
from newsarch.cli.options import SETTINGS
from newsarch.cli.specs import all_commands

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
INNOCENT = {"list", "stats", "tags", "units", "units suggest", "config", "config show"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["list"], 0), (["search", "nicniema"], 0), (["serach"], 2), (["search", "(x"], 2),
        (["search", "--date", "32.13.2017"], 2), (["show", "99"], 3), (["show", "x"], 2),
        (["show", "99999999999999999999"], 2), (["--wait", "x", "list"], 2),
        (["--config", "missing.toml", "list"], 2), (["--archive", "postgresql://x/y", "list"], 2),
        (["--today", "yesteryear", "list"], 2), (["add", "missing.txt"], 1),
        (["history", "99"], 3), (["undo"], 3), (["edit", "99"], 3), (["units", "forget", "x"], 3),
        (["export", "--sort", "colour"], 2), (["tag", "+", "1"], 2), (["tag", "1"], 2),
    ],
)  # fmt: skip
def test_exit_codes(run: Run, line: list[str], code: int) -> None:
    result = run(*line)
    assert result.code == code
    if code:
        assert result.out == ""
        assert result.err
        assert "Traceback" not in result.err


def test_a_damaged_or_newer_archive_ends_with_5_and_is_left_alone(run: Run, home: Path) -> None:
    path = home / "archive.json"
    for content in (b"", b"{", b"[1]", b"\xff\xfe", b'{"_default": {"1": {"x": 1}}}'):
        path.write_bytes(content)
        for line in (["list"], ["add", "page.txt"]):
            result = run(*line)
            assert result.code == 5
            assert len(result.err.splitlines()) == 1
        assert path.read_bytes() == content


def test_articles_that_are_not_there_are_named_as_ranges(archive: Run) -> None:
    assert "articles 4..999, 1001 in" in archive("tag", "+x", "3..999", "1001").err


@pytest.mark.parametrize("command", [[], ["search"], ["export"], ["show"], ["tags", "merge"]])
def test_help_has_a_short_flag(run: Run, command: list[str]) -> None:
    assert run(*command, "-h").out == run(*command, "--help").out != ""


def test_among_tags_a_short_flag_is_a_tag(archive: Run) -> None:
    archive("tag", "+h", "1")
    assert archive("tag", "-h", "1").code == 0
    assert "-h, --help" not in archive("tag", "--help").out


def test_a_hint_follows_a_whole_sentence(run: Run) -> None:
    assert (
        "(lat). See “newsarch auto-archive --help”."
        in run("auto-archive", "--older-than", "5", "lat").err
    )


def test_an_error_is_one_line_and_a_query_has_a_caret(run: Run) -> None:
    assert len(run("show", "99").err.splitlines()) == 1
    lines = run("search", "handel", "unti:x").err.splitlines()
    assert lines[0].startswith("newsarch: ")
    assert lines[1].index("unti") == lines[2].index("^")


def test_hostile_arguments_are_shown_safely(run: Run) -> None:
    result = run("search", "a:\x1b[2J\u202e")
    assert result.code == 2
    assert "\x1b" not in result.err
    assert "\u202e" not in result.err


@pytest.mark.parametrize("line", [
    ["serach"], ["tags", "renam"], ["list", "--nic"], ["show"], ["list", "--limit", "x"],
    ["list", "-f", "yaml"], ["list", "--sort"], ["list", "--nie'ma"],
])  # fmt: skip
def test_names_stand_in_the_quotes_of_the_language(run: Run, line: list[str]) -> None:
    for language, opening in (("en", "“"), ("pl", "„")):
        said = run("--lang", language, *line).err
        assert opening in said.partition("--help")[0]
        assert not re.search(r"""(?<!\w)['"]|['"](?!\w)""", said), said


def test_what_stands_for_values_is_translated() -> None:
    options = [*SETTINGS, *(option for command in all_commands() for option in command.options)]
    metavars = {option.metavar for option in options if option.metavar}
    metavars |= {one.metavar for command in all_commands() for one in command.arguments}
    assert metavars == set(METAVARS)


def test_what_changes_many_articles_can_be_tried() -> None:
    changing = {"add", "import", "tag", "tags rename", "tags merge", "units alias", "units forget",
                "units merge", "units refresh", "set", "archive", "unarchive", "remove", "undo",
                "auto-archive", "hold", "release", "retention dispose", "erase",
                "redact"}  # fmt: skip
    dry = {one.name for one in all_commands() if any(o.name == "dry_run" for o in one.options)}
    assert dry == changing


def test_quiet_leaves_out_confirmations_only(archive: Run) -> None:
    assert archive("-q", "tag", "+x", "1").err == ""
    assert archive("list", "-q").out
    assert archive("-q", "show", "99").err


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"newsarch {__version__}\n"
    assert run("--lang", "pl", "--version").out == f"newsarch {__version__}\n"
    assert run().out == run("--help").out
    assert run("--help").code == 0


@pytest.mark.parametrize("command", [command.name for command in all_commands()])
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: newsarch {command}")
    assert max(map(len, result.lines)) <= 80


def test_errors_and_help_come_in_polish(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSARCH_LANG", "pl")
    assert "Nie ma" in run("show", "99").err
    for line in (["--help"], ["search", "--help"], ["tags", "--help"]):
        assert re.search(r"^Opcje:", run(*line).out, re.MULTILINE)
        assert "Options" not in run(*line).out
    assert "nie ma takiego pliku" in run("add", "brak.txt").err
    english = re.compile(r"No such|Missing|Invalid|requires|See |not one of|unexpected")
    for line in (["serach"], ["show"], ["list", "--limit"], ["list", "--limit", "x"],
                 ["list", "-f", "yaml"], ["list", "--nic"], ["undo", "x"]):  # fmt: skip
        result = run(*line)
        assert result.code == 2
        assert not english.search(result.err), result.err


def test_the_flag_beats_the_environment_which_beats_the_file(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = home / ".config" / "newsarch" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('language = "pl"\n', encoding="utf-8")
    monkeypatch.delenv("NEWSARCH_LANG")
    assert "Nie ma" in run("show", "99").err
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "There is no" in run("show", "99").err
    monkeypatch.setenv("NEWSARCH_LANG", "pl")
    assert "Nie ma" in run("show", "99").err
    assert "There is no" in run("--lang", "en", "show", "99").err


def test_a_wrong_flag_is_refused_in_the_language_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSARCH_LANG", "pl")
    assert "„de”" in run("--lang", "de", "list").err


def test_an_input_that_is_refused_is_named_once(run: Run) -> None:
    for language in ("en", "pl"):
        assert run("--lang", language, "add", "none.txt").err.count("none.txt") == 1


def test_polish_plurals(archive: Run) -> None:
    assert archive("--lang", "pl", "tag", "+a", "1").err == "Zmieniono 1 artykuł.\n"
    assert archive("--lang", "pl", "tag", "+b", "1", "2").err == "Zmieniono 2 artykuły.\n"
    for title in "def":
        archive("add", "--title", title, "--body", title * 9)
    assert (
        archive("--lang", "pl", "tag", "+c", "--status", "active").err == "Zmieniono 5 artykułów.\n"
    )


def test_polish_prints_right_under_lang_c(archive: Run, process: Process) -> None:
    for locale in ("C", "POSIX"):
        done = process("list", "--id", "1", LANG=locale, LC_ALL=locale, PYTHONUTF8="0",
                       PYTHONCOERCECLOCALE="0")  # fmt: skip
        assert "handlowi ludźmi" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", [["list"], ["--version"], ["--help"], ["export"]])
def test_a_full_output_ends_with_73(archive: Run, process: Process, line: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(*line, stdout=full.fileno())
    assert done.returncode == 73
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_pipe_ends_quietly(archive: Run, process: Process) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = process("export", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_standard_output_is_not_silent(archive: Run) -> None:
    command = f"{sys.executable} -m newsarch list >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 73


def test_an_interrupt_ends_with_130(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = home / "editor.sh"
    editor.write_text(f"kill -{signal.SIGINT.value} $PPID\n")
    monkeypatch.setenv("EDITOR", f"sh {editor}")
    done = subprocess.run(
        [sys.executable, "-m", "newsarch", "edit", "1"], capture_output=True, check=False
    )
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr
    assert archive("list", "--count").out == "3\n"


def on_a_terminal(*args: str, columns: int = 80) -> str:
    """What newsarch prints on a terminal."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "newsarch", *args], stdin=its, stdout=its, stderr=its,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm"}, close_fds=True,
    ) as child:  # fmt: skip
        os.close(its)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        child.wait()
    os.close(ours)
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_a_table_in_colour(archive: Run) -> None:
    shown = on_a_terminal("list")
    assert "\x1b[" in shown
    assert "Title" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert max(map(len, plain.splitlines())) <= 80
    assert "\x1b[" not in on_a_terminal("--color", "never", "list")
    assert "Title" in on_a_terminal("--color", "never", "list")


def test_a_terminal_is_shown_what_would_be_done_as_a_table(archive: Run) -> None:
    for line in (
        ["archive", "2", "--dry-run"],
        ["auto-archive", "--older-than", "1y", "--dry-run"],
    ):
        shown = on_a_terminal("--color", "never", *line)
        assert "Title" in shown
        assert "Wypadek na trójce" in shown
        assert "\t" not in shown


def test_colour_follows_the_environment(archive: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in archive("show", "1").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in archive("show", "1").out
    assert "\x1b[" in archive("--color", "always", "show", "1").out
    assert "\x1b[" not in on_a_terminal("show", "1")


def test_a_terminal_is_told_that_there_are_more(archive: Run, home: Path) -> None:
    lines = [f'{{"title": "Tytuł {n}", "body": "Treść {n}"}}' for n in range(60)]
    (home / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    archive("import", "many.jsonl")
    assert "The first 50 articles; there are more" in on_a_terminal("list")
    assert len(archive("list").lines) == 63


def test_a_terminal_is_told_that_nothing_was_found(archive: Run) -> None:
    for command in ("search", "export"):
        assert on_a_terminal(command, "tag:nic") == "No article matches.\n"
    assert "there are more" not in on_a_terminal("list", "--limit", "0")


def test_names_of_articles_cannot_act_on_the_terminal(archive: Run) -> None:
    archive("add", "--title", "zły \x1b]0;x\x07 \u202e tytuł", "--body", "\x1b[2J [/b] x")
    for line in (["list"], ["show", "4"], ["export", "--id", "4"], ["export", "-f", "csv"],
                 ["list", "-f", "md"], ["history", "4"]):  # fmt: skip
        shown = on_a_terminal("--color", "never", *line)
        assert not {"\x1b", "\x07", "\u202e"} & set(shown), line


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("newsarch unar", "unarchive"),
        ("newsarch search --un", "--unit"),
        ("newsarch tags re", "rename"),
    ],
)
@pytest.mark.parametrize(
    ("shell", "shape"), [("bash", "plain,{}"), ("zsh", "plain\n{}\n"), ("fish", "plain,{}")]
)
def test_shells_can_complete(
    process: Process, words: str, completed: str, shell: str, shape: str
) -> None:
    last = len(words.split()) - 1
    place = words.split()[-1] if shell == "fish" else str(last)
    done = process(_NEWSARCH_COMPLETE=f"{shell}_complete", COMP_WORDS=words, COMP_CWORD=place)
    assert shape.format(completed) in done.stdout.decode()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete_even_on_an_everyday_line(
    process: Process, shell: str
) -> None:
    done = process("list", _NEWSARCH_COMPLETE=f"{shell}_source")
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"_NEWSARCH_COMPLETE={shell}_complete" in done.stdout.decode()


def test_the_shell_completes_names_of_files_itself(archive: Run, process: Process) -> None:
    for words in ("newsarch add pa", "newsarch import pa", "newsarch export -o pa",
                  "newsarch --archive pa", "newsarch list --config pa", "newsarch restore pa",
                  "newsarch backup pa"):  # fmt: skip
        place = str(len(words.split()) - 1)
        done = process(_NEWSARCH_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=place)
        assert done.stdout.decode() == "file,pa\n", words


@pytest.mark.skipif(which("bash") is None, reason="needs bash")
def test_bash_completes(home: Path) -> None:
    (home / "newsarch").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsarch "$@"\n')
    (home / "newsarch").chmod(0o755)
    script = (
        'eval "$(_NEWSARCH_COMPLETE=bash_source newsarch)"; COMP_WORDS=(newsarch units al);'
        " COMP_CWORD=2; _newsarch_completion newsarch; echo ${COMPREPLY[@]}"
    )
    environment = {**os.environ, "PATH": f"{home}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, env=environment)
    assert done.stdout == b"alias\n"
