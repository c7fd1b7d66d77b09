"""Backups on the command line: made, verified, restored, and never over what is there."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def made(archive: Run) -> Path:
    result = archive("backup")
    assert result.code == 0
    return Path(result.out.strip())


def test_a_backup_restores_what_was_removed(archive: Run) -> None:
    backup = made(archive)
    before = archive("show", "1", "-f", "json").out
    archive("remove", "1", "--yes")
    refused = archive("restore", str(backup))
    assert (refused.code, archive("list", "--count").out) == (4, "2\n")
    assert archive("restore", str(backup), "--force").code == 0
    assert archive("show", "1", "-f", "json").out == before


def test_a_backup_restores_elsewhere(archive: Run, home: Path) -> None:
    backup = made(archive)
    elsewhere = str(home / "other" / "archive.json")
    assert archive("restore", str(backup), "--to", elsewhere).code == 0
    assert archive("--archive", elsewhere, "show", "1").out == archive("show", "1").out


def test_a_damaged_backup_is_refused_and_nothing_is_touched(archive: Run) -> None:
    backup = made(archive)
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    before = archive("show", "1").out
    assert archive("backup", "verify", str(backup)).code == 5
    assert archive("restore", str(backup), "--force").code == 5
    assert archive("show", "1").out == before


def test_only_so_many_are_kept(archive: Run, home: Path) -> None:
    for day in ("2026-11-01", "2026-11-02", "2026-11-03"):
        archive("--today", day, "backup", str(home / "b"), "--keep", "2")
    assert len(list((home / "b").glob("*.zip"))) == 2


def test_a_backup_that_would_not_be_kept_is_not_made(archive: Run, home: Path) -> None:
    archive("backup", str(home / "b"))
    assert archive("backup", str(home / "b"), "--keep", "0").code == 2
    assert len(list((home / "b").glob("*.zip"))) == 1


def test_without_an_archive_there_is_nothing_to_back_up(run: Run) -> None:
    assert run("backup").code == 3


def test_what_is_not_there_cannot_be_verified(run: Run) -> None:
    assert run("backup", "verify", "none.zip").code == 3
