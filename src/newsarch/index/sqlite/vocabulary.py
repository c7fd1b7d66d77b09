"""Words → tokens: one token for each set of lemma keys, called an entry.

Words that share their keys share an entry, so an inflected word is found by a few tokens, however
many forms it has. The tables remember what the analyzer said of each form, as a word of a text
and as a word of a query (also of its folding and of its lemmas, which is how people ask), so that
it is loaded for unknown words only.
"""

from __future__ import annotations

from newsarch.polish.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from sqlite3 import Connection
    from typing import TypeVar

    from newsarch.polish.lemmas import Analyzer

    T = TypeVar("T")

WORD, SIGNED, HEADING = "w", "b", "h"
"""First letters of tokens: a word of a text, of a signature, of a title."""
_AT_ONCE = 500
"""Values in one question; older SQLite takes 999."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def token(kind: str, number: int) -> str:
    """A token: its kind and a number to base 36, which SQLite's `ascii` tokenizer keeps whole."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return kind + (digits or "0")


def few(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one question."""
    rest = list(values)
    for start in range(0, len(rest), _AT_ONCE):
        yield rest[start : start + _AT_ONCE]


def marks(values: Collection[object]) -> str:
    """Question marks for values in an SQL list."""
    return ",".join("?" * len(values))


class Vocabulary:
    """Learns words for writing."""

    def __init__(self, connection: Connection, analyzer: Callable[[], Analyzer]) -> None:
        """The vocabulary of one connection; `analyzer` is called for unknown words only."""
        self._connection = connection
        self._analyzer = analyzer
        self._tokens: dict[str, str] = {}
        self._entries: dict[str, int] = {}

    def ensure(self, texts: Iterable[str]) -> None:
        """Know every word of these texts (words in lower case, separated by spaces)."""
        wanted: set[str] = set()
        for text in texts:
            wanted.update(text.split())
        wanted.difference_update(self._tokens)
        for forms in few(wanted):
            sql = f"SELECT form, entry FROM form WHERE form IN ({marks(forms)})"  # noqa: S608
            for form, entry in self._connection.execute(sql, forms):
                self._tokens[form] = token(WORD, entry)
        self._learn(sorted(wanted.difference(self._tokens)))

    def tokens(self, text: str) -> str:
        """The tokens of a text whose words are known."""
        return " ".join(map(self._tokens.__getitem__, text.split()))

    def _learn(self, forms: list[str]) -> None:
        if not forms:
            return
        analyzer = self._analyzer()
        rows: list[tuple[str, int, str | None, str | None]] = []
        variants: set[str] = set()
        for form in forms:
            keys, asked, folded = analyzer.text_keys(form), analyzer.query_keys(form), fold(form)
            entry = self._entry(keys)
            self._tokens[form] = token(WORD, entry)
            usual = asked == keys | {form}
            rows.append((form, entry, folded if folded != form else None,
                         None if usual else _joined(asked)))  # fmt: skip
            variants.update(keys, (folded,))
        self._connection.executemany("INSERT INTO form VALUES (?, ?, ?, ?)", rows)
        self._learn_variants(variants, analyzer)

    def _entry(self, keys: frozenset[str]) -> int:
        joined = _joined(keys)
        known = self._entries.get(joined)
        if known is None:
            known = self._entries[joined] = self._stored_entry(joined, keys)
        return known

    def _stored_entry(self, joined: str, keys: frozenset[str]) -> int:
        run = self._connection.execute
        found = run("SELECT id FROM entry WHERE keys = ?", (joined,)).fetchone()
        if found:
            return int(found[0])
        number = run("INSERT INTO entry (keys) VALUES (?)", (joined,)).lastrowid or 0
        rows = [(key, number) for key in keys]
        self._connection.executemany("INSERT INTO entry_key VALUES (?, ?)", rows)
        return number

    def _learn_variants(self, variants: set[str], analyzer: Analyzer) -> None:
        """Other words by which people may ask for a form: its folding, its lemmas."""
        rows = [(word, _joined(analyzer.query_keys(word))) for word in sorted(variants)
                if word not in self._tokens]  # fmt: skip
        self._connection.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", rows)


class Lookup:
    """Finds words for reading."""

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


def _joined(keys: Collection[str]) -> str:
    return "\n".join(sorted(keys))
