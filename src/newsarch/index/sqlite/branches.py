"""Conditions on rows, and how they combine.

A *branch* is what one walk over the index can answer: a full-text expression, a range of rows,
and conditions on the table of articles, all of which hold. A *union* is the rows of some branches.
"""

from __future__ import annotations

from newsarch.index.sqlite.tokens import ANY_TOKEN
from newsarch.index.timeline import LAST
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")

MOST_BRANCHES = 32
"""A union of more is not walked one by one; everything is looked at instead."""
LONGEST = 100_000
"""Characters of a branch: what is nested and mixed without end must not grow without end."""
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

    def size(self) -> int:
        """How many characters its expressions have, about."""
        conditions = (sql for sql, _values in self.conditions)
        return sum(map(len, (*self.having, *self.lacking, *conditions)))

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
EVERY: Union = (Branch(),)
NONE: Union = ()


def disjoint(union: Union) -> Union | None:
    """The same rows as branches of which no two share one; None for more than two branches."""
    if len(union) < 2:
        return union
    first, *others = union
    return (first, *meet(tuple(others), _apart_from(first))) if len(others) == 1 else None


def _apart_from(branch: Branch) -> Union:
    """The rows outside a branch, as branches that share none."""
    outside = _outside(branch)
    if len(outside) < 2:
        return outside
    without_text, without_rows = outside
    has_text = Branch(branch.having, branch.lacking)
    return (without_text, _meet_two(has_text, without_rows))


def is_small(union: Union) -> bool:
    """Whether a union can be walked, branch by branch."""
    return len(union) <= MOST_BRANCHES and all(
        len(branch.conditions) <= MOST_CONDITIONS and branch.size() <= LONGEST for branch in union
    )


def meet(one: Union, other: Union) -> Union:
    """The rows that both unions have."""
    met = (_meet_two(a, b) for a in one for b in other)
    return tuple(branch for branch in met if branch.first <= branch.last)


def _meet_two(one: Branch, other: Branch) -> Branch:
    return Branch(
        _each_once(one.having + other.having),
        _each_once(one.lacking + other.lacking),
        _each_once(one.conditions + other.conditions),
        max(one.first, other.first),
        min(one.last, other.last),
    )


def _each_once(items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def gathered(union: Union) -> Union:
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


def outside(union: Union) -> Union | None:
    """The rows that none of the branches has; None when that takes too many branches."""
    result = EVERY
    for branch in union:
        result = meet(result, _outside(branch))
        if len(result) > MOST_BRANCHES:
            return None
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
