"""Where an article stands in time, as numbers that sort.

An index row is the day of publication and, below it, a slot of that day. So newest first is the
order of rows, a range of days is a range of rows, and neighbours in time are neighbours in the
full-text lists, which makes their differences, and with them the index, small. Slots are given
by rising id. Articles without a date have the smallest rows.
"""

from __future__ import annotations

from functools import lru_cache

from newsarch.query.match import day_of, published_day
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.dates import DayRange
    from newsarch.model.article import Article

DATED = 1 << 40
"""The first row that a dated article may have."""
LAST = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days as ranges of rows, each with room for `2 ** slot_bits` articles."""

    slot_bits: int

    def day(self, day: int) -> tuple[int, int]:
        """The smallest and the largest row of a day (its ordinal; 0 for articles without one)."""
        if day == 0:
            return 0, DATED - 1
        first = DATED + (day << self.slot_bits)
        return first, first + (1 << self.slot_bits) - 1

    def day_of(self, row: int) -> int:
        """The ordinal of a row's day, 0 for none."""
        return 0 if row < DATED else (row - DATED) >> self.slot_bits

    def days(self, days: DayRange) -> tuple[int, int]:
        """The smallest and the largest row of a range of days."""
        first = self.day(days.first.toordinal())[0] if days.first else DATED
        last = self.day(days.last.toordinal())[1] if days.last else LAST
        return first, last


def published_order(article: Article) -> tuple[int, int]:
    """A key that rises with the day of publication, none first, then with the id."""
    day = published_day(article)
    return day.toordinal() if day else 0, article.id


def added_order(article: Article, timezone: str) -> tuple[int, int, int]:
    """A key that rises with the time at which an article was added."""
    day = day_of(article.added, timezone)
    return day.toordinal() if day else 0, moment(article.added), article.id


@lru_cache(1024)
def moment(instant: str) -> int:
    """Microseconds from 1970 to an ISO datetime; 0 for what is none."""
    from datetime import UTC, datetime, timedelta

    try:
        at = datetime.fromisoformat(instant)
    except ValueError:
        return 0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
