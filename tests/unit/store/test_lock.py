"""Waiting for the lock: as long as told, and not longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.store import article, content, put

from newsarch.errors import LockedError
from newsarch.store.tiny import TinyStore, lock


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
