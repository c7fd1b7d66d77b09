"""A query → the conditions under which the index finds its articles, or a little more.

Exact almost always. What the index does not know, a word exactly as written (case and diacritics
are not in its tokens) or a prefix of words some of whose other forms begin otherwise, is narrowed
and left to `match`.
"""

from __future__ import annotations

from functools import reduce
from itertools import product
from math import prod

from newsarch.index.relevance import ANYWHERE, IN_LEAD, IN_TITLE
from newsarch.index.sqlite import narrowing
from newsarch.index.sqlite.lookup import NameLookup, WordLookup
from newsarch.index.sqlite.narrowing import EVERYTHING, NOTHING, UNKNOWN, Narrowing
from newsarch.index.sqlite.tokens import HEADING, SIGNED, WORD, number, token
from newsarch.polish.folding import fold
from newsarch.query.ast import (
    EXACT,
    PREFIX,
    All,
    And,
    Dated,
    Id,
    Not,
    Or,
    Phrase,
    Plain,
    Status,
    Tag,
    Unit,
    Word,
)
from newsarch.query.match import form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

    from newsarch.index.timeline import Timeline
    from newsarch.polish.lemmas import Analyzer
    from newsarch.query.ast import Query

MOST_ENTRIES = 1000
"""Entries of a prefix that are looked up one by one."""
MOST_PHRASES = 64
"""Phrases of tokens that a phrase of words may stand for."""
FEW = 2_000
"""Articles of a range that are sorted; of more, the newest are looked for among all."""
LAST_DAY = 10_000_000
"""Later than any day there can be."""
_KINDS = {"by": SIGNED, "title": HEADING}
_COLUMNS = {"body": "{body lead} : "}


class Narrower:
    """Narrows the queries of one connection."""

    def __init__(
        self, connection: Connection, timeline: Timeline, analyzer: Callable[[], Analyzer]
    ) -> None:
        """`analyzer` is called for words that the index does not know."""
        self._connection = connection
        self._timeline = timeline
        self.words = WordLookup(connection, analyzer)
        self._names = NameLookup(connection)

    def narrow(self, query: Query) -> Narrowing:
        """The conditions of a query."""
        match query:
            case All():
                return EVERYTHING
            case And(parts):
                return reduce(narrowing.both, map(self.narrow, parts))
            case Or(parts):
                return narrowing.either([self.narrow(part) for part in parts])
            case Not(Dated(days, "date")) if days.first is None and days.last is None:
                return narrowing.between(*self._timeline.day(0))
            case Not(part):
                return narrowing.neither(self.narrow(part))
            case Word():
                return self._word(query)
            case Phrase():
                return self._phrase(query)
            case Dated():
                return self._dated(query)
        return self._named(query)

    def where(self, word: str) -> list[tuple[str, int]]:
        """Full-text expressions for the places of a word, and what each adds to relevance."""
        entries = self._entries(word)
        anywhere = " OR ".join(token(WORD, entry) for entry in entries)
        titles = " OR ".join(token(HEADING, entry) for entry in entries)
        found = [(anywhere, ANYWHERE), (f"lead : ({anywhere})", IN_LEAD), (titles, IN_TITLE)]
        return found if entries else []

    def _word(self, query: Word) -> Narrowing:
        if query.mode == PREFIX:
            return self._prefix(query)
        if query.mode == EXACT:
            own = self._tokens(query.field, self.words.own_entry(form(query.text)))
            return narrowing.doubted(own)
        return self._tokens(query.field, self._entries(query.text))

    def _entries(self, word: str) -> list[int]:
        return self.words.entries(self.words.query_keys(form(word)))

    def _tokens(self, field: str, entries: list[int]) -> Narrowing:
        return self._text(field, [_token(field, entry) for entry in entries])

    def _text(self, field: str, expressions: list[str]) -> Narrowing:
        if not expressions:
            return NOTHING
        column = _COLUMNS.get(field, "")
        return narrowing.text(f"{column}({' OR '.join(expressions)})")

    def _prefix(self, query: Word) -> Narrowing:
        folded = fold(query.text)
        entries = self.words.beginning(folded, MOST_ENTRIES)
        if len(entries) > MOST_ENTRIES:
            return UNKNOWN
        pure = [entry for entry in entries if not self.words.also_otherwise(entry, folded)]
        certain = self._tokens(query.field, pure).certain
        return Narrowing(self._tokens(query.field, entries).possible, certain)

    def _phrase(self, query: Phrase) -> Narrowing:
        choices = [self._entries(word) for word in query.words]
        if prod(map(len, choices)) > MOST_PHRASES:
            words = [self._word(Word(word, field=query.field)) for word in query.words]
            return narrowing.doubted(reduce(narrowing.both, words))
        phrases = (
            '"' + " ".join(_token(query.field, entry) for entry in entries) + '"'
            for entries in product(*choices)
        )
        return self._text(query.field, list(phrases))

    def _dated(self, query: Dated) -> Narrowing:
        if query.field == "date":
            return narrowing.between(*self._timeline.days(query.range))
        first = query.range.first.toordinal() if query.range.first else 1
        last = query.range.last.toordinal() if query.range.last else LAST_DAY
        column = f"article.{query.field}_day"
        if not self._are_few(column, first, last):
            column = "+" + column  # SQLite would sort what its index finds
        return narrowing.rows(f"{column} BETWEEN ? AND ?", first, last)

    def _are_few(self, column: str, first: int, last: int) -> bool:
        sql = f"SELECT 1 FROM article WHERE {column} BETWEEN ? AND ? LIMIT 1 OFFSET ?"  # noqa: S608
        return not self._connection.execute(sql, (first, last, FEW)).fetchone()

    def _named(self, query: Unit | Tag | Status | Plain | Id) -> Narrowing:
        match query:
            case Unit():
                return narrowing.one_of(self._names.units(query))
            case Tag(text):
                return narrowing.one_of(self._names.named("tag", text))
            case Status(status):
                return narrowing.one_of(self._names.named("status", status))
            case Id(ids):
                return narrowing.rows(f"article.id IN ({','.join(map(str, ids))})")
            case Plain("url", text):
                return _address(text)
            case Plain("lang"):
                return narrowing.one_of(self._names.languages(query))
        return narrowing.one_of(self._names.named(query.field, query.text))


def _token(field: str, entry: int) -> str:
    return token(_KINDS.get(field, WORD), entry)


def _address(text: str) -> Narrowing:
    from newsarch.model.identity import address_identity

    identity = address_identity(text)
    part = narrowing.rows("instr(article.url, ?) > 0", text.casefold())
    if identity is None:
        return part
    same = narrowing.rows("article.address = ?", number(identity))
    return narrowing.either((part, same))
