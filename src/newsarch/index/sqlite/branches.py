"""Conditions on rows, and how they combine.

A *branch* is what one walk over the index can answer: a full-text expression, a range of rows,
and conditions on the table of articles, all of which hold. A *union* is the rows of some branches.
A *narrowing* is two unions: the rows that may be in the answer and the rows that certainly are.
Where they are one, as nearly always, that is the answer.
"""

from __future__ import annotations

from newsarch.index.sqlite.tokens import ANY_TOKEN
from newsarch.index.timeline import LAST
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    T = TypeVar("T")

MOST_BRANCHES = 32
"""A union of more is not walked one by one; everything is looked at instead."""
MOST_CONDITIONS = 200
"""SQLite takes no expression of more than a thousand."""
Value = int | str
Condition = tuple[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Branch:
    """Rows from `first` to `last` with all of `having`, none of `lacking`, where `conditions`."""

    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    first: int = 0
    last: int = LAST

    @property
    def expression(self) -> str:
        """The full-text expression; empty when there is none."""
        if not self.having and not self.lacking:
            return ""
        having = " AND ".join(self.having or (ANY_TOKEN,))
        return f"({having}) NOT ({' OR '.join(self.lacking)})" if self.lacking else having

    def only_text(self) -> bool:
        """Whether it is a full-text expression and nothing else."""
        return bool(self.expression) and not self.conditions and not self._in_range()

    def only_rows(self) -> bool:
        """Whether it says nothing about words and names."""
        return not self.expression

    def _in_range(self) -> bool:
        return (self.first, self.last) != (0, LAST)

    def row_condition(self) -> Condition:
        """Range and conditions as one."""
        parts = [f"({sql})" for sql, _values in self.conditions]
        values = [value for _sql, some in self.conditions for value in some]
        if self._in_range():
            parts.append("article.row BETWEEN ? AND ?")
            values += [self.first, self.last]
        return " AND ".join(parts) or "1", tuple(values)


Union = tuple[Branch, ...]
_EVERY: Union = (Branch(),)
_NONE: Union = ()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The rows that may be in an answer, and among them those that are."""

    possible: Union
    certain: Union

    @property
    def exact(self) -> bool:
        """Whether nothing is left to be looked at."""
        return self.possible == self.certain

    @property
    def doubtful(self) -> Union:
        """The rows that must be looked at."""
        return _NONE if self.exact else _meet_all(self.possible, _outside_all(self.certain))

    def only_branch(self) -> Branch | None:
        """The branch that is the whole answer, if one is."""
        return self.possible[0] if self.exact and len(self.possible) == 1 else None


EVERYTHING = Narrowing(_EVERY, _EVERY)
NOTHING = Narrowing(_NONE, _NONE)
UNKNOWN = Narrowing(_EVERY, _NONE)
"""Anything may be in it."""


def doubted(narrowing: Narrowing) -> Narrowing:
    """The same rows, none of them certain."""
    return Narrowing(narrowing.possible, _NONE)


def text(expression: str) -> Narrowing:
    """The rows of a full-text expression."""
    return _just(Branch(having=(f"({expression})",)))


def one_of(tokens: Iterable[str]) -> Narrowing:
    """The rows with one of these tokens."""
    found = list(tokens)
    return text(" OR ".join(found)) if found else NOTHING


def rows(sql: str, *values: Value) -> Narrowing:
    """The articles of a condition."""
    return _just(Branch(conditions=((sql, values),)))


def between(first: int, last: int) -> Narrowing:
    """The rows of a range."""
    return _just(Branch(first=first, last=last))


def _just(branch: Branch) -> Narrowing:
    return Narrowing((branch,), (branch,))


def both(one: Narrowing, other: Narrowing) -> Narrowing:
    """What both hold."""
    return _walkable(
        _meet_all(one.possible, other.possible),
        None if one.exact and other.exact else _meet_all(one.certain, other.certain),
    )


def either(narrowings: Sequence[Narrowing]) -> Narrowing:
    """What one of them holds."""
    possible = _gathered(tuple(branch for one in narrowings for branch in one.possible))
    if all(one.exact for one in narrowings):
        return _walkable(possible, None)
    return _walkable(
        possible, _gathered(tuple(branch for one in narrowings for branch in one.certain))
    )


def neither(one: Narrowing) -> Narrowing:
    """What it does not hold."""
    return _walkable(_outside_all(one.certain), None if one.exact else _outside_all(one.possible))


def _walkable(possible: Union, certain: Union | None) -> Narrowing:
    """A narrowing of unions that can be walked; `certain` is None where it is the same."""
    if certain is None:
        return Narrowing(possible, possible) if _is_small(possible) else UNKNOWN
    return Narrowing(
        possible if _is_small(possible) else _EVERY, certain if _is_small(certain) else _NONE
    )


def _is_small(union: Union) -> bool:
    return len(union) <= MOST_BRANCHES and all(
        len(branch.conditions) <= MOST_CONDITIONS for branch in union
    )


def _meet_all(one: Union, other: Union) -> Union:
    met = (_meet(a, b) for a in one for b in other)
    return tuple(branch for branch in met if branch.first <= branch.last)


def _meet(one: Branch, other: Branch) -> Branch:
    return Branch(
        _each_once(one.having + other.having),
        _each_once(one.lacking + other.lacking),
        _each_once(one.conditions + other.conditions),
        max(one.first, other.first),
        min(one.last, other.last),
    )


def _each_once(items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _gathered(union: Union) -> Union:
    """The same rows, with all pure texts as one branch and all pure rows as one."""
    texts = [branch for branch in union if branch.only_text()]
    others = [branch for branch in union if branch.only_rows()]
    mixed = tuple(b for b in union if not b.only_text() and not b.only_rows())
    if len(texts) > 1:
        expression = " OR ".join(f"({branch.expression})" for branch in texts)
        texts = [Branch(having=(f"({expression})",))]
    if 1 < len(others) <= MOST_CONDITIONS:
        conditions = [branch.row_condition() for branch in others]
        sql = " OR ".join(f"({sql})" for sql, _values in conditions)
        values = tuple(value for _sql, some in conditions for value in some)
        others = [Branch(conditions=((sql, values),))]
    return (*texts, *others, *mixed)


def _outside_all(union: Union) -> Union:
    """The rows that none of the branches has."""
    result = _EVERY
    for branch in union:
        result = _meet_all(result, _outside(branch))
    return result


def _outside(branch: Branch) -> Union:
    """Not having the text, or not being among the rows."""
    outside: list[Branch] = []
    if branch.expression:
        outside.append(Branch(lacking=(f"({branch.expression})",)))
    if not branch.only_text():
        sql, values = branch.row_condition()
        outside.append(Branch(conditions=((f"NOT coalesce({sql}, 0)", values),)))
    return tuple(outside)
