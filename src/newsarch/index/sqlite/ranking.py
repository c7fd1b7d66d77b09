"""The order of relevance of some hits, asked of the full-text lists between them."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice

from newsarch.index.relevance import wanted_forms
from newsarch.index.sqlite.schema import WEIGHTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from sqlite3 import Connection
    from typing import Any

    from newsarch.index.sqlite.narrower import Narrower
    from newsarch.index.sqlite.narrowing import Narrowing
    from newsarch.index.sqlite.reading import Row
    from newsarch.query.ast import Query

RANKED = 5_000
"""Of a word that most articles have, the newest so many are put in order of relevance."""
_SQL = "SELECT rowid{} FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
_OFTEN = f", bm25(words, {', '.join(map(str, WEIGHTS))})"


def best_first(
    connection: Connection,
    narrower: Narrower,
    narrowing: Narrowing,
    query: Query,
    rows: Iterator[Row],
) -> Iterable[Row]:
    """The rows of a query, newest first as they come, best first, those beyond the newest `RANKED`
    after them."""
    newest = list(islice(rows, RANKED))
    if newest:
        ranking = _Ranking(connection, narrower, narrowing, newest)
        newest.sort(key=ranking.key(wanted_forms(query)))
    return chain(newest, rows)


class _Ranking:
    """Ranks hits, newest first as they come, by what `relevance.py` says."""

    def __init__(
        self,
        connection: Connection,
        narrower: Narrower,
        narrowing: Narrowing,
        hits: Sequence[Row],
    ) -> None:
        """`hits` are found by `narrowing`."""
        self._connection = connection
        self._narrower = narrower
        self._range = hits[-1][0], hits[0][0]
        branch = narrowing.only_branch()
        self._hits = branch.expression if branch else ""

    def key(self, words: Iterable[str]) -> Callable[[Row], tuple[int, float]]:
        """A sort key that puts the best first."""
        worth: Counter[int] = Counter()
        for word in words:
            for expression, weight in self._narrower.where(word):
                for (row,) in self._ask("", self._among_hits(expression)):
                    worth[row] += weight
        often: dict[int, float] = {}
        if worth and self._hits:
            often.update(self._ask(_OFTEN, self._hits))
        return lambda hit: (-worth[hit[0]], often.get(hit[0], 0.0))

    def _among_hits(self, expression: str) -> str:
        return f"({expression}) AND ({self._hits})" if self._hits else expression

    def _ask(self, column: str, expression: str) -> Iterable[Any]:
        return self._connection.execute(_SQL.format(column), (expression, *self._range))
