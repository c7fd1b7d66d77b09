"""An archive in memory with a clock set by hand, and quick ways to fill it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsarch.archive import Archive
from newsarch.dates import parse_age
from newsarch.index.scan import ScanIndex
from newsarch.model.article import Article
from newsarch.model.change import ADDED, Edit
from newsarch.model.identity import with_hash
from newsarch.schedule.retention import parse_category
from newsarch.schedule.rules import Rule
from newsarch.store.memory import MemoryStore

WARSAW = "Europe/Warsaw"


def no_words() -> Any:
    """Queries of these tests have tags and dates, never words."""
    return None


@dataclass
class World:
    """An archive, its clock and its zone."""

    zone: str = WARSAW
    time: datetime = datetime(2026, 11, 24, 11, tzinfo=UTC)
    archive: Archive = field(init=False)

    def __post_init__(self) -> None:
        store = MemoryStore()
        clock: Callable[[], datetime] = lambda: self.time.astimezone(ZoneInfo(self.zone))  # noqa: E731
        self.archive = Archive(store, ScanIndex(store, no_words, self.zone), clock)

    def add(self, published: str | None, **fields: Any) -> int:
        """Store an article as it is; its id."""
        with self.archive.writing() as writing:
            now = self.archive.now()
            made = Article(id=writing.next_id, published=published, added=now, modified=now)
            made = made.with_(**{"title": "Tytuł", **fields})
            writing.commit("add", [with_hash(made)], edits=(Edit(made.id, ADDED),))
        return made.id

    def rule(self, age: str, query: str = "", name: str = "r", **more: Any) -> Rule:
        """A rule of this archive."""
        if "retention" in more:
            more["retention"] = parse_category(more["retention"])
        return Rule(name, self.archive.parse(query), query, parse_age(age), **more)

    def later(self, **by: int) -> None:
        """Let time pass."""
        self.time += timedelta(**by)

    def archived(self) -> set[int]:
        """Ids of the articles that are archived."""
        articles = (stored.article for stored in self.archive.store.scan())
        return {article.id for article in articles if article.status == "archived"}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def new_world() -> Callable[[str, datetime], World]:
    """Makes worlds in a zone, at a time."""
    return World
