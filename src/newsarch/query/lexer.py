"""From the text of a query to its pieces: words, quoted texts, operators, each with its place.

The grammar, for people, is in `docs/query.md`; in short

    query   = both { "OR" both }            both = part { ["AND"] part }
    part    = ("NOT" | "-") part | "(" query ")" | [field ":"] value
    value   = word | word "*" | "=" word | quoted

A colon makes a field only where a field can be meant: `12:30` and `https://…` are words.
"""

from __future__ import annotations

import re

from newsarch.errors import QueryError
from newsarch.messages import _
from newsarch.values import dataclass

LONGEST = 20_000
"""Characters; a longer query is refused at once."""

BARE, QUOTED, FIELD, MINUS, OPEN, CLOSE, OPERATOR = (
    "bare", "quoted", "field", "minus", "open", "close", "operator",
)  # fmt: skip
OPERATORS = ("AND", "OR", "NOT")

_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"(?P<name>[^\W\d_][\w-]*):(?!//)")
_BARE = re.compile(r'[^\s()"„“”]+')
_QUOTED = {
    '"': r'(?s)"((?:[^"\\]|\\.)*)"',
    "„": r'„([^”“"]*)[”“"]',
    "“": r'“([^”"]*)[”"]',
    "”": r'”([^”"]*)[”"]',
}
"""Compiled when a query has one: compiling costs more than all else here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a query: its kind, its text without quotes, and where it begins."""

    kind: str
    text: str
    position: int


def pieces(query: str, fields: frozenset[str]) -> list[Piece]:
    """The pieces of a query, in order; `fields` are the names that make a field.

    Raises QueryError for a query that is too long, an open quote or an unknown field.
    """
    if len(query) > LONGEST:
        sentence = _("A query may have at most {n} characters; this one has {m}.")
        raise QueryError(sentence.format(n=LONGEST, m=len(query)), query[:60] + "…", 60)
    found: list[Piece] = []
    position = 0
    while position < len(query):
        space = _SPACE.match(query, position)
        if space:
            position = space.end()
            continue
        piece, position = _next(query, position, fields, found)
        found.append(piece)
    return found


def _next(
    query: str, position: int, fields: frozenset[str], before: list[Piece]
) -> tuple[Piece, int]:
    """The piece that begins at `position`, and where it ends."""
    letter = query[position]
    if letter in "()":
        return Piece(OPEN if letter == "(" else CLOSE, letter, position), position + 1
    if letter in _QUOTED:
        return _quoted(query, position)
    if before and _is_value_of(before[-1], position):
        return _bare(query, position)
    if letter == "-":
        return Piece(MINUS, letter, position), position + 1
    named = _FIELD.match(query, position)
    if named and _is_field(query, named, fields):
        return Piece(FIELD, named["name"].lower(), position), named.end()
    return _bare(query, position)


def _is_value_of(piece: Piece, position: int) -> bool:
    """Whether what begins at `position` follows a field's colon without a space."""
    return piece.kind == FIELD and piece.position + len(piece.text) + 1 == position


def _quoted(query: str, position: int) -> tuple[Piece, int]:
    match = re.compile(_QUOTED[query[position]]).match(query, position)
    if match is None:
        raise QueryError(_("This quote is never closed."), query, position)
    text = re.sub(r'\\(["\\])', r"\1", match[1]) if query[position] == '"' else match[1]
    return Piece(QUOTED, text, position), match.end()


def _bare(query: str, position: int) -> tuple[Piece, int]:
    match = _BARE.match(query, position)
    assert match is not None, "a piece begins where there is neither space nor bracket"  # noqa: S101
    text = match[0]
    return Piece(OPERATOR if text in OPERATORS else BARE, text, position), match.end()


def _is_field(query: str, named: re.Match[str], fields: frozenset[str]) -> bool:
    """Whether a name before a colon is meant as a field. Raises QueryError for an unknown one."""
    if named["name"].lower() in fields:
        return True
    alone = named.end() == len(query) or query[named.end()].isspace()
    if alone:  # `Uwaga: pożar` is a sentence, not a field
        return False
    raise QueryError(_unknown_field(named["name"], fields), query, named.start())


def _unknown_field(name: str, fields: frozenset[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), sorted(fields), 1)
    if near:
        sentence = _("“{name}:” is not a field; did you mean “{near}:”?")
        return sentence.format(name=name, near=near[0])
    known = " ".join(f"{field}:" for field in sorted(fields))
    return _("“{name}:” is not a field; the fields are {known}").format(name=name, known=known)
