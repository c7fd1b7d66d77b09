"""Conditions → hits, counts and facets.

One exact branch is one SQL statement. Anything else is a stream of rows, newest first, merged from
the branches and asked about one by one where the narrowing is not exact; it is read only as far
as the answer needs.
"""

from __future__ import annotations

from heapq import merge
from itertools import chain, groupby, islice

from newsarch.index.base import Hit
from newsarch.index.sqlite.branches import Branch, disjoint
from newsarch.index.sqlite.narrower import Narrower
from newsarch.index.sqlite.sources import FOUND, Source, of_branch, ordering, words_of
from newsarch.index.sqlite.tokens import few, marks, number
from newsarch.model.article import STATUSES
from newsarch.query.ast import All, Status, Word, all_of
from newsarch.query.match import match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from sqlite3 import Connection

    from newsarch.index.base import Order
    from newsarch.index.sqlite.branches import Union
    from newsarch.index.sqlite.fit import Fit
    from newsarch.index.sqlite.narrowing import Narrowing
    from newsarch.polish.lemmas import Analyzer
    from newsarch.query.ast import Query
    from newsarch.store.base import Place, Store

RANKED = 5_000
"""Of a word that most articles have, the newest so many are put in order of relevance."""
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

    def select(self, query: Query, order: Order) -> list[Hit]:
        """The hits of a query, ordered."""
        narrowing = self._narrower.narrow(query)
        if order.sort == "relevance":
            return self._relevant(query, narrowing, order)
        if order.sort == "date" and not self._is_one_walk(narrowing):
            rows = self._stream(query, narrowing, reverse=order.reverse)
            return [Hit(id, place) for _row, id, place in _cut(rows, order)]
        return self._sorted(self._source(query, narrowing), order)

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

    def _source(self, query: Query, narrowing: Narrowing) -> Source:
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
        rows = self._walk_all(narrowing.certain, reverse=reverse)
        doubtful = self._walk_all(narrowing.doubtful, reverse=reverse)
        rows = merge(rows, self._looked_at(query, doubtful), reverse=not reverse)
        if self._fit.in_order:
            return rows
        days = groupby(rows, key=lambda row: self._timeline.day_of(row[0]))
        return (
            row
            for _day, rows_of_day in days
            for row in sorted(rows_of_day, key=lambda row: row[1], reverse=not reverse)
        )

    def _walk_all(self, union: Union, *, reverse: bool) -> Iterator[Row]:
        """The rows of some branches, each once."""
        walks = [self._walk(branch, reverse=reverse) for branch in union]
        return (row for row, _same in groupby(merge(*walks, reverse=not reverse)))

    def _walk(self, branch: Branch, *, reverse: bool) -> Iterator[Row]:
        source = of_branch(branch)
        way = "ASC" if reverse else "DESC"
        sql = source.ask("article.row, article.id, article.place", f"ORDER BY {source.row} {way}")
        return self._connection.execute(sql, source.values)

    def _looked_at(self, query: Query, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows whose articles match, as the store has them."""
        analyzer = self._analyzer()
        while chunk := list(islice(rows, _CHUNK)):
            articles = {a.id: a for a in self._store.fetch([(id, at) for _row, id, at in chunk])}
            for row in chunk:
                article = articles.get(row[1])
                if article and match(query, article, analyzer, self._fit.timezone):
                    yield row

    def _relevant(self, query: Query, narrowing: Narrowing, order: Order) -> list[Hit]:
        """Best first, those beyond the newest `RANKED` after them."""
        from newsarch.index.relevance import wanted_forms
        from newsarch.index.sqlite.ranking import Ranking

        rows = self._stream(query, narrowing)
        newest = list(islice(rows, RANKED))
        if newest:
            ranking = Ranking(self._connection, self._narrower, narrowing, newest)
            newest.sort(key=ranking.key(wanted_forms(query)))
        ranked: Iterable[Row] = chain(newest, rows)
        if order.reverse:
            ranked = reversed(list(ranked))
        return [Hit(id, place) for _row, id, place in _cut(ranked, order)]

    def count(self, query: Query) -> int:
        """How many articles match, exactly."""
        narrowing = self._narrower.narrow(query)
        doubtful = self._walk_all(narrowing.doubtful, reverse=False)
        looked_at = sum(1 for _row in self._looked_at(query, doubtful))
        return self._count(narrowing.certain) + looked_at

    def _count(self, union: Union) -> int:
        """The rows of a union, each counted once."""
        parts = disjoint(union)
        if parts is None:
            return sum(1 for _row in self._walk_all(union, reverse=False))
        return sum(map(self._count_branch, parts))

    def _count_branch(self, branch: Branch) -> int:
        if branch == Branch():
            return sum(count for _name, count in self._counted("any"))
        source = of_branch(branch) if branch.conditions else words_of(branch)
        return int(self._connection.execute(source.ask("count(*)"), source.values).fetchone()[0])

    def facets(self, query: Query, names: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet name its values and their counts, most first."""
        from newsarch.index.facets import most_first
        from newsarch.index.sqlite.faceting import NAMED, Faceting

        narrowing = self._narrower.narrow(query)
        source = self._source(query, narrowing)
        faceting = Faceting(self._connection, self._timeline, source, narrowing.only_branch())
        found: dict[str, dict[str, int]] = {}
        for name in names:
            if name == "status":
                counts = ((s, self.count(all_of((query, Status(s))))) for s in STATUSES)
                found[name] = {status: count for status, count in counts if count}
            elif query == All() and name in NAMED:
                found[name] = dict(self._counted(NAMED[name]))
            else:
                found[name] = faceting.count(name)
        return {name: most_first(counts) for name, counts in found.items()}

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
        published, named = dict(self._counted("published")), self._counted("unit")
        return [(name, published.get(name, 0), count) for name, count in named]

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with its count, alphabetical in Polish order."""
        return self._counted("tag")

    def _counted(self, kind: str) -> list[tuple[str, int]]:
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
        from newsarch.index import spelling
        from newsarch.index.base import Order
        from newsarch.index.sqlite.spelling import near

        return spelling.unknown(
            words,
            lambda word: self.select(Word(word), Order(limit=1)),
            lambda word: near(self._connection, word),
        )


def _cut(rows: Iterable[Row], order: Order) -> Iterator[Row]:
    end = None if order.limit is None else order.offset + order.limit
    return islice(rows, order.offset, end)
