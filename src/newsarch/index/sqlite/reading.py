"""Conditions → hits; and the few lists that the index keeps ready.

One exact branch is one SQL statement. Anything else is a stream of rows, newest first, merged from
the branches and asked about one by one where the narrowing is not exact; it is read only as far
as the answer needs.
"""

from __future__ import annotations

from heapq import merge
from itertools import groupby, islice

from newsarch.index.base import Hit, Order
from newsarch.index.sqlite.narrower import Narrower
from newsarch.index.sqlite.sources import FOUND, Source, of_branch, ordering
from newsarch.index.sqlite.tokens import few, marks, number
from newsarch.query.ast import Word
from newsarch.query.match import match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from sqlite3 import Connection

    from newsarch.index.sqlite.branches import Branch, Union
    from newsarch.index.sqlite.counting import Counting
    from newsarch.index.sqlite.fit import Fit
    from newsarch.index.sqlite.narrowing import Narrowing
    from newsarch.polish.lemmas import Analyzer
    from newsarch.query.ast import Query
    from newsarch.store.base import Place, Store

_CHUNK = 64
"""Articles read from the store at once to be looked at."""
_SAME = (
    "SELECT 0, id FROM article WHERE address = ? UNION SELECT 0, id FROM article WHERE hash = ?"
    " UNION SELECT 1, id FROM article WHERE first_hash = ? ORDER BY 1, 2"
)
Row = tuple[int, int, int]
"""Row, id and place."""


class Reading:
    """Answers from one connection, for the store that the index fits."""

    def __init__(
        self, connection: Connection, fit: Fit, store: Store, analyzer: Callable[[], Analyzer]
    ) -> None:
        """`analyzer` is called where the index does not know a word, or cannot tell."""
        self._connection = connection
        self._fit = fit
        self._timeline = fit.timeline
        self._store = store
        self._analyzer = analyzer
        self._narrower = Narrower(connection, fit.timeline, analyzer)

    def narrow(self, query: Query) -> Narrowing:
        """What the index can tell of a query."""
        return self._narrower.narrow(query)

    def select(self, query: Query, order: Order) -> list[Hit]:
        """The hits of a query, ordered."""
        narrowing = self.narrow(query)
        if order.sort == "relevance":
            return self._relevant(query, narrowing, order)
        if order.sort == "date" and not self._is_one_walk(narrowing):
            rows = self._stream(query, narrowing, reverse=order.reverse)
            return [Hit(id, place) for _row, id, place in _cut(rows, order)]
        return self._sorted(self.source(query, narrowing), order)

    def _is_one_walk(self, narrowing: Narrowing) -> bool:
        return narrowing.only_branch() is not None and self._fit.in_order

    def _sorted(self, source: Source, order: Order) -> list[Hit]:
        by = ordering(order.sort, source, self._timeline, in_order=self._fit.in_order,
                      reverse=order.reverse)  # fmt: skip
        joined = ""
        if order.sort == "unit":
            joined = "LEFT JOIN name AS publisher ON publisher.id = article.unit"
        sql = source.ask("article.id, article.place", f"{by} LIMIT ? OFFSET ?", joined)
        limit = -1 if order.limit is None else order.limit
        rows = self._connection.execute(sql, (*source.values, limit, order.offset))
        return [Hit(id, place) for id, place in rows]

    def source(self, query: Query, narrowing: Narrowing) -> Source:
        """Where the hits of a query can be asked about in SQL."""
        branch = narrowing.only_branch()
        if branch:
            return of_branch(branch)
        rows = self._stream(query, narrowing)
        run = self._connection.execute
        run("CREATE TEMP TABLE IF NOT EXISTS found (row INTEGER PRIMARY KEY)")
        run("DELETE FROM temp.found")
        found = ((row,) for row, _id, _place in rows)
        self._connection.executemany("INSERT INTO temp.found VALUES (?)", found)
        return FOUND

    def _stream(
        self, query: Query, narrowing: Narrowing, *, reverse: bool = False
    ) -> Iterator[Row]:
        """The hits of a query, newest first or, with `reverse`, oldest first."""
        rows = self.walk_all(narrowing.certain, reverse=reverse)
        doubtful = self.walk_all(narrowing.doubtful, reverse=reverse)
        rows = merge(rows, self.looked_at(query, doubtful), reverse=not reverse)
        if self._fit.in_order:
            return rows
        days = groupby(rows, key=lambda row: self._timeline.day_of(row[0]))
        return (
            row
            for _day, rows_of_day in days
            for row in sorted(rows_of_day, key=lambda row: row[1], reverse=not reverse)
        )

    def walk_all(self, union: Union, *, reverse: bool = False) -> Iterator[Row]:
        """The rows of some branches, each once."""
        walks = [self._walk(branch, reverse=reverse) for branch in union]
        return (row for row, _same in groupby(merge(*walks, reverse=not reverse)))

    def _walk(self, branch: Branch, *, reverse: bool) -> Iterator[Row]:
        source = of_branch(branch)
        way = "ASC" if reverse else "DESC"
        sql = source.ask("article.row, article.id, article.place", f"ORDER BY {source.row} {way}")
        return self._connection.execute(sql, source.values)

    def looked_at(self, query: Query, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows whose articles match, as the store has them."""
        analyzer = self._analyzer()
        while chunk := list(islice(rows, _CHUNK)):
            articles = {a.id: a for a in self._store.fetch([(id, at) for _row, id, at in chunk])}
            for row in chunk:
                article = articles.get(row[1])
                if article and match(query, article, analyzer, self._fit.timezone):
                    yield row

    def _relevant(self, query: Query, narrowing: Narrowing, order: Order) -> list[Hit]:
        from newsarch.index.sqlite.ranking import best_first

        rows = self._stream(query, narrowing)
        ranked = best_first(self._connection, self._narrower, narrowing, query, rows)
        if order.reverse:
            ranked = reversed(list(ranked))
        return [Hit(id, place) for _row, id, place in _cut(ranked, order)]

    def count(self, query: Query) -> int:
        """How many articles match, exactly."""
        return self._counting().count(query)

    def facets(self, query: Query, names: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet name its values and their counts, most first."""
        return self._counting().facets(query, names)

    def _counting(self) -> Counting:
        from newsarch.index.sqlite.counting import Counting

        return Counting(self, self._connection, self._timeline)

    def places(self, ids: Iterable[int]) -> dict[int, Place]:
        """Where the store has these articles."""
        found: dict[int, Place] = {}
        for some in few(ids):
            sql = f"SELECT id, place FROM article WHERE id IN ({marks(some)})"  # noqa: S608
            found.update(self._connection.execute(sql, some))
        return found

    def find_same(self, address: str | None, sha256: str) -> list[int]:
        """Ids of articles with this address identity or this content hash; after them those that
        had that hash at first, and were corrected since."""
        wanted = (number(address) if address else None, number(sha256) if sha256 else None)
        found = self._connection.execute(_SAME, (*wanted, wanted[1]))
        return list(dict.fromkeys(id for _first, id in found))

    def units(self) -> list[tuple[str, int, int]]:
        """Every canonical unit, articles published by it, articles naming it at all."""
        published, named = dict(self.counted("published")), self.counted("unit")
        return [(name, published.get(name, 0), count) for name, count in named]

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with its count, alphabetical in Polish order."""
        return self.counted("tag")

    def counted(self, kind: str) -> list[tuple[str, int]]:
        """The names of a kind that articles have, each with how many; alphabetical."""
        from newsarch.index.facets import alphabetical_key

        sql = "SELECT text, articles FROM name WHERE kind = ? AND articles > 0"
        rows = self._connection.execute(sql, (kind,)).fetchall()
        return sorted(rows, key=lambda row: alphabetical_key(row[0]))

    def aliases(self) -> Mapping[str, str]:
        """The unit aliases taught to this archive."""
        return self._fit.aliases

    def query_keys(self, word: str) -> frozenset[str]:
        """The keys that a query word in lower case is looked for by."""
        return self._narrower.words.query_keys(word)

    def unknown(self, words: Sequence[str]) -> dict[str, str | None]:
        """The first few words that no article has, each with the nearest."""
        from newsarch.index.sqlite.spelling import unknown

        return unknown(
            self._connection, words, lambda word: self.select(Word(word), Order(limit=1))
        )


def _cut(rows: Iterable[Row], order: Order) -> Iterator[Row]:
    end = None if order.limit is None else order.offset + order.limit
    return islice(rows, order.offset, end)
