"""Backups on the command line: made, verified, restored, and never over what is there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from newsarch.errors import LockedError
from newsarch.store.backup import verify_backup
from newsarch.store.tiny import TinyStore, backing, compaction
from newsarch.store.tiny.filesystem import FILES


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


def test_two_backups_of_one_second_have_names_of_their_own(archive: Run, home: Path) -> None:
    assert made(archive) != made(archive)
    assert len(list((home / "backups").glob("*.zip"))) == 2


@pytest.mark.parametrize("kind", ["lock", "record"])
def test_an_archive_that_cannot_be_written_can_be_backed_up(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def refuse(*_args: object, **_options: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    if kind == "lock":
        monkeypatch.setattr(FILES, "create", refuse, raising=False)
    else:
        opened = FILES.open
        monkeypatch.setattr(
            FILES, "open", lambda path, write=False: refuse() if write else opened(path),
            raising=False,
        )  # fmt: skip
    assert archive("tag", "+x", "1").code == 73
    elsewhere = home / "other"
    result = archive("backup", str(elsewhere))
    assert (result.code, list(map(str, elsewhere.iterdir()))) == (0, result.lines)
    assert archive("backup", "verify", result.lines[0]).code == 0


def test_what_is_written_while_it_is_backed_up_without_a_lock_is_refused(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TinyStore(home / "archive.json")
    check = backing._watching(store)
    check()
    archive("tag", "+x", "1")
    with pytest.raises(LockedError):
        check()


def test_a_change_is_seen_though_no_time_passed(archive: Run, home: Path) -> None:
    store = TinyStore(home / "archive.json")
    check = backing._watching(store)
    before = os.stat(store.paths.changes)
    with open(store.paths.changes, "r+b") as file:
        file.seek(-20, os.SEEK_END)
        file.write(b"x")  # in the mark
    os.utime(store.paths.changes, ns=(before.st_mtime_ns, before.st_mtime_ns))
    with pytest.raises(LockedError, match=r"archive\.json is in use"):
        check()


def test_an_archive_without_articles_is_backed_up_without_a_lock(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TinyStore(home / "archive.json")
    compaction.create(FILES, store.paths)

    def refuse(*_args: object, **_options: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(FILES, "create", refuse, raising=False)
    assert verify_backup(store.back_up(home / "b", "2026-11-24")).articles == 0


def test_a_restored_archive_is_taken_as_it_is(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = made(archive)
    stamp = TinyStore(home / "archive.json").stamp()
    elsewhere = home / "other" / "archive.json"
    assert archive("restore", str(backup), "--to", str(elsewhere)).code == 0
    store = TinyStore(elsewhere)
    assert store.stamp() == stamp  # nobody seems to have edited it
    assert list(store.examine()) == []

    def refuse(*_args: object) -> None:
        raise AssertionError("read anew")

    monkeypatch.setattr("newsarch.store.tiny.recovery._adopt", refuse)
    assert archive("--archive", str(elsewhere), "tag", "+x", "1").code == 0
    assert store.layout() == TinyStore(home / "archive.json").layout()
