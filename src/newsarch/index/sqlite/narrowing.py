"""What is known of an answer before articles are looked at.

A *narrowing* is two unions of branches: the rows that may be in the answer and the rows that
certainly are. Where they are one, as nearly always, that is the answer.
"""

from __future__ import annotations

from newsarch.index.sqlite.branches import (
    EVERY,
    NONE,
    Branch,
    gathered,
    is_small,
    meet,
    outside,
)
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarch.index.sqlite.branches import Union, Value


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
        others = outside(self.certain)
        return NONE if self.exact or others is None else meet(self.possible, others)

    def only_branch(self) -> Branch | None:
        """The branch that is the whole answer, if one is."""
        return self.possible[0] if self.exact and len(self.possible) == 1 else None


EVERYTHING = Narrowing(EVERY, EVERY)
NOTHING = Narrowing(NONE, NONE)
UNKNOWN = Narrowing(EVERY, NONE)
"""Anything may be in it."""


def doubted(narrowing: Narrowing) -> Narrowing:
    """The same rows, none of them certain."""
    return Narrowing(narrowing.possible, NONE)


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
        meet(one.possible, other.possible),
        None if one.exact and other.exact else meet(one.certain, other.certain),
    )


def either(narrowings: Sequence[Narrowing]) -> Narrowing:
    """What one of them holds."""
    possible = gathered(tuple(branch for one in narrowings for branch in one.possible))
    if all(one.exact for one in narrowings):
        return _walkable(possible, None)
    return _walkable(
        possible, gathered(tuple(branch for one in narrowings for branch in one.certain))
    )


def neither(one: Narrowing) -> Narrowing:
    """What it does not hold."""
    possible = outside(one.certain)
    if one.exact:
        return UNKNOWN if possible is None else _walkable(possible, None)
    certain = outside(one.possible)
    return _walkable(EVERY if possible is None else possible, certain or NONE)


def _walkable(possible: Union, certain: Union | None) -> Narrowing:
    """A narrowing of unions that can be walked; `certain` is None where it is the same."""
    if not is_small(possible):
        possible, certain = EVERY, certain or NONE
    if certain is None:
        return Narrowing(possible, possible)
    others = outside(certain) if is_small(certain) else None
    if others is None or not is_small(meet(possible, others)):
        certain = NONE
    return Narrowing(possible, certain)
