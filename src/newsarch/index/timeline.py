"""Where an article stands in time, as one number that sorts.

The row id holds the day of publication above the id, so that newest first is the order of row
ids, a range of days is a range of row ids, and articles without a date come last.
"""

from __future__ import annotations

from newsarch.query.match import published_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.dates import DayRange
    from newsarch.model.article import Article

ID_BITS = 26
LARGEST_ID = (1 << ID_BITS) - 1
"""67 million; an archive with a larger id is searched without an index."""
FIRST_DATED, LAST = 1 << ID_BITS, (1 << 62)


def row_id(article: Article) -> int:
    """Day of publication (proleptic ordinal, 0 for none), then id."""
    day = published_day(article)
    return ((day.toordinal() if day else 0) << ID_BITS) | article.id


def row_range(days: DayRange) -> tuple[int, int]:
    """The smallest and the largest row id of articles published in a range of days."""
    first = days.first.toordinal() << ID_BITS if days.first else FIRST_DATED
    last = (days.last.toordinal() << ID_BITS) | LARGEST_ID if days.last else LAST
    return first, last


def moment(instant: str) -> int:
    """Microseconds from 1970 to an ISO datetime; 0 for what is none."""
    from datetime import UTC, datetime, timedelta

    try:
        at = datetime.fromisoformat(instant)
    except ValueError:
        return 0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
