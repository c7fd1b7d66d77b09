"""Dates as users write them in queries, options and fields.

A *period* is what one expression means: a day, a month, a quarter, a year, a week. A range spans
from the first day of its left period to the last day of its right one.
"""

from __future__ import annotations

import re
from datetime import date

from newsarch.dates.ages import looks_like_age, parse_age, shortened, subtract
from newsarch.dates.names import MONTHS, month_number, plain
from newsarch.dates.periods import named_month, named_quarter, named_year
from newsarch.dates.ranges import DayRange, one_day, possible_day
from newsarch.dates.refusals import impossible_day, more_than_a_day, not_a_date, not_a_day
from newsarch.dates.relative import latest_day, relative_range
from newsarch.dates.shapes import DAY_ALONE, parts
from newsarch.errors import DateError
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Today = Callable[[], date]
    """Asked only where an expression counts from it: knowing a time zone's day costs loading it."""

_LONGEST = 80
_LEAP_YEAR = 2000
_SPAN = r"(?i)^(?:w\s+ci[aą]gu|przez|within|during)\s+"
"""Before an age: the days from then to today."""
_PREPOSITION = r"(?i)^(?:we?|z|in|on|dnia)\s+"
_DAY_OF_MONTH = (
    r"(?P<day1>[0-9]{1,2})(?:st|nd|rd|th)?\.? (?P<month1>[a-z]{3,12})\.?"
    r"|(?P<month2>[a-z]{3,12})\.? (?P<day2>[0-9]{1,2})(?:st|nd|rd|th)?"
)


def parse_range(text: str, today: Today) -> DayRange:
    """The days that a `date:` expression means; `today` anchors relative words and ages.

    Raises DateError for what is unknown, impossible or ambiguous, and for a range that ends
    before it begins.
    """
    left, dots, right = text.partition("..")
    if not dots:
        return _period(text, today)
    first = _period(left, today).first if left.strip() else None
    last = _period(right, today).last if right.strip() else None
    if first is None and last is None:
        raise not_a_date(text)
    if first is not None and last is not None and first > last:
        raise DateError(
            _("The range “{text}” ends before it begins: {first} is after {last}.").format(
                text=shortened(text), first=first.isoformat(), last=last.isoformat()
            )
        )
    return DayRange(first, last)


def parse_day(text: str, today: Today) -> date:
    """The single day that a text means, relative words and ages included.

    Raises DateError as `parse_range` does, and for a month, a year, a week or a range.
    """
    if ".." in text:
        raise more_than_a_day(text)
    period = _period(text, today, refused=not_a_day)
    if period.first is None or period.first != period.last:
        raise more_than_a_day(text)
    return period.first


def iso_day(text: str, today: Today) -> str:
    """`parse_day` as ISO 8601 text: the form in which an archive keeps a day."""
    return parse_day(text, today).isoformat()


def _period(text: str, today: Today, refused: Callable[[str], DateError] = not_a_date) -> DayRange:
    if len(text) > _LONGEST:
        raise refused(text)
    text = text.strip()
    spanned = re.sub(_SPAN, "", text)
    asked = re.sub(_PREPOSITION, "", spanned)
    words = plain(asked)
    # A quarter before a day: “2 kwartał 2017” looks like one.
    period = named_year(words) or named_quarter(words) or _whole_day(asked) or named_month(words)
    if period:
        return period
    day = today()
    period = relative_range(words, day) or _without_year(words, day)
    if period:
        return period
    if not looks_like_age(words):
        raise refused(asked)
    if asked != spanned:  # “in 7 days” is to come
        raise refused(text)
    then = subtract(day, parse_age(words))
    return one_day(then) if spanned == text else DayRange(then, day)


def _whole_day(text: str) -> DayRange | None:
    match = re.fullmatch(DAY_ALONE, text)
    if match is None:
        return None
    year, name, day_of_month = parts(match)
    day = possible_day(year, month_number(name) or 0, day_of_month)
    if day is None:
        raise impossible_day(text, year, name, day_of_month)
    return one_day(day)


def _without_year(words: str, today: date) -> DayRange | None:
    """The latest `29 czerwca` or `June 29`."""
    match = re.fullmatch(_DAY_OF_MONTH, words)
    month = MONTHS.get(match["month1"] or match["month2"]) if match else None
    if match is None or month is None:
        return None
    day_of_month = int(match["day1"] or match["day2"])
    day = latest_day(month, day_of_month, today)
    if day is None:
        raise impossible_day(words, _LEAP_YEAR, str(month), day_of_month)
    return one_day(day)
