"""Units, tags, statuses and other names → tokens.

A name of an article is one token of its row. A unit has, besides its own token, one for each of
its parts (the keys of its nodes), so that a bare type such as `Wydział Prewencji`, which hundreds
of units are below, is one list and not hundreds.
"""

from __future__ import annotations

from newsarch.index.collation import polish_order
from newsarch.index.sqlite.prepared import ANY
from newsarch.index.sqlite.vocabulary import marks, token
from newsarch.query.ast import Plain
from newsarch.query.match import is_language, is_unit, name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

    from newsarch.query.ast import Unit

NAME = "x"
ANY_TOKEN = token(NAME, 1)
"""The token that every row has: its name is the first one stored."""
UNIT_KINDS = ("unit", "published")
Name = tuple[str, str]


class Names:
    """Names for writing: each is stored when it is met first."""

    def __init__(self, connection: Connection) -> None:
        """The names of one connection."""
        self._connection = connection
        self._known: dict[Name, tuple[int, str]] = {}

    def tokens(self, names: Iterable[Name]) -> str:
        """The tokens of an article with these names."""
        return " ".join(dict.fromkeys(" ".join(self._of(name)[1] for name in names).split()))

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
        sql = "INSERT INTO name (kind, text, key, tokens, alphabetical) VALUES (?, ?, ?, '', ?)"
        row = (kind, text, name_key(text), polish_order(text))
        number = self._connection.execute(sql, row).lastrowid or 0
        parts = [self.number((f"{kind} part", key)) for key in _node_keys(kind, text)]
        rows = [(part, number) for part in parts]
        self._connection.executemany("INSERT INTO part VALUES (?, ?)", rows)
        tokens = " ".join(token(NAME, one) for one in (number, *parts))
        self._connection.execute("UPDATE name SET tokens = ? WHERE id = ?", (tokens, number))
        return number, tokens


def store_any(names: Names) -> None:
    """Give the name of all articles its number in an empty index."""
    names.number(ANY)


def _node_keys(kind: str, text: str) -> list[str]:
    """The keys of a unit's nodes; none for what is not a unit, or not one that is understood."""
    if kind not in UNIT_KINDS:
        return []
    from newsarch.polish.units import chain_of, node_keys

    chain = chain_of(text)
    return sorted(node_keys(chain)) if chain else []


class NameLookup:
    """Finds names for reading."""

    def __init__(self, connection: Connection) -> None:
        """The names as a query uses them."""
        self._connection = connection

    def named(self, kind: str, text: str) -> list[str]:
        """Tokens of the names of a kind that compare equal."""
        sql = "SELECT id FROM name WHERE kind = ? AND key = ?"
        return [token(NAME, id) for (id,) in self._connection.execute(sql, (kind, name_key(text)))]

    def languages(self, query: Plain) -> list[str]:
        """Tokens of the languages asked for."""
        rows = self._connection.execute("SELECT id, text FROM name WHERE kind = 'lang'")
        return [token(NAME, id) for id, text in rows if is_language(query.text, text)]

    def units(self, query: Unit) -> list[str]:
        """Tokens of which a row has one if, and only if, it has a unit asked for."""
        kind = "published" if query.published else "unit"
        candidates: dict[int, str] = dict(self._by_key(kind, query.text))
        for keys in self._reading_keys(query):
            candidates.update(self._by_parts(kind, keys))
        found = {id for id, text in candidates.items() if is_unit(query, text)}
        return self._fewest(kind, query, found)

    def _reading_keys(self, query: Unit) -> list[frozenset[str]]:
        if not query.readings:
            return []
        from newsarch.polish.units import node_keys

        return [frozenset(node_keys(reading)) for reading in query.readings]

    def _by_key(self, kind: str, text: str) -> list[tuple[int, str]]:
        sql = "SELECT id, text FROM name WHERE kind = ? AND key = ?"
        return self._connection.execute(sql, (kind, name_key(text))).fetchall()

    def _by_parts(self, kind: str, keys: frozenset[str]) -> list[tuple[int, str]]:
        """The units that have all of these parts."""
        parts = [part for part, _units in self._parts(kind, keys)]
        if len(parts) < len(keys):
            return []
        sql = (
            "SELECT name.id, name.text FROM part JOIN name ON name.id = part.unit"  # noqa: S608
            f" WHERE part.part IN ({marks(parts)}) GROUP BY part.unit HAVING count(*) = ?"
        )
        return self._connection.execute(sql, (*parts, len(parts))).fetchall()

    def _parts(self, kind: str, keys: frozenset[str]) -> list[tuple[int, set[int]]]:
        """The parts with these keys, each with its units."""
        sql = (
            "SELECT name.id, part.unit FROM name JOIN part ON part.part = name.id"  # noqa: S608
            f" WHERE name.kind = ? AND name.text IN ({marks(keys)})"
        )
        found: dict[int, set[int]] = {}
        for part, unit in self._connection.execute(sql, (f"{kind} part", *keys)):
            found.setdefault(part, set()).add(unit)
        return list(found.items())

    def _fewest(self, kind: str, query: Unit, found: set[int]) -> list[str]:
        """The units as few tokens: parts whose units were all asked for, then the rest."""
        left, tokens = set(found), []
        keys = frozenset[str]().union(*self._reading_keys(query))
        for part, units in self._parts(kind, keys):
            if units <= found and units & left:
                tokens.append(token(NAME, part))
                left -= units
        return tokens + [token(NAME, unit) for unit in sorted(left)]
