"""Words → tokens: one token for each set of lemma keys, called an entry.

Words that share their keys share an entry, so an inflected word is found by a few tokens, however
many forms it has. The tables remember what the analyzer said of each form, as a word of a text
and as a word of a query (also of its folding and of its lemmas, which is how people ask), so that
it is loaded for unknown words only.
"""

from __future__ import annotations

from newsarch.index.sqlite.tokens import WORD, few, marks, token
from newsarch.polish.folding import fold
from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from sqlite3 import Connection

    from newsarch.index.sqlite.names import Name
    from newsarch.polish.lemmas import Analyzer


@dataclass(slots=True)
class Known:
    """What was read from the tables of an index file, or written to them: it stays true for as
    long as the file is held open, since nothing of it is ever changed there."""

    tokens: dict[str, str] = field(default_factory=dict)
    """Form → token."""
    entries: dict[str, int] = field(default_factory=dict)
    """Keys, joined → entry."""
    asked: set[str] = field(default_factory=set)
    names: dict[Name, tuple[int, str]] = field(default_factory=dict)
    """Kind and name → its number and tokens; see `names.py`."""


class Vocabulary:
    """Learns words for writing."""

    def __init__(
        self, connection: Connection, analyzer: Callable[[], Analyzer], known: Known
    ) -> None:
        """The vocabulary of one connection; `analyzer` is called for unknown words only."""
        self._connection = connection
        self._analyzer = analyzer
        self._tokens, self._entries, self._asked = known.tokens, known.entries, known.asked

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
        fresh = sorted(variants.difference(self._tokens, self._asked))
        self._asked.update(fresh)
        rows = [(word, _joined(analyzer.query_keys(word))) for word in fresh]
        self._connection.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", rows)


def _joined(keys: Collection[str]) -> str:
    return "\n".join(sorted(keys))
