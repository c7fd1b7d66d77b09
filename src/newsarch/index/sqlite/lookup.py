"""Words and names of a query → the tokens to look for."""

from __future__ import annotations

from newsarch.index.sqlite.tokens import NAME, marks, token
from newsarch.query.match import is_language, name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from sqlite3 import Connection

    from newsarch.polish.lemmas import Analyzer
    from newsarch.polish.units import Chain
    from newsarch.query.ast import Plain, Unit


class WordLookup:
    """Finds the words of a query."""

    def __init__(self, connection: Connection, analyzer: Callable[[], Analyzer]) -> None:
        """The vocabulary as a query uses it; `analyzer` is called for unknown words only."""
        self._connection = connection
        self._analyzer = analyzer

    def query_keys(self, form: str) -> frozenset[str]:
        """The keys that a query word in lower case is looked for by."""
        known = self._known_keys(form)
        return frozenset(known.split("\n")) if known else self._analyzer().query_keys(form)

    def _known_keys(self, form: str) -> str | None:
        run = self._connection.execute
        sql = "SELECT asked, keys FROM form JOIN entry ON entry.id = form.entry WHERE form = ?"
        found = run(sql, (form,)).fetchone()
        if found:
            return found[0] or f"{found[1]}\n{form}"
        found = run("SELECT keys FROM asked WHERE form = ?", (form,)).fetchone()
        return found[0] if found else None

    def own_entry(self, form: str) -> list[int]:
        """The entry of a form, if a text has it."""
        rows = self._connection.execute("SELECT entry FROM form WHERE form = ?", (form,))
        return [entry for (entry,) in rows]

    def entries(self, keys: Collection[str]) -> list[int]:
        """The entries that share a key with these."""
        sql = f"SELECT DISTINCT entry FROM entry_key WHERE key IN ({marks(keys)})"  # noqa: S608
        return sorted(entry for (entry,) in self._connection.execute(sql, list(keys)))

    def beginning(self, folded: str, most: int) -> list[int]:
        """Entries, `most` + 1 at most, of forms whose folding begins so."""
        sql = (
            "SELECT entry FROM form WHERE form >= ?1 AND form < ?2 AND folded IS NULL"
            " UNION SELECT entry FROM form WHERE folded >= ?1 AND folded < ?2 LIMIT ?3"
        )
        rows = self._connection.execute(sql, (folded, folded + "\U0010ffff", most + 1))
        return [entry for (entry,) in rows]

    def also_otherwise(self, entry: int, folded: str) -> bool:
        """Whether an entry has forms, too, whose folding does not begin so."""
        sql = "SELECT coalesce(folded, form) FROM form WHERE entry = ?"
        rows = self._connection.execute(sql, (entry,))
        return any(not other.startswith(folded) for (other,) in rows)


class NameLookup:
    """Finds the names of a query."""

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
        found = self._so_named(kind, query.text)
        for reading in query.readings:
            found.update(self._covered(kind, reading))
        return self._fewest(kind, query, found)

    def _so_named(self, kind: str, text: str) -> set[int]:
        sql = "SELECT id FROM name WHERE kind = ? AND key = ?"
        return {id for (id,) in self._connection.execute(sql, (kind, name_key(text)))}

    def _covered(self, kind: str, reading: Chain) -> set[int]:
        """The units that a reading means: those with all of its parts, and in its order."""
        from newsarch.polish.units import covers, node_keys, unpacked

        candidates = self._by_parts(kind, node_keys(reading))
        return {id for id, chain in candidates if covers(reading, unpacked(chain))}

    def _by_parts(self, kind: str, keys: frozenset[str]) -> list[tuple[int, str]]:
        """The units that have all of these parts, with their chains."""
        sql = (
            "SELECT id, chain FROM name WHERE id IN ("  # noqa: S608
            "SELECT part.unit FROM name JOIN part ON part.part = name.id"
            f" WHERE name.kind = ? AND name.text IN ({marks(keys)})"
            " GROUP BY part.unit HAVING count(*) = ?)"
        )
        return self._connection.execute(sql, (f"{kind} part", *keys, len(keys))).fetchall()

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
        keys = _keys(query)
        for part, units in self._parts(kind, keys):
            if units <= found and units & left:
                tokens.append(token(NAME, part))
                left -= units
        return tokens + [token(NAME, unit) for unit in sorted(left)]


def _keys(query: Unit) -> frozenset[str]:
    """The keys of all readings."""
    if not query.readings:
        return frozenset()
    from newsarch.polish.units import node_keys

    return frozenset().union(*map(node_keys, query.readings))
