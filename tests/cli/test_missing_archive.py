"""An archive that is not there, and what is no archive: said plainly, and nothing left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.cli.conftest import Run

READING = (
    ["list"], ["list", "--count"], ["list", "-f", "json"], ["stats"], ["tags"], ["units"],
    ["export"], ["reindex"], ["tag", "+x", "--query", "a"], ["units", "refresh"],
)  # fmt: skip
FAILING = (
    ["show", "1"], ["tag", "+x", "1"], ["undo"], ["units", "forget", "a"],
    ["units", "alias", "x", "KPP w Żarach"], ["units", "merge", "x", "--into", "KPP w Żarach"],
    ["units", "alias", "x", "KPP w Żarach", "--dry-run"], ["erase", "1", "--yes"],
    ["redact", "1", "--text", "abcd", "--yes"], ["set", "1", "by=x"], ["hold", "1"],
    ["retention", "set", "1", "B5"], ["compact"], ["backup"], ["check"], ["check", "--repair"],
)  # fmt: skip
ALSO = (
    ["add", "none.txt"], ["add", "page.txt", "--dry-run"], ["auto-archive"],
    ["restore", "none.zip"],
)  # fmt: skip


@pytest.mark.parametrize("place", ["a.json", "new/newer/a.json"])
@pytest.mark.parametrize("line", [*READING, *FAILING, *ALSO], ids=" ".join)
def test_a_mistyped_name_leaves_no_traces(
    run: Run, home: Path, place: str, line: list[str]
) -> None:
    before = sorted(home.rglob("*"))
    run("--archive", place, *line)
    assert sorted(home.rglob("*")) == before


@pytest.mark.parametrize("line", READING, ids=" ".join)
def test_who_finds_nothing_is_told_that_there_is_no_archive(run: Run, line: list[str]) -> None:
    result = run("--archive", "a.json", *line)
    assert result.code == 0
    assert "There is no archive at a.json yet" in result.err
    assert run("-q", "--archive", "a.json", *line).err == ""


@pytest.mark.parametrize("line", FAILING, ids=" ".join)
def test_who_cannot_find_is_told_that_there_is_no_archive(run: Run, line: list[str]) -> None:
    result = run("--archive", "a.json", *line)
    assert result.code == 3
    assert result.err.startswith("newsarch: There is no archive at ")
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("line", [["auto-archive"], ["add", "page.txt", "--dry-run"]])
def test_who_needs_no_archive_is_not_told(run: Run, line: list[str]) -> None:
    assert "There is no archive" not in run("--archive", "a.json", *line).err


@pytest.mark.parametrize("line", [["list"], ["add", "page.txt"], ["backup"], ["check"]])
def test_a_folder_is_no_archive(run: Run, home: Path, line: list[str]) -> None:
    (home / "folder").mkdir()
    result = run("--archive", "folder", *line)
    assert result.code == 2
    assert "folder is a folder: name the archive's file in it, such as folder/archive.json" in (
        result.err
    )
    assert list((home / "folder").iterdir()) == []


def test_a_pipe_is_no_archive_and_nobody_waits_for_it(run: Run, home: Path) -> None:
    os.mkfifo(home / "pipe")
    assert run("--archive", "pipe", "list").code == 2
    assert run("--archive", "/dev/null", "add", "page.txt").code == 2


@pytest.mark.parametrize("content", [b"Notes\n", b'[{"title": "x"}]', b'{"_default": {}}', b"\xff"])
@pytest.mark.parametrize("line", [["list"], ["add", "page.txt"], ["check"], ["check", "--repair"],
                                  ["check", "--deep"], ["backup"]], ids=" ".join)  # fmt: skip
def test_another_file_is_no_archive_and_stays_as_it_is(
    run: Run, home: Path, line: list[str], content: bytes
) -> None:
    (home / "notes").write_bytes(content)
    result = run("--archive", "notes", *line)
    assert result.code == 5
    assert "notes is not a newsarch archive: choose another file, or import it." in result.err
    assert (home / "notes").read_bytes() == content


def test_an_empty_file_is_no_archive(run: Run, home: Path) -> None:
    (home / "empty").touch()
    result = run("--archive", "empty", "add", "page.txt")
    assert (result.code, "empty is empty and no newsarch archive" in result.err) == (5, True)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_place_where_nothing_can_be_made_is_not_waited_for(run: Run) -> None:
    result = run("--wait", "60", "--archive", "/proc/a.json", "add", "page.txt")
    assert (result.code, "cannot be written" in result.err) == (73, True)


def test_an_archive_that_is_well_is_not_repaired(archive: Run, home: Path) -> None:
    result = archive("check", "--repair")
    assert (result.code, result.err) == (0, "The archive is well.\n")
    assert not list(home.glob("*.damaged-*"))


def test_an_archive_that_was_overwritten_is_damaged(archive: Run, home: Path) -> None:
    (home / "archive.json").write_bytes(b"Notes\n")
    result = archive("list")
    assert (result.code, "damaged at line 1, byte 0" in result.err) == (5, True)
    assert archive("check", "--repair").code == 1


def test_an_archive_without_beginning_and_changes_is_damaged_and_saved(
    archive: Run, home: Path
) -> None:
    path = home / "archive.json"
    (home / "archive.changes.json").unlink()
    data = path.read_bytes()
    path.write_bytes(data.replace(data.split(b"\n")[0], b"x" * 40, 1))
    assert archive("check").code == 5
    archive("check", "--repair")
    assert archive("check", "--deep").code == 0
    assert archive("show", "1", "-f", "json").code == 0
