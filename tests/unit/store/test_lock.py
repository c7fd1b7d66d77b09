"""Waiting for the lock: as long as told, and not longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.store import article, content, put

from newsarch.errors import CannotWriteError, LockedError
from newsarch.store.tiny import TinyStore, lock
from newsarch.store.tiny.filesystem import PRIVATE_FILE, FileSystem


class Clock:
    """Time that passes by sleeping alone."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(lock, "time", clock)
    return clock


@pytest.fixture
def taken(tmp_path: Path) -> Iterator[Path]:
    """An archive that somebody else is writing."""
    path = tmp_path / "archive.json"
    with TinyStore(path).writing():
        yield path


def test_who_waits_looks_soon_then_seldom_and_gives_up_in_time(taken: Path, clock: Clock) -> None:
    told: list[float] = []
    with pytest.raises(LockedError, match="in use by another process"):
        put(TinyStore(taken, 0.5, lambda: told.append(clock.now)), article(1))
    assert told == [0.0]
    assert clock.now == pytest.approx(0.5)
    assert clock.pauses[0] == 0.001
    assert all(a < b for a, b in zip(clock.pauses[:5], clock.pauses[1:6], strict=True))
    assert max(clock.pauses) == 0.03


def test_who_will_not_wait_is_told_at_once_and_asked_nothing(taken: Path, clock: Clock) -> None:
    told: list[bool] = []
    with pytest.raises(LockedError):
        put(TinyStore(taken, 0.0, lambda: told.append(True)), article(1))
    assert (told, clock.pauses) == ([], [])


def test_a_short_patience_is_waited_out_and_not_more(taken: Path, clock: Clock) -> None:
    with pytest.raises(LockedError):
        put(TinyStore(taken, 0.004), article(1))
    assert clock.pauses == pytest.approx([0.001, 0.002, 0.001])


def test_a_lock_that_is_free_is_had_without_waiting(tmp_path: Path, clock: Clock) -> None:
    store = TinyStore(tmp_path / "archive.json", 10.0, lambda: pytest.fail("nobody to wait for"))
    put(store, article(1))
    assert list(content(store)) == [1] and clock.pauses == []


class Vanishing(FileSystem):
    """Somebody else, whose archive did not come about, takes a folder away again at each of the
    first steps that need it."""

    def __init__(self, times: int) -> None:
        self.left = times

    def _take_away(self, folder: Path) -> None:
        if self.left:
            self.left -= 1
            folder.rmdir()

    def make_folder(self, folder: str) -> None:
        super().make_folder(folder)
        if Path(folder).name == "above":
            self._take_away(Path(folder))

    def create(self, path: str, *, anew: bool = False, mode: int = PRIVATE_FILE) -> int:
        if path.endswith(".lock") and self.left == 1:
            self._take_away(Path(path).parent)
        return super().create(path, anew=anew, mode=mode)


def test_folders_that_somebody_takes_away_again_are_made_again(tmp_path: Path) -> None:
    files = Vanishing(3)
    store = TinyStore(tmp_path / "above" / "folder" / "archive.json", files=files)
    put(store, article(1))
    assert list(content(store)) == [1] and not files.left


def test_a_folder_that_cannot_be_made_is_told_of_at_once(tmp_path: Path, clock: Clock) -> None:
    store = TinyStore(tmp_path / "above" / "folder" / "archive.json", files=Vanishing(1000))
    with pytest.raises(CannotWriteError):
        put(store, article(1))
    assert clock.pauses == []


class Crumbling(FileSystem):
    """Somebody else takes the folder away each time before the lock file is made."""

    def __init__(self, times: int) -> None:
        self.times, self.tried = times, 0

    def create(self, path: str, *, anew: bool = False, mode: int = PRIVATE_FILE) -> int:
        self.tried += 1
        if self.tried <= self.times:
            Path(path).parent.rmdir()
        return super().create(path, anew=anew, mode=mode)


def test_a_folder_is_made_five_times_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "archive.json"
    put(TinyStore(path, files=Crumbling(4)), article(1))
    assert list(content(TinyStore(path))) == [1]
    files = Crumbling(1000)
    with pytest.raises(CannotWriteError):
        put(TinyStore(tmp_path / "other" / "archive.json", files=files), article(1))
    assert files.tried == 5


def test_where_no_archive_came_about_nothing_new_is_left(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for name in ("archive.json", "there/archive.json", "a/b/archive.json", "there/c/archive.json"):
        store = TinyStore(tmp_path / name)
        with store.writing():
            assert Path(store.paths.lock).exists()
        assert list(tmp_path.rglob("*")) == [tmp_path / "there"]
    put(store, article(1))
    with store.writing():
        pass
    assert Path(store.paths.lock).exists()
