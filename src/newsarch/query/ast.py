"""A query is a value: parsed once, with one meaning everywhere (see `match.py`).

Dates are resolved when a query is parsed (against the day that `parse` is given) and units are
read into their possible chains, so that every reader of the tree sees the same thing.
"""

from __future__ import annotations

from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarch.dates import DayRange
    from newsarch.polish.units import Chain

INFLECTED, PREFIX, EXACT = "inflected", "prefix", "exact"
TEXT = "text"
"""The field of a bare word: title, lead or body."""
WORD_FIELDS = (TEXT, "title", "body", "by")
DATE_FIELDS = ("date", "added", "archived")
PLAIN_FIELDS = ("source", "url", "lang", "section")


@dataclass(frozen=True, slots=True)
class All:
    """Every article: the empty query."""


@dataclass(frozen=True, slots=True)
class And:
    """All of them hold."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of them holds."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    part: Query


@dataclass(frozen=True, slots=True)
class Word:
    """A word occurs in a field: inflected, as a prefix, or exactly as written."""

    text: str
    mode: str = INFLECTED
    field: str = TEXT


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words follow each other in a field, each in any inflection."""

    words: tuple[str, ...]
    field: str = TEXT


@dataclass(frozen=True, slots=True)
class Dated:
    """A date field lies in a range of days of the archive's time zone; an open one holds every
    day, but not the lack of one."""

    range: DayRange
    field: str = "date"


@dataclass(frozen=True, slots=True)
class Unit:
    """Published by or mentioning a unit (`published`: the former alone), in any of its readings."""

    text: str
    readings: tuple[Chain, ...]
    published: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """Carries a tag (compared folded: case and diacritics do not count)."""

    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """Is `active` or `archived`."""

    status: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A field with no grammar: `source` (live, archived), `url`, `lang`, `section`."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Id:
    """Is one of these articles."""

    ids: tuple[int, ...]


Query = All | And | Or | Not | Word | Phrase | Dated | Unit | Tag | Status | Plain | Id


def all_of(parts: Iterable[Query]) -> Query:
    """All of `parts`, flat and without what says nothing; `All` when there are none."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    telling = tuple(part for part in flat if not isinstance(part, All))
    return And(telling) if len(telling) > 1 else telling[0] if telling else All()


def any_of(parts: Iterable[Query]) -> Query:
    """One of `parts` (at least one), flat."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return Or(tuple(flat)) if len(flat) > 1 else flat[0]


def negated(part: Query) -> Query:
    """What `part` does not say; twice negated is the thing itself."""
    return part.part if isinstance(part, Not) else Not(part)


def leaves(query: Query) -> Iterator[Query]:
    """The conditions of a query, left to right."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from leaves(part)
    elif isinstance(query, Not):
        yield from leaves(query.part)
    else:
        yield query


def wanted_words(query: Query) -> Iterator[str]:
    """The inflected words that a query looks for in texts, those under a NOT left out."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from wanted_words(part)
    elif isinstance(query, Word | Phrase) and query.field != "by":
        if isinstance(query, Phrase):
            yield from query.words
        elif query.mode == INFLECTED:
            yield query.text
