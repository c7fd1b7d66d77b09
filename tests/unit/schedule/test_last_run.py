"""The note of the last run, the warning that rests on it, and the log."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsarch.errors import CannotWriteError
from newsarch.schedule import run_log
from newsarch.schedule.expression import parse
from newsarch.schedule.last_run import LastRun, last_run, note, note_path, overdue

NOW = datetime(2026, 11, 24, 12, 0).astimezone()


def ran(before: timedelta) -> LastRun:
    return LastRun((NOW - before).isoformat(timespec="seconds"), 3, 17)


def test_a_note_is_read_back_and_replaced(tmp_path: Path) -> None:
    archive = str(tmp_path / "a.json")
    assert last_run(archive) is None
    note(archive, ran(timedelta(days=1)))
    note(archive, ran(timedelta()))
    assert last_run(archive) == ran(timedelta())
    assert [path.name for path in tmp_path.iterdir()] == ["a.last-run"]
    assert note_path(archive).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"at": "x", "archived": 1, "change": 1}', "\0"])
def test_a_damaged_note_is_no_note(tmp_path: Path, text: str) -> None:
    archive = str(tmp_path / "a.json")
    note_path(archive).write_text(text)
    assert last_run(archive) is None


def test_a_note_that_cannot_be_written_is_let_go(tmp_path: Path) -> None:
    note(str(tmp_path / "gone" / "a.json"), ran(timedelta()))
    assert list(tmp_path.iterdir()) == []


def test_overdue_after_two_times_of_the_schedule() -> None:
    nightly = parse("15 3 * * *")
    assert overdue(ran(timedelta(hours=9)), nightly, NOW) is None
    assert overdue(ran(timedelta(hours=32)), nightly, NOW) is None
    warning = overdue(ran(timedelta(hours=33)), nightly, NOW)
    assert warning is not None and "2026-11-23" in warning
    assert overdue(ran(timedelta(days=40)), parse("0 0 1 * *"), NOW) is None
    assert overdue(ran(timedelta(days=60)), parse("0 0 1 * *"), NOW) is not None


def test_without_a_schedule_two_days_are_too_long() -> None:
    assert overdue(ran(timedelta(hours=47)), None, NOW) is None
    assert overdue(ran(timedelta(hours=49)), None, NOW) is not None
    assert overdue(None, None, NOW) is not None


def test_the_offset_of_the_note_counts() -> None:
    east = timezone(timedelta(hours=14))
    late = LastRun((NOW - timedelta(hours=49)).astimezone(east).isoformat(), 0, None)
    assert overdue(late, None, NOW) is not None


def test_the_log_is_put_aside_when_it_has_grown(tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    for number in range(7):
        run_log.append(log, "2026-11-24T03:15:00+01:00", [f"{number} ą\udc80" + "x" * 1_000_000])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "run.log", "run.log.1", "run.log.2", "run.log.3", "run.log.4",
    ]  # fmt: skip
    numbers = [path.read_text().split()[1] for path in sorted(tmp_path.iterdir())]
    assert numbers == ["6", "5", "4", "3", "2"]
    run_log.append(tmp_path / "new.log", "T", ["a", "b"])
    run_log.append(tmp_path / "new.log", "U", ["c"])
    assert (tmp_path / "new.log").read_text() == "T  a\nT  b\nU  c\n"
    assert (tmp_path / "new.log").stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="gone"):
        run_log.append(tmp_path / "gone" / "run.log", "T", ["a"])
