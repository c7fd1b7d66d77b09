"""The seam onto the operating system: whole reads and writes, private files, synced folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsarch.store.tiny.filesystem import FILES


def test_short_reads_and_writes_are_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pread, pwrite = os.pread, os.pwrite
    monkeypatch.setattr(os, "pread", lambda fd, size, offset: pread(fd, min(size, 1), offset))
    monkeypatch.setattr(os, "pwrite", lambda fd, data, offset: pwrite(fd, data[:2], offset))
    fd = FILES.create(str(tmp_path / "file"))
    FILES.write(fd, b"0123456789", 1)
    assert FILES.read(fd, 20, 1) == b"0123456789"
    assert FILES.read(fd, 7, 2) == b"1234567"
    assert FILES.read(fd, 5, 50) == b""
    FILES.close(fd)


def test_new_folders_are_private_and_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(type(FILES), "sync_folder", lambda self, folder: synced.append(folder))
    FILES.make_folder(str(tmp_path / "a" / "b"))
    assert synced == [str(tmp_path), str(tmp_path / "a")]
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_a_lock_is_had_once(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    first, second = FILES.create(path), FILES.create(path)
    assert FILES.lock(first) and not FILES.lock(second)
    FILES.close(first)
    assert FILES.lock(second)
    assert FILES.has_name(second, path)
    FILES.unlink(path)
    FILES.unlink(path)
    assert not FILES.has_name(second, path)
    assert not FILES.exists(path)
    FILES.close(second)


def test_what_may_not_be_looked_at_is_not_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    assert not FILES.exists(str(path / "below"))
    path.touch()
    assert not FILES.exists(str(path / "below"))
    assert FILES.exists(str(path))

    def refused(_path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", refused)
    with pytest.raises(PermissionError):
        FILES.exists(str(path))


def test_a_file_is_dressed_and_cut(tmp_path: Path) -> None:
    path = tmp_path / "file"
    fd = FILES.create(str(path))
    FILES.write(fd, b"0123456789", 0)
    FILES.truncate(fd, 4)
    FILES.dress(fd, 0o640, 1_498_737_600_000_000_000)
    FILES.sync(fd)
    FILES.close(fd)
    FILES.sync_folder(str(tmp_path))
    state = path.stat()
    assert (state.st_size, state.st_mode & 0o777, state.st_mtime_ns) == (
        4, 0o640, 1_498_737_600_000_000_000)  # fmt: skip
    FILES.close(FILES.create(str(path), anew=True))
    assert path.read_bytes() == b""


def test_a_mac_is_told_to_wait_for_the_disk_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, int]] = []
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("fcntl.F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr("fcntl.fcntl", lambda fd, command: synced.append((fd, command)))
    fd = FILES.create(str(tmp_path / "file"))
    FILES.sync(fd)
    FILES.close(fd)
    assert synced == [(fd, 51)]
