"""Words that no article has, and the words near to them in the vocabulary, by their foldings."""

from __future__ import annotations

from newsarch.index import spelling
from newsarch.index.sqlite.tokens import few, marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from sqlite3 import Connection


def unknown(
    connection: Connection, words: Sequence[str], occurs: Callable[[str], object]
) -> dict[str, str | None]:
    """The first few words that do not occur, each with the nearest that does."""
    return spelling.unknown(words, occurs, lambda word: _near(connection, word))


def _near(connection: Connection, word: str) -> list[str]:
    """The words of texts that are nearest to `word`; see `index/spelling.py`."""

    def spelt(foldings: Collection[str]) -> Iterator[str]:
        for some in few(sorted(foldings)):
            listed = f"IN ({marks(some)})"
            for condition in (f"folded IS NULL AND form {listed}", f"folded {listed}"):
                sql = f"SELECT form FROM form WHERE {condition}"  # noqa: S608
                yield from (form for (form,) in connection.execute(sql, some))

    def lemmas(foldings: Collection[str]) -> Iterator[str]:
        for some in few(sorted(foldings)):
            sql = f"SELECT form FROM asked WHERE form IN ({marks(some)})"  # noqa: S608
            yield from (form for (form,) in connection.execute(sql, some))

    def beginning(folded: str) -> Iterator[str]:
        for column, condition in (("form", " AND folded IS NULL"), ("folded", "")):
            sql = (
                f"SELECT form FROM form WHERE {column} >= ? AND {column} < ?"  # noqa: S608
                f"{condition} LIMIT {spelling.ENOUGH}"
            )
            rows = connection.execute(sql, (folded, folded + "\U0010ffff"))
            yield from (form for (form,) in rows)

    return spelling.near(word, spelt, lemmas, beginning)
