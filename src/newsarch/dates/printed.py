"""Dates as pages print them, for `pages` to weigh. Nothing here is ever a guess or an error:
what is no whole and possible day (`18 lis 16:04`, `31.02.2017`, `12/31/2017`) is no date.
"""

from __future__ import annotations

import re
from datetime import date

from newsarch.dates.names import WEEKDAYS, month_number, plain
from newsarch.dates.ranges import possible_day
from newsarch.dates.shapes import WHOLE_DAY, parts
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_ALONE = 80
_NOT_WITHIN = r"(?<![0-9])(?<![0-9][-–./,:])(?<![^\W\d_](?=[^\W\d_]))"
_NOT_GOING_ON = r"(?![0-9])(?!\s?[-–./][0-9])"
_ANYWHERE = _NOT_WITHIN + WHOLE_DAY + _NOT_GOING_ON
_WEEKDAYS = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_TIME = r"t?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]{1,9})?)?"
_ZONE = r"z|utc|[+-][0-9]{2}:?[0-9]{2}"
_WORDS = rf"(?:{_WEEKDAYS}|dnia|dn|r|rok|roku|godz|godzina|o)\b"
_DECORATION = rf"(?:{_TIME}|{_ZONE}|{_WORDS}|[^\w+-]|[-+](?![0-9]))*"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day printed in a text, at `text[start:end]`."""

    start: int
    end: int
    day: date


def find_dates(text: str) -> list[FoundDate]:
    """The whole days printed in a text, in order; neither end of a range (`12-14.06.2017`)."""
    day = _in_digits(text)
    return [FoundDate(0, len(text), day)] if day else list(_found(text))


def parse_printed(text: str) -> date | None:
    """The day that a line consists of, with or without weekday, `dnia`, `r.` and time."""
    found = find_dates(text) if len(text) <= _LONGEST_ALONE else []
    if len(found) != 1:
        return None
    (one,) = found
    around = plain(f"{text[: one.start]} {text[one.end :]}")
    return one.day if not around or re.fullmatch(_DECORATION, around) else None


def _in_digits(text: str) -> date | None:
    """The day of the commonest dates, `29.06.2017` and `2017-06-29`, without any pattern.

    The pattern of all shapes takes longer to compile than most pages to read.
    """
    if len(text) != 10 or not text.isascii():
        return None
    if text[2] == text[5] == ".":
        return _day_of(text[6:], text[3:5], text[:2])
    return _day_of(text[:4], text[5:7], text[8:]) if text[4] == text[7] == "-" else None


def _day_of(year: str, month: str, day: str) -> date | None:
    if not (year + month + day).isdigit() or year[0] not in "12":
        return None
    return possible_day(int(year), int(month), int(day))


def _found(text: str) -> Iterator[FoundDate]:
    for match in re.finditer(_ANYWHERE, text):
        year, name, day_of_month = parts(match)
        month = month_number(name)
        day = possible_day(year, month, day_of_month) if month else None
        if day is not None:
            yield FoundDate(match.start(), match.end(), day)
