"""What an index is: derived, disposable, never trusted over the record.

An index narrows and orders; `query.match` says what a query means, and property tests hold every
index to it. It carries the identity and stamp of the store it was made from, the name of the
analyzer and its own format; when one of them differs it is caught up from the store's changes or
rebuilt, by itself, and the answer is right meanwhile.
"""

from __future__ import annotations

from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Protocol

    from newsarch.model.article import Article
    from newsarch.query.ast import Query
    from newsarch.store.base import Committed, Place, Store
else:
    Protocol = object

SORTS = ("date", "added", "relevance", "title", "unit")
FACETS = ("unit", "tag", "year", "month", "status")


@dataclass(frozen=True, slots=True)
class Order:
    """How hits are ordered and which of them are wanted.

    `date` is newest first, undated last, then by falling id; `added` newest first; `title` and
    `unit` alphabetical in Polish order; `relevance` best first. `reverse` turns it round.
    """

    sort: str = "date"
    reverse: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found, and where the store has it."""

    id: int
    place: Place


class Index(Protocol):
    """Answers queries about the articles of one store."""

    def synchronise(self, store: Store, progress: Progress | None = None) -> None:
        """Make it fit the store exactly: a no-op, a catch-up, or a rebuild."""

    def apply(self, store: Store, committed: Committed, put: Sequence[Article],
              remove: Iterable[int]) -> None:  # fmt: skip
        """Take in a change that was just committed (cheaper than catching up)."""

    def select(self, query: Query, order: Order) -> list[Hit]:
        """The hits of a query, ordered."""

    def count(self, query: Query) -> int:
        """How many articles match, exactly."""

    def facets(self, query: Query, names: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet name its values and their counts, most first."""

    def places(self, ids: Iterable[int]) -> dict[int, Place]:
        """Where the store has these articles; unknown ids are left out."""

    def find_same(self, address: str | None, sha256: str) -> list[int]:
        """Ids of articles with this address identity or this content hash; after them those that
        had that hash at first, and were corrected since."""

    def units(self) -> list[tuple[str, int, int]]:
        """Every canonical unit, articles published by it, articles naming it at all."""

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with its count, alphabetical in Polish order."""

    def aliases(self) -> Mapping[str, str]:
        """The unit aliases taught to this archive, folded name → canonical unit."""

    def query_keys(self, word: str) -> Collection[str]:
        """The keys that a query word in lower case is looked for by; `explain` shows them."""

    def unknown(self, words: Sequence[str]) -> dict[str, str | None]:
        """Of words in lower case the first few that no article has in title or text, in any form,
        each with the nearest word that one has; None where none is near."""

    def renew(self, store: Store) -> None:
        """Make it anew from nothing: words of erased texts go with what was there before."""

    def settle(self, store: Store, progress: Progress | None = None) -> None:
        """A long run of changes is over: get as quick and as small as can be."""

    def close(self) -> None:
        """Let go of files."""


class Progress(Protocol):
    """Told how a long job goes; the command line draws a bar from it."""

    def __call__(self, done: int, total: int | None) -> None:
        """So many articles are done, of so many when that is known."""
