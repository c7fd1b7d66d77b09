"""The reference index: reads every article and asks `match`.

It keeps nothing, so it always fits. It serves archives in memory, places where no index can be
written, and the tests, which hold every other index to it.
"""

from __future__ import annotations

from collections import Counter

from newsarch.index.base import Hit, Order
from newsarch.index.collation import polish_order, unit_order
from newsarch.index.facets import alphabetical_key, facet_values, most_first
from newsarch.index.relevance import relevance
from newsarch.index.timeline import added_order, published_order
from newsarch.model.identity import address_identity
from newsarch.query.match import match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from newsarch.index.base import Progress
    from newsarch.model.article import Article
    from newsarch.polish.lemmas import Analyzer
    from newsarch.query.ast import Query
    from newsarch.store.base import Committed, Place, Store, Stored


class ScanIndex:
    """Answers from the articles themselves."""

    def __init__(
        self, store: Store, analyzer_factory: Callable[[], Analyzer], timezone: str
    ) -> None:
        """An index of `store`; `timezone` is the archive's."""
        self._store = store
        self._analyzer_factory = analyzer_factory
        self._timezone = timezone

    def synchronise(self, store: Store, progress: Progress | None = None) -> None:
        """Answer for `store` from now on."""
        self._store = store

    def apply(
        self, store: Store, committed: Committed, put: Sequence[Article], remove: Iterable[int]
    ) -> None:
        """Nothing to take in."""

    def renew(self, store: Store) -> None:
        """Nothing is kept."""

    def settle(self, store: Store, progress: Progress | None = None) -> None:
        """Nothing is kept."""

    def select(self, query: Query, order: Order) -> list[Hit]:
        """The hits of a query, ordered."""
        found = sorted(self._matching(query), key=self._sort_key(query, order.sort))
        if order.reverse:
            found.reverse()
        end = None if order.limit is None else order.offset + order.limit
        return [Hit(one.article.id, one.place) for one in found[order.offset : end]]

    def count(self, query: Query) -> int:
        """How many articles match."""
        return sum(1 for _one in self._matching(query))

    def facets(self, query: Query, names: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet its values and their counts, most first."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in names}
        for one in self._matching(query):
            for name, counter in counts.items():
                counter.update(facet_values(one.article, name))
        return {name: most_first(counter) for name, counter in counts.items()}

    def places(self, ids: Iterable[int]) -> dict[int, Place]:
        """Where the store has these articles."""
        wanted = set(ids)
        return {o.article.id: o.place for o in self._store.scan() if o.article.id in wanted}

    def find_same(self, address: str | None, sha256: str) -> list[int]:
        """Ids of articles with this address identity or this content hash; after them those that
        had that hash at first, and were corrected since."""
        same, corrected = [], []
        for article in self._articles():
            if (sha256 and article.sha256 == sha256) or (
                address and address_identity(article.url) == address
            ):
                same.append(article.id)
            elif sha256 and article.first_sha256 == sha256:
                corrected.append(article.id)
        return same + corrected

    def units(self) -> list[tuple[str, int, int]]:
        """Every canonical unit, articles published by it, articles naming it at all."""
        published: Counter[str] = Counter()
        named: Counter[str] = Counter()
        for article in self._articles():
            own = {article.unit} if article.unit else set()
            published.update(own)
            named.update(own.union(filter(None, article.units)))
        return [
            (name, published[name], named[name]) for name in sorted(named, key=alphabetical_key)
        ]

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with its count, alphabetical in Polish order."""
        counts = Counter(tag for article in self._articles() for tag in set(article.tags))
        return [(name, counts[name]) for name in sorted(counts, key=alphabetical_key)]

    def aliases(self) -> Mapping[str, str]:
        """The unit aliases taught by the store's changes."""
        taught: dict[str, str | None] = {}
        for change in self._store.changes():
            taught.update(change.aliases or {})
        return {name: unit for name, unit in taught.items() if unit is not None}

    def query_keys(self, word: str) -> frozenset[str]:
        """The keys that a query word in lower case is looked for by."""
        return self._analyzer_factory().query_keys(word)

    def unknown(self, words: Sequence[str]) -> dict[str, str | None]:
        """Of words in lower case the first few that no article has, each with the nearest."""
        from newsarch.index.scan_words import ScanWords

        return ScanWords(self._articles(), self._analyzer_factory()).unknown(words)

    def close(self) -> None:
        """Nothing is open."""

    def _articles(self) -> Iterator[Article]:
        return (stored.article for stored in self._store.scan())

    def _matching(self, query: Query) -> Iterator[Stored]:
        analyzer = self._analyzer_factory()
        for stored in self._store.scan():
            if match(query, stored.article, analyzer, self._timezone):
                yield stored

    def _sort_key(self, query: Query, sort: str) -> Callable[[Stored], Any]:
        """Rising keys for the order; what is equal comes newest first."""

        def newest(article: Article) -> tuple[int, int]:
            day, id = published_order(article)
            return -day, -id

        analyzer = self._analyzer_factory()
        keys: dict[str, Callable[[Article], Any]] = {
            "date": newest,
            "added": lambda a: tuple(-part for part in added_order(a, self._timezone)),
            "title": lambda a: (polish_order(a.title), newest(a)),
            "unit": lambda a: (unit_order(a.unit), newest(a)),
            "relevance": lambda a: (*(-n for n in relevance(query, a, analyzer)), newest(a)),
        }
        return lambda stored: keys[sort](stored.article)
