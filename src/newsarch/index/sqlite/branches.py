"""Conditions on rows, and how they combine.

A *branch* is what one walk over the index can answer: a full-text expression, a range of rows,
and conditions on the table of articles, all of which hold. A *narrowing* is the union of some
branches, and whether it is exact or only certain to miss nothing.
"""

from __future__ import annotations

from newsarch.index.sqlite.names import ANY_TOKEN
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


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The rows of some branches; `exact` when they are the answer, else the answer is in them."""

    branches: tuple[Branch, ...]
    exact: bool = True


EVERYTHING = Narrowing((Branch(),))
NOTHING = Narrowing(())
UNKNOWN = Narrowing((Branch(),), exact=False)
"""Anything may be in it."""


def text(expression: str) -> Narrowing:
    """The rows of a full-text expression."""
    return Narrowing((Branch(having=(f"({expression})",)),))


def one_of(tokens: Iterable[str]) -> Narrowing:
    """The rows with one of these tokens."""
    found = list(tokens)
    return text(" OR ".join(found)) if found else NOTHING


def rows(sql: str, *values: Value) -> Narrowing:
    """The articles of a condition."""
    return Narrowing((Branch(conditions=((sql, values),)),))


def between(first: int, last: int) -> Narrowing:
    """The rows of a range."""
    return Narrowing((Branch(first=first, last=last),))


def both(one: Narrowing, other: Narrowing) -> Narrowing:
    """What both hold."""
    exact = one.exact and other.exact
    if len(one.branches) * len(other.branches) > MOST_BRANCHES:
        return UNKNOWN
    met = [_meet(a, b) for a in one.branches for b in other.branches]
    if any(len(branch.conditions) > MOST_CONDITIONS for branch in met):
        return UNKNOWN
    return Narrowing(tuple(branch for branch in met if branch.first <= branch.last), exact)


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


def either(narrowings: Sequence[Narrowing]) -> Narrowing:
    """What one of them holds."""
    branches = _gathered(tuple(branch for one in narrowings for branch in one.branches))
    if len(branches) > MOST_BRANCHES or any(len(b.conditions) > MOST_CONDITIONS for b in branches):
        return UNKNOWN
    return Narrowing(branches, all(one.exact for one in narrowings))


def _gathered(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """The same union, with all pure texts as one branch and all pure rows as one."""
    texts = [branch for branch in branches if branch.only_text()]
    others = [branch for branch in branches if branch.only_rows()]
    mixed = tuple(b for b in branches if not b.only_text() and not b.only_rows())
    if len(texts) > 1:
        expression = " OR ".join(f"({branch.expression})" for branch in texts)
        texts = [Branch(having=(f"({expression})",))]
    if 1 < len(others) <= MOST_CONDITIONS:
        conditions = [branch.row_condition() for branch in others]
        sql = " OR ".join(f"({sql})" for sql, _values in conditions)
        values = tuple(value for _sql, some in conditions for value in some)
        others = [Branch(conditions=((sql, values),))]
    return (*texts, *others, *mixed)


def neither(one: Narrowing) -> Narrowing:
    """What it does not hold. Of what is not exact nothing can be excluded."""
    if not one.exact:
        return UNKNOWN
    result = EVERYTHING
    for branch in one.branches:
        result = both(result, _outside(branch))
    return result


def _outside(branch: Branch) -> Narrowing:
    """Not having the text, or not being among the rows."""
    outside = NOTHING
    if branch.expression:
        outside = Narrowing((Branch(lacking=(f"({branch.expression})",)),))
    condition, values = branch.row_condition()
    return either((outside, rows(f"NOT coalesce({condition}, 0)", *values)))
