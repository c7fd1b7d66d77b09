"""Units, tags, statuses and other names → tokens.

A name of an article is one token of its row. A unit has, besides its own token, one for each of
its parts (the keys of its nodes), so that a bare type such as `Wydział Prewencji`, which hundreds
of units are below, is one list and not hundreds.
"""

from __future__ import annotations

from newsarch.index.collation import polish_order
from newsarch.index.sqlite.prepared import ANY
from newsarch.index.sqlite.tokens import NAME, token
from newsarch.query.match import name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

    from newsarch.index.sqlite.vocabulary import Known
    from newsarch.polish.units import Chain

UNIT_KINDS = ("unit", "published")
Name = tuple[str, str]


class Names:
    """Names for writing: each is stored when it is met first."""

    def __init__(self, connection: Connection, known: Known) -> None:
        """The names of one connection."""
        self._connection = connection
        self._known = known.names

    def tokens(self, names: Iterable[Name]) -> str:
        """The tokens of an article with these names."""
        return " ".join(self._set(names))

    def difference(self, names: Iterable[Name], others: Iterable[Name]) -> str:
        """The tokens of an article with these names that one with the others has not."""
        own = set(names).difference(others)
        tokens = self._set(own)
        if len(tokens) > len(own):  # units, whose parts others may have as well
            shared = self._set(others)
            return " ".join(token for token in tokens if token not in shared)
        return " ".join(tokens)

    def _set(self, names: Iterable[Name]) -> dict[str, None]:
        return dict.fromkeys(" ".join(self._of(name)[1] for name in names).split())

    def number(self, name: Name) -> int:
        """The number of a name."""
        return self._of(name)[0]

    def count(self, changes: Iterable[tuple[Name, int]]) -> None:
        """Take note of how many articles more or less carry a name."""
        rows = [(change, self.number(name)) for name, change in changes if change]
        self._connection.executemany("UPDATE name SET articles = articles + ? WHERE id = ?", rows)

    def _of(self, name: Name) -> tuple[int, str]:
        known = self._known.get(name)
        if known is None:
            sql = "SELECT id, tokens FROM name WHERE kind = ? AND text = ?"
            known = self._connection.execute(sql, name).fetchone() or self._store(name)
            self._known[name] = known
        return known

    def _store(self, name: Name) -> tuple[int, str]:
        kind, text = name
        chain = _chain(kind, text)
        sql = (
            "INSERT INTO name (kind, text, key, tokens, alphabetical, chain)"
            " VALUES (?, ?, ?, '', ?, ?)"
        )
        row = (kind, text, name_key(text), polish_order(text), chain and chain.packed())
        number = self._connection.execute(sql, row).lastrowid or 0
        parts = [self.number((f"{kind} part", key)) for key in _node_keys(chain)]
        rows = [(part, number) for part in parts]
        self._connection.executemany("INSERT INTO part VALUES (?, ?)", rows)
        tokens = " ".join(token(NAME, one) for one in (number, *parts))
        self._connection.execute("UPDATE name SET tokens = ? WHERE id = ?", (tokens, number))
        return number, tokens


def store_any(names: Names) -> None:
    """Give the name of all articles its number in an empty index."""
    names.number(ANY)


def _chain(kind: str, text: str) -> Chain | None:
    """The chain of a unit's name; None for what is not a unit, or not one that is understood."""
    if kind not in UNIT_KINDS:
        return None
    from newsarch.polish.units import chain_of

    return chain_of(text)


def _node_keys(chain: Chain | None) -> list[str]:
    if chain is None:
        return []
    from newsarch.polish.units import node_keys

    return sorted(node_keys(chain))
