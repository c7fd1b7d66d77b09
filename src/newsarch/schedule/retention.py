"""Retention categories of Polish public administration, and when each runs out.

From the instruction on registries (Rozporządzenie Prezesa Rady Ministrów z 18 stycznia 2011 r. w
sprawie instrukcji kancelaryjnej, Dz.U. 2011 nr 14 poz. 67): A is kept for ever; B*n* for n full
calendar years from 1 January of the year after; BE*n* likewise, then an expert looks; Bc is of
short use and has no period. We ship the mechanism and no category for anything.
"""

from __future__ import annotations

import re
from datetime import date

from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.values import dataclass

FOR_EVER, YEARS, REVIEWED, SHORT = "A", "B", "BE", "Bc"
_CATEGORY = re.compile(r"(?i:(?P<plain>A|Bc)|(?P<kind>BE|B)(?P<years>[1-9]\d{0,2}))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Category:
    """A retention category."""

    kind: str
    years: int = 0
    """For `B` and `BE` alone."""

    def __str__(self) -> str:
        return f"{self.kind}{self.years or ''}"

    def end(self, day: date) -> date | None:
        """The last day of retention of what is dated `day`: 29.06.2017 with B5 is 2022-12-31.

        None for A, which has no end, for Bc, which has no period, and past the year 9999.
        """
        last = day.year + self.years
        return date(last, 12, 31) if self.years and last <= date.max.year else None

    def keeps_less_than(self, other: Category) -> bool:
        """Whether going from `other` to this one shortens retention or drops the review."""
        return self._strength() < other._strength()

    def _strength(self) -> tuple[int, int, int]:
        reviewed = int(self.kind == REVIEWED)
        return int(self.kind == FOR_EVER), self.years, reviewed


def parse_category(text: str) -> Category:
    """The category written `A`, `B5`, `BE10` or `Bc`, in any case. Raises UsageError."""
    match = _CATEGORY.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            _("“{text}” is no retention category; write A, B5, BE10 or Bc.").format(text=text)
        )
    if match["plain"]:
        return Category(match["plain"].capitalize())
    return Category(match["kind"].upper(), int(match["years"]))
