"""An archive in memory, with a clock that stands still until it is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsarch.archive import Archive
from newsarch.index.scan import ScanIndex
from newsarch.polish.lemmas import best_analyzer
from newsarch.store.memory import MemoryStore


class Clock:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Warsaw"))

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **by: int) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def archive(clock: Clock) -> Archive:
    store = MemoryStore()
    index = ScanIndex(store, best_analyzer, "Europe/Warsaw")
    return Archive(store, index, clock, who="ala")
