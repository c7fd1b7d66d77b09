"""A backup vouches for itself, and never overwrites what it should save."""

from __future__ import annotations

import os
import random
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from tests.contract.store import article, content, put, remove

from newsarch.errors import (
    CannotWriteError,
    ConflictError,
    DamagedError,
    LockedError,
    NotFoundError,
)
from newsarch.store.backup import verify_backup
from newsarch.store.packing import keep_newest, write_backup
from newsarch.store.restoring import restore_backup
from newsarch.store.tiny import TinyStore

AT = "2026-11-24T20:15:00+01:00"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    record, changes = tmp_path / "a" / "archive.json", tmp_path / "a" / "archive.changes.json"
    record.parent.mkdir()
    record.write_text('{"articles": {}}\n' * 50, encoding="utf-8")
    changes.write_text('{"changes": {}}\n', encoding="utf-8")
    return [record, changes]


def backup(files: list[Path], folder: Path, at: str = AT) -> Path:
    return write_backup(files, folder, at, "cafe", 3, 4)


def test_what_was_backed_up_comes_back(files: list[Path], tmp_path: Path) -> None:
    made = backup(files, tmp_path / "b")
    assert made.name == "archive-20261124T201500.zip"
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    back = [tmp_path / "c" / file.name for file in files]
    manifest = restore_backup(made, back)
    assert (manifest.archive, manifest.articles, manifest.changes) == ("cafe", 3, 4)
    assert [p.read_bytes() for p in back] == [p.read_bytes() for p in files]
    assert back[0].parent.stat().st_mode & 0o777 == 0o700
    assert [p.stat().st_mode & 0o777 for p in back] == [0o600, 0o600]


def test_any_unzip_program_opens_it(files: list[Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(backup(files, tmp_path)) as zipped:
        assert zipped.testzip() is None
        assert zipped.namelist() == ["archive.json", "archive.changes.json", "manifest.json"]


def test_one_flipped_bit_anywhere_is_found(files: list[Path], tmp_path: Path) -> None:
    made = backup(files, tmp_path)
    whole = made.read_bytes()
    bits = random.Random(5).sample(range(8 * len(whole)), 500)
    for bit in bits:
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        made.write_bytes(damaged)
        with pytest.raises(DamagedError):
            verify_backup(made)
    made.write_bytes(whole)
    verify_backup(made)


@pytest.mark.parametrize("length", [0, 10, 64, 65, -1])
def test_a_backup_cut_short_is_found(files: list[Path], tmp_path: Path, length: int) -> None:
    made = backup(files, tmp_path)
    made.write_bytes(made.read_bytes()[:length])
    with pytest.raises(DamagedError):
        verify_backup(made)


def test_another_file_is_not_a_backup(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        verify_backup(tmp_path / "none.zip")


def with_manifest(folder: Path, manifest: str) -> Path:
    """A backup of one file whose digest is right, whatever its manifest says."""
    made = folder / "archive-forged.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("b", "content")
        zipped.writestr("manifest.json", manifest)
        zipped.comment = b"0" * 64
    content = made.read_bytes()[:-64]
    made.write_bytes(content + sha256(content).hexdigest().encode())
    return made


OLD = '{"archive": "x", "at": "2026-11-24", "articles": 1, "changes": 1, "files": {"b": ""}}'
"""A manifest of the time when none told the time of the record."""


@pytest.mark.parametrize(
    "manifest",
    [
        "[" * 100_000, "{}", '{"at": "x"}', '{"a": ' + "9" * 5000 + "}", " " * 5_000_000, "\xff",
        '{"archive": 1, "at": 2, "articles": "x", "changes": [], "files": {}}',
        '{"archive": "x", "at": "2026-11-24", "articles": 1, "changes": 1, "files": {"a": ""}}',
        '{"archive": "x", "at": "2026-11-24", "articles": "1", "changes": 1, "files": {"b": ""}}',
        '{"archive": "x", "at": "2026-11-24", "articles": 1, "changes": 1, "files": {"b": ""}, '
        '"modified": 9223372036854775808}',
        '{"archive": "x", "at": "2026-11-24", "articles": 1, "changes": 1, "files": {"b": ""}, '
        '"modified": -1}',
        '{"archive": "x", "at": "today", "articles": 1, "changes": 1, "files": {"b": ""}}',
        '{"archive": "x", "at": "2026-11-24", "articles": 1, "changes": 1, "files": {}}',
        OLD.rjust(100_001),
    ],
    ids=["deep", "empty", "few", "number", "large", "bytes", "kinds", "missing", "counts",
         "time", "before time", "day", "nothing", "long"],
)  # fmt: skip
def test_a_backup_that_was_forged_is_refused(tmp_path: Path, manifest: str) -> None:
    forged = with_manifest(tmp_path, manifest)
    with pytest.raises(DamagedError):
        verify_backup(forged)
    keep_newest(tmp_path, tmp_path / "archive.json", "x", 1)
    assert forged.exists()


@pytest.mark.parametrize(
    ("manifest", "modified"),
    [
        (OLD, 0),
        (OLD.rjust(100_000), 0),
        (OLD[:-1] + ', "modified": 9223372036854775807}', (1 << 63) - 1),
    ],
    ids=["old", "largest", "latest"],
)
def test_a_backup_at_the_limits_is_one(tmp_path: Path, manifest: str, modified: int) -> None:
    assert verify_backup(with_manifest(tmp_path, manifest)).modified == modified


def test_a_record_whose_time_nobody_knows_comes_back_as_one_of_now(tmp_path: Path) -> None:
    made = with_manifest(tmp_path, OLD)
    restore_backup(made, [tmp_path / "c"])
    assert (tmp_path / "c").stat().st_mtime_ns >= made.stat().st_mtime_ns


def test_a_backup_is_never_overwritten(files: list[Path], tmp_path: Path) -> None:
    made = backup(files, tmp_path).read_bytes()
    files[0].write_text("other", encoding="utf-8")
    assert backup(files, tmp_path).name == "archive-20261124T201500_02.zip"
    assert (tmp_path / "archive-20261124T201500.zip").read_bytes() == made
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_keeps_away_from_one_that_is_being_written(
    files: list[Path], tmp_path: Path
) -> None:
    part = tmp_path / "archive-20261124T201500.zip.part"
    part.write_bytes(b"half")
    assert backup(files, tmp_path).name == "archive-20261124T201500_02.zip"
    assert part.read_bytes() == b"half"


def test_a_backup_of_what_changed_meanwhile_is_none(files: list[Path], tmp_path: Path) -> None:
    def check() -> None:
        raise LockedError("changed")

    with pytest.raises(LockedError):
        write_backup(files, tmp_path / "b", AT, "cafe", 3, 4, check=check)
    assert list((tmp_path / "b").iterdir()) == []


def test_the_record_comes_back_with_its_time(files: list[Path], tmp_path: Path) -> None:
    os.utime(files[0], ns=(10**18, 10**18 + 7))
    made = backup(files, tmp_path)
    assert verify_backup(made).modified == 10**18 + 7
    back = [tmp_path / "c" / file.name for file in files]
    restore_backup(made, back)
    assert back[0].stat().st_mtime_ns == 10**18 + 7
    assert back[1].stat().st_mtime_ns >= made.stat().st_mtime_ns


def test_the_later_of_two_backups_of_a_second_is_kept(files: list[Path], tmp_path: Path) -> None:
    backup(files, tmp_path)
    later = backup(files, tmp_path)
    keep_newest(tmp_path, files[0], "cafe", 1)
    assert list(tmp_path.glob("*.zip")) == [later]


def test_restoring_over_an_archive_needs_force_and_keeps_it_aside(
    files: list[Path], tmp_path: Path
) -> None:
    made = backup(files, tmp_path)
    files[0].write_text("newer", encoding="utf-8")
    with pytest.raises(ConflictError, match=r"archive\.json exists"):
        restore_backup(made, files)
    assert files[0].read_text(encoding="utf-8") == "newer"
    restore_backup(made, files, force=True)
    aside = files[0].with_name("archive.json.before-restore")
    assert aside.read_text(encoding="utf-8") == "newer"
    assert files[0].read_text(encoding="utf-8").startswith('{"articles"')


def test_only_the_newest_backups_of_this_archive_are_kept(
    files: list[Path], tmp_path: Path
) -> None:
    for day in range(1, 6):
        backup(files, tmp_path, f"2026-11-0{day}T03:00:00+01:00")
    write_backup(files, tmp_path, "2026-11-01T04:00:00+01:00", "other", 0, 0)
    (tmp_path / "archive-mine.zip").write_bytes(b"not a backup")
    for more in (5, 6, 100):
        keep_newest(tmp_path, files[0], "cafe", more)
        assert len(list(tmp_path.glob("*.zip"))) == 7
    keep_newest(tmp_path, files[0], "cafe", 2)
    assert sorted(path.name for path in tmp_path.glob("*.zip")) == [
        "archive-20261101T040000.zip",
        "archive-20261104T030000.zip",
        "archive-20261105T030000.zip",
        "archive-mine.zip",
    ]


def test_a_disk_that_refuses_leaves_no_half_backup(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "b").write_text("no folder", encoding="utf-8")
    with pytest.raises(CannotWriteError, match=r"archive-20261124T201500\.zip"):
        backup(files, tmp_path / "b")
    folder = tmp_path / "c"
    (folder / "archive-20261124T201500.zip.part").mkdir(parents=True)
    assert backup(files, folder).name == "archive-20261124T201500_02.zip"


def test_a_restoring_that_fails_leaves_all_as_it_was(files: list[Path], tmp_path: Path) -> None:
    made, before = backup(files, tmp_path / "b"), [file.read_bytes() for file in files]
    in_the_way = files[1].with_name("archive.changes.json.restored")
    in_the_way.mkdir()
    with pytest.raises(CannotWriteError, match=r"archive\.json cannot be written"):
        restore_backup(made, files, force=True)
    assert [file.read_bytes() for file in files] == before
    assert sorted(files[0].parent.iterdir()) == sorted([*files, in_the_way])


def test_what_was_kept_aside_before_stays(files: list[Path], tmp_path: Path) -> None:
    made = backup(files, tmp_path / "b")
    for text in ("first", "second", "third"):
        files[0].write_text(text, encoding="utf-8")
        restore_backup(made, files, force=True)
    kept = [files[0].with_name(f"archive.json.before-restore{n}") for n in ("", "1", "2")]
    assert [path.read_text(encoding="utf-8") for path in kept] == ["first", "second", "third"]


def test_the_store_backs_itself_up_and_comes_back(tmp_path: Path) -> None:
    store, folder = TinyStore(tmp_path / "archive.json"), tmp_path / "b"
    put(store, article(1), article(2))
    remove(store, 1)
    days = [
        store.back_up(folder, f"2026-11-2{day}T03:00:00+01:00", keep)
        for day, keep in enumerate([None, None, None, 2])
    ]
    assert sorted(folder.iterdir()) == days[2:]
    manifest = verify_backup(days[3])
    assert (manifest.archive, manifest.articles, manifest.changes) == (store.identity, 1, 2)
    other = TinyStore(tmp_path / "other" / "archive.json")
    assert other.restore(days[3]) == manifest
    assert content(other) == content(store) and other.last_change() == 2
    put(store, article(2, "nowy"))
    with pytest.raises(ConflictError):
        store.restore(days[3])
    store.restore(days[3], force=True)
    assert content(store) == content(other)


def test_what_is_not_there_is_not_backed_up_and_not_compacted(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "archive.json")
    with pytest.raises(NotFoundError, match="no archive"):
        store.back_up(tmp_path / "b", AT)
    with pytest.raises(NotFoundError, match="no archive"):
        store.compact()
    assert not (tmp_path / "b").exists()
