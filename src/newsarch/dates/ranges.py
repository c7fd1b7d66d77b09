"""Days and ranges of days, both ends included, open where an end is missing."""

from __future__ import annotations

from datetime import date, timedelta

from newsarch.values import dataclass


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


def possible_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def one_day(day: date) -> DayRange:
    """That day alone."""
    return DayRange(day, day)


def whole_months(year: int, month: int, count: int = 1) -> DayRange:
    """`count` whole calendar months of one year, from `month` on."""
    return DayRange(date(year, month, 1), last_of_month(year, month + count - 1))


def whole_year(year: int) -> DayRange:
    """A calendar year."""
    return whole_months(year, 1, 12)
