"""What a store is. Every store passes the one contract suite, `tests/contract/store.py`.

Terms
    store       keeps the record: the current articles and the changes that led to them.
    snapshot    what a reader sees: whole changes only, never half of one. Readers never wait.
    writer      the one who holds the store's lock; there is one at a time, over all processes.
    commit      one change with its articles, on disk when `commit` returns, or absent.
    place       where a store finds one version of one article fast (a byte offset, for a file).
                A hint kept by the index: a store verifies it and never serves a wrong article.
    stamp       short text that differs whenever the store's content differs (edits from outside
                included); the index compares it to know whether it still fits.
    layout      short text that differs whenever places given out earlier may have moved.
"""

from __future__ import annotations

from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import Any, Protocol

    from newsarch.model.article import Article
    from newsarch.model.change import Change
else:
    Protocol = object

Place = int
NOWHERE: Place = -1
"""A place that helps nobody: the store searches."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One current article and its place."""

    article: Article
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit did: the numbered change and the places of what it put, in order."""

    change: Change
    places: tuple[Place, ...]


class Store(Protocol):
    """The record. All of it raises DamagedError when the record cannot be trusted."""

    @property
    def identity(self) -> str:
        """The archive's own random name; an index of another archive does not carry it."""

    def stamp(self) -> str:
        """The content's stamp; cheap (one `stat`), for each command asks it."""

    def change_at(self, stamp: str) -> int | None:
        """The number of the change at which the store carried `stamp`, when the changes after it
        tell everything that happened since: a follower (the index) catches up from them.
        None when something else happened too (an edit from outside, an erasure, another file)."""

    def layout(self) -> str:
        """Where articles lie: after a compaction every place differs, though no content does."""

    def last_change(self) -> int:
        """The number of the newest change; 0 when there is none."""

    def get(self, id: int, place: Place = NOWHERE) -> Article | None:
        """The current version of one article, or None."""

    def fetch(self, wanted: Iterable[tuple[int, Place]]) -> Iterator[Article]:
        """Some articles, in the order asked for; those that are gone are left out."""

    def scan(self) -> Iterator[Stored]:
        """Every current article, by rising id, from one snapshot."""

    def places(self) -> Iterator[tuple[int, Place]]:
        """Id and place of every current article, by rising id, without reading the articles."""

    def changes(self, after: int = 0) -> Iterator[Change]:
        """The changes numbered above `after`, oldest first."""

    def changes_backwards(self) -> Iterator[Change]:
        """The changes, newest first, read from the end: `undo` needs only a few."""

    def writing(self) -> AbstractContextManager[Writer]:
        """Take the lock (LockedError after the patience given to the store), repair what a
        killed writer left, and write. Creates the store on the first commit."""


class Writer(Protocol):
    """Held inside `with store.writing() as writer`."""

    @property
    def next_id(self) -> int:
        """The smallest id that no article has or ever had; counts on with each commit."""

    def commit(
        self,
        change: Change,
        put: Sequence[Article] = (),
        remove: Collection[int] = (),
        places: Mapping[int, Place] = {},
    ) -> Committed:
        """Put new articles and new versions and remove others, as one change, durably.

        `change.edits` tells what was before, for each article put or removed. `places` may say
        where the versions to be replaced lie; a wrong place costs a search, nothing else. When
        this raises (CannotWriteError, ConflictError for an unknown id), the store is as it was.
        """

    def erase(self, change: Change, ids: Collection[int]) -> Committed:
        """Remove articles and every trace of their text, in the record and in all changes.

        `change` names them as `erased`, and in its edits without their content. Articles that were
        removed before lose what the changes keep of them. When this raises, the erasure has not
        happened, or goes on with the next writer.
        """

    def rewrite_changes(self, clean: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """Put the document of every change through `clean`: to redact what was before."""


def forget(ids: Collection[int]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """What strips the content of these articles from the document of a change."""

    def cleaned(change: dict[str, Any]) -> dict[str, Any]:
        for kind in ("changed", "removed"):
            if kind in change:
                change[kind] = {
                    id: {} if int(id) in ids else before for id, before in change[kind].items()
                }
        return change

    return cleaned
