"""Why a text is not a date: the sentence that names the place and the readings."""

from __future__ import annotations

import re

from newsarch.dates.ages import shortened
from newsarch.dates.names import month_number
from newsarch.dates.ranges import last_of_month, possible_day
from newsarch.errors import DateError
from newsarch.messages import _

_SHORT_YEAR = r"([0-9]{1,2})([-./])\s?([0-9]{1,2})\2\s?([0-9]{2})(?:\s?r\.?)?"
_CENTURY = 2000


def not_a_date(text: str) -> DateError:
    """The error for a text of no known form."""
    return _short_year(text) or DateError(
        _(
            "“{text}” is not a date; write 2017-06-29, 29.06.2017, 2017-06, 2017, 2017-Q2,"
            " “czerwiec 2017”, yesterday, “last week”, 30d, or a range A..B."
        ).format(text=shortened(text))
    )


def not_a_day(text: str) -> DateError:
    """The same where a single day is wanted, so that nothing longer is proposed."""
    return _short_year(text) or DateError(
        _(
            "“{text}” is not a day; write 2017-06-29, 29.06.2017, “29 czerwca 2017” or yesterday."
        ).format(text=shortened(text))
    )


def _short_year(text: str) -> DateError | None:
    found = re.fullmatch(_SHORT_YEAR, text)
    return _two_digit_year(text, int(found[1]), int(found[3]), int(found[4])) if found else None


def impossible_day(text: str, year: int, name: str, day: int) -> DateError:
    """The error for a day that the calendar does not have."""
    month = month_number(name)
    if month is None:
        return impossible_month(text, name)
    if 1 <= month <= 12:
        return DateError(
            _("There is no day {day} in “{text}”: that month has {count} days.").format(
                day=day, text=shortened(text), count=last_of_month(year, month).day
            )
        )
    return _no_such_month(text, year, month, day)


def impossible_month(text: str, name: str) -> DateError:
    """The error for a month that no year has, by name or number."""
    return DateError(
        _("There is no month “{month}” in “{text}”; write 1 to 12, or a name.").format(
            month=name, text=shortened(text)
        )
    )


def more_than_a_day(text: str) -> DateError:
    """The error for a month, a year or a range where a day is wanted."""
    return DateError(
        _("“{text}” is more than one day; write the whole day, such as 2017-06-29.").format(
            text=shortened(text)
        )
    )


def _no_such_month(text: str, year: int, month: int, day: int) -> DateError:
    swapped = possible_day(year, day, month)
    if swapped is None:
        return impossible_month(text, str(month))
    return DateError(
        _(
            "There is no month {month} in “{text}”: the day comes before the month;"
            " if you mean {day}, write that."
        ).format(month=month, text=shortened(text), day=swapped.isoformat())
    )


def _two_digit_year(text: str, first: int, second: int, third: int) -> DateError:
    """`03/04/05` can be read in three orders; name those that the calendar has."""
    orders = ((third, second, first), (first, second, third), (third, first, second))
    days = (possible_day(_CENTURY + year, month, day) for year, month, day in orders)
    readings = dict.fromkeys(day.isoformat() for day in days if day is not None)
    if not readings:
        return DateError(
            _("“{text}” is not a date; write it like 29.06.2017.").format(text=shortened(text))
        )
    return DateError(
        _("“{text}” could be {readings}; write the year with four digits.").format(
            text=shortened(text), readings=_(" or ").join(readings)
        )
    )
