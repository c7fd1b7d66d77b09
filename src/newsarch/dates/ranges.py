"""A range of days, both ends included, open where an end is missing."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days from `first` to `last`; None leaves that side open."""

    first: date | None = None
    last: date | None = None

    def contains(self, day: date | str | None) -> bool:
        """Whether a day lies in the range.

        ISO text of a day or of a local time is taken by its day; None (undated) lies in no range.
        """
        if day is None:
            return False
        if isinstance(day, str):
            day = date.fromisoformat(day[:10])
        after_start = self.first is None or self.first <= day
        return after_start and (self.last is None or day <= self.last)


def one_day(day: date) -> DayRange:
    """That day alone."""
    return DayRange(day, day)


def whole_months(year: int, month: int, count: int = 1) -> DayRange:
    """`count` whole calendar months of one year, from `month` on."""
    last_month = month + count - 1
    last_day = monthrange(year, last_month)[1]
    return DayRange(date(year, month, 1), date(year, last_month, last_day))


def whole_year(year: int) -> DayRange:
    """A calendar year."""
    return whole_months(year, 1, 12)
