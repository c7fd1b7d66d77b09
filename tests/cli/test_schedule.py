"""`schedule` puts one job in place, leaves other people's lines alone, and takes it away again.

`crontab` and `systemctl` are small programs of the test's own, first on the path.
"""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from newsarch.cli.main import main
from newsarch.config import load
from newsarch.schedule.installed import overdue_warning
from newsarch.schedule.last_run import LastRun, note, note_path

CRONTAB = """\
#!/bin/sh
file="{folder}/crontab"
case "$1" in
-l) [ -e "$file" ] || {{ echo "no crontab for ala" >&2; exit 1; }}; cat "$file" ;;
-) cat > "$file" ;;
*) exit 2 ;;
esac
"""
SYSTEMCTL = '#!/bin/sh\necho "$@" >> "{folder}/systemctl"\n'
OTHERS = b"# moje\nMAILTO=ala@example.org\n\n*/5 * * * * echo 100\\%  \xff\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a crontab, a rule and an archive."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in (("crontab", CRONTAB), ("systemctl", SYSTEMCTL)):
        (programs / name).write_text(text.format(folder=tmp_path))
        (programs / name).chmod(0o755)
    (tmp_path / "config.toml").write_text('[[auto_archive]]\nname = "r"\nolder_than = "90d"\n')
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("NEWSARCH_ARCHIVE", str(tmp_path / "archive.json"))
    monkeypatch.setenv("NEWSARCH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("NEWSARCH_LANG", "en")
    monkeypatch.setenv("NEWSARCH_TODAY", "2026-11-24")
    return tmp_path


def schedule(*arguments: str) -> int:
    return main(["schedule", *arguments])


@pytest.mark.parametrize("others", [None, b"", OTHERS, OTHERS.rstrip(b"\n"), b"\n\n"])
def test_other_lines_survive_install_and_remove(folder: Path, others: bytes | None) -> None:
    crontab = folder / "crontab"
    if others is not None:
        crontab.write_bytes(others)
    assert schedule("install", "--yes") == 0
    installed = crontab.read_bytes()
    assert (others or b"") in installed
    assert installed.count(b"auto-archive") == 1
    assert schedule("install", "--at", "03:15", "--yes") == 0
    assert crontab.read_bytes() == installed
    assert schedule("install", "--at", "4:30", "--log", "run.log", "--yes") == 0
    changed = crontab.read_bytes()
    assert b"\n30 4 * * * " in b"\n" + changed
    assert b"15 3" not in changed
    assert f"--log {Path.cwd() / 'run.log'}".encode() in changed
    assert schedule("remove", "--yes") == 0
    assert crontab.read_bytes() == (others or b"")


def test_what_changes_is_shown_and_in_a_pipe_needs_a_yes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "crontab").write_bytes(OTHERS)
    assert schedule("install") == 2
    told = capsys.readouterr().err
    assert "+15 3 * * * LC_ALL=C.UTF-8 " in told
    assert "--yes" in told
    assert (folder / "crontab").read_bytes() == OTHERS


@pytest.mark.parametrize(("answer", "agreed"), [("y\n", True), ("n\n", False), ("", False)])
def test_on_a_terminal_one_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, agreed: bool
) -> None:
    monkeypatch.setattr("newsarch.cli.context.on_terminal", lambda _stream: True)
    monkeypatch.setattr("sys.stdin", StringIO(answer))
    assert schedule("install") == 0
    assert (folder / "crontab").exists() == agreed


def test_each_archive_has_a_block_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule("install", "--yes")
    one = (folder / "crontab").read_bytes()
    monkeypatch.setenv("NEWSARCH_ARCHIVE", str(folder / "50% drugie 'archiwum'.json"))
    schedule("install", "--cron", "0 6 * * mon-fri", "--yes")
    assert (folder / "crontab").read_bytes().startswith(one)
    schedule("remove", "--yes")
    assert (folder / "crontab").read_bytes() == one


def test_show_tells_the_line_the_last_run_and_the_next(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert schedule("show") == 0
    assert "No schedule is installed" in capsys.readouterr().out
    schedule("install", "--yes")
    main(["add", "--title", "Tytuł"])
    main(["auto-archive"])
    capsys.readouterr()
    assert schedule("show") == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[1].startswith("15 3 * * * LC_ALL=C.UTF-8 ")
    last, following = (re.search(r"\d{4}-\S+ \d\d:\d\d[+-]\d\d:\d\d", line) for line in shown[3:5])
    assert last and following, "both times are said in one way"
    assert shown[3].endswith("0 articles archived")
    assert shown[3].startswith("Last run: 2026-11-2")
    assert shown[4].startswith("Next run: 2026-11-2")


def test_a_systemd_timer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = folder / "xdg" / "systemd" / "user"
    assert schedule("install", "--systemd", "--at", "03:15", "--yes") == 0
    timer, service = sorted(units.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert "OnCalendar=*-*-* 03:15:00\nPersistent=true\n" in timer.read_text()
    assert f'"--archive" "{folder}/archive.json"' in service.read_text()
    calls = (folder / "systemctl").read_text().splitlines()
    assert calls == ["--user daemon-reload", f"--user enable --now {timer.name}"]
    assert schedule("install", "--yes") == 4
    assert "systemd already" in capsys.readouterr().err
    schedule("show")
    assert "Next run" in capsys.readouterr().out
    assert schedule("remove", "--yes") == 0
    assert list(units.iterdir()) == []
    assert not (folder / "crontab").exists()


def test_rules_that_nobody_runs_are_warned_of(folder: Path) -> None:
    noon = datetime(2026, 11, 24, 12).astimezone()
    settings = load({}, os.environ)
    assert "never run" in (overdue_warning(settings, noon) or "")
    note(settings.archive, LastRun((noon - timedelta(days=4)).isoformat(), 0, None))
    assert overdue_warning(settings, noon) is not None
    schedule("install", "--cron", "0 6 1 * *", "--yes")
    assert overdue_warning(settings, noon) is None
    (folder / "config.toml").write_text("")
    note_path(settings.archive).unlink()
    assert overdue_warning(load({}, os.environ), noon) is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--at", "25:00"], "03:15"),
        (["--cron", "* * *"], "five fields"),
        (["--cron", "* * * * *\n* * * * * rm"], "five fields"),
        (["--at", "03:15", "--cron", "@daily"], "either"),
        (["--log", "a\nb"], "rename"),
    ],
)
def test_what_makes_no_schedule_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert schedule("install", "--yes", *arguments) == 2
    assert told in capsys.readouterr().err
    assert not (folder / "crontab").exists()


def test_wrong_rules_are_not_scheduled(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "config.toml").write_text('[[auto_archive]]\nname = "r"\nolder_than = "-1d"\n')
    assert schedule("install", "--yes") == 2
    assert f"{folder}/config.toml:3: older_than: " in capsys.readouterr().err
    assert not (folder / "crontab").exists()


def test_a_crontab_that_is_refused_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bin" / "crontab").write_text("#!/bin/sh\necho 'You are not allowed' >&2; exit 1\n")
    assert schedule("install", "--yes") == 73
    assert "You are not allowed" in capsys.readouterr().err
