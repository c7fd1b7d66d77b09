"""A story of commands that change an archive, and what must be true after each of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.contract.store import content, put, remove
from tests.crash.disk import ARCHIVE, CHANGES, Disk

from newsarch.model.article import Article
from newsarch.model.codec import from_document
from newsarch.store.tiny import TinyStore

Content = dict[int, Article]
Step = Callable[[TinyStore], object]


@dataclass(frozen=True)
class State:
    """The archive after some commands: its articles, and how many changes there are."""

    articles: Content
    changes: int


def article(id: int, text: str = "") -> Article:
    """A small article."""
    return Article(id=id, title=f"Tytuł {id}", body=f"Żółw {text} " * 6)


def adding(*ids: int) -> Step:
    """A command that adds articles in one change."""
    return lambda store: put(store, *map(article, ids))


def changing(text: str, *ids: int) -> Step:
    return lambda store: put(store, *(article(id, text) for id in ids))


def removing(*ids: int) -> Step:
    return lambda store: remove(store, *ids)


def compacting(store: TinyStore) -> None:
    store.compact()


STORY: tuple[Step, ...] = (
    adding(1),
    adding(2, 3),
    changing("pierwszy", 1),
    removing(2),
    changing("oba", 1, 3),
    adding(4, 5, 6),
    removing(1),
    compacting,
    changing("po", 4),
    removing(3, 4, 5, 6),
    adding(7),
    changing("sam", 7),
    removing(7),
    adding(8),
)
"""Each kind of change, the first article of the file replaced, the file emptied and filled."""


def states(story: Iterable[Step] = STORY) -> list[State]:
    """What must be there after 0, 1, 2 … commands."""
    store = TinyStore(ARCHIVE, files=Disk())
    found = [State({}, 0)]
    for step in story:
        step(store)
        found.append(State(content(store), store.last_change()))
    return found


def seen(disk: Disk) -> State:
    """What a reader sees who comes now."""
    store = TinyStore(ARCHIVE, files=disk)
    number = store.last_change()
    assert [change.number for change in store.changes()] == list(range(1, number + 1))
    return State(content(store), number)


def seen_by_tinydb(disk: Disk) -> Content:
    """What anybody sees who reads the record as one JSON document, as TinyDB does."""
    articles = json.loads(disk.content(ARCHIVE).decode("utf-8"))["articles"]
    return {int(id): from_document(int(id), document) for id, document in articles.items()}


def follower(disk: Disk) -> Callable[[Disk], bool]:
    """Whether somebody who knows this disk's state can catch up with a later one by its changes:
    no recovery may look to an index like an edit from outside."""
    store = TinyStore(ARCHIVE, files=disk)
    stamp, number = store.stamp(), store.last_change()
    return lambda later: TinyStore(ARCHIVE, files=later).change_at(stamp) == number


def goes_on(disk: Disk, state: State) -> None:
    """The next command works, on top of `state`, without any repair by hand."""
    store = TinyStore(ARCHIVE, files=disk)
    new = article(99, "nowy")
    put(store, new)
    after = State({**state.articles, 99: new}, state.changes + 1)
    assert content(store) == after.articles
    assert seen_by_tinydb(disk) == after.articles
    changes = json.loads(disk.content(CHANGES).decode("utf-8"))["changes"]
    assert list(map(int, changes)) == list(range(1, after.changes + 1))
