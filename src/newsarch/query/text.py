"""A query as text in its canonical form: `parse` understands it as the same query again."""

from __future__ import annotations

import re

from newsarch.query.ast import (
    EXACT,
    PREFIX,
    TEXT,
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
from newsarch.query.lexer import OPERATORS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarch.dates import DayRange
    from newsarch.query.ast import Query

_SAFE = re.compile(r"[^\W_]+")


def to_text(query: Query) -> str:
    """The query in the words of the query language."""
    if isinstance(query, And):
        return " ".join(_bracketed(part, Or) for part in query.parts)
    if isinstance(query, Or):
        return " OR ".join(to_text(part) for part in query.parts)
    if isinstance(query, Not):
        text = "-" + _bracketed(query.part, And, Or)
        return text.removeprefix("--")
    return _leaf(query)


def _bracketed(query: Query, *kinds: type) -> str:
    return f"({to_text(query)})" if isinstance(query, kinds) else to_text(query)


def _leaf(query: Query) -> str:
    match query:
        case All():
            return "status:any"
        case Word(text, mode, field):
            return _in_field(field, _word(text, mode))
        case Phrase(words, field):
            return _in_field(field, _quoted(" ".join(words)))
        case Dated(range, field):
            return f"{field}:{_range(range)}" if range.first or range.last else f"-{field}:none"
        case Unit(text, _, published):
            return f"{'published-by' if published else 'unit'}:{_value(text)}"
        case Tag(text):
            return f"tag:{_value(text)}"
        case Status(status):
            return f"status:{status}"
        case Plain(field, text):
            return f"{field}:{_value(text)}"
        case Id(ids):
            return f"id:{ids_text(ids)}"
    raise TypeError(query)


def _in_field(field: str, value: str) -> str:
    return value if field == TEXT else f"{field}:{value}"


def _word(text: str, mode: str) -> str:
    if mode == EXACT:
        return f"={text}"
    return f"{text}*" if mode == PREFIX else _value(text)


def _value(text: str) -> str:
    """A value as it is, or in quotes where it could be taken for something else."""
    plain = _SAFE.fullmatch(text) and text not in OPERATORS
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _range(range: DayRange) -> str:
    first = range.first.isoformat() if range.first else ""
    last = range.last.isoformat() if range.last else ""
    return first if first == last else f"{first}..{last}"


def ids_text(ids: Iterable[int]) -> str:
    """Rising ids as `3,5..9`: runs of them as ranges."""
    runs: list[list[int]] = []
    for id in ids:
        if runs and id == runs[-1][1] + 1:
            runs[-1][1] = id
        else:
            runs.append([id, id])
    return ",".join(str(a) if a == b else f"{a}..{b}" for a, b in runs)
