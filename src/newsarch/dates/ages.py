"""Ages (`90d`, `6m`, `2 lata`) and calendar arithmetic with them.

Months and years are counted by the calendar and clamped to the end of the month: 31 March less a
month is the last day of February, 29 February and a year is 28 February.
"""

from __future__ import annotations

import re

from newsarch.dates.names import plain
from newsarch.errors import DateError
from newsarch.messages import _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

DAYS, MONTHS, YEARS = "d", "m", "y"
_UNITS = {
    "d": (DAYS, 1), "day": (DAYS, 1), "days": (DAYS, 1),
    "dzien": (DAYS, 1), "dni": (DAYS, 1), "dnia": (DAYS, 1), "dniu": (DAYS, 1), "dniach": (DAYS, 1),
    "w": (DAYS, 7), "week": (DAYS, 7), "weeks": (DAYS, 7),
    "tydzien": (DAYS, 7), "tygodnie": (DAYS, 7), "tygodni": (DAYS, 7), "tygodnia": (DAYS, 7),
    "tygodniu": (DAYS, 7), "tygodniach": (DAYS, 7),
    "m": (MONTHS, 1), "month": (MONTHS, 1), "months": (MONTHS, 1), "mies": (MONTHS, 1),
    "miesiac": (MONTHS, 1), "miesiace": (MONTHS, 1), "miesiecy": (MONTHS, 1),
    "miesiaca": (MONTHS, 1), "miesiacu": (MONTHS, 1), "miesiacach": (MONTHS, 1),
    "y": (YEARS, 1), "year": (YEARS, 1), "years": (YEARS, 1),
    "rok": (YEARS, 1), "lata": (YEARS, 1), "lat": (YEARS, 1), "latach": (YEARS, 1),
    "roku": (YEARS, 1),
}  # fmt: skip
_LARGEST = {DAYS: 182_500, MONTHS: 6_000, YEARS: 500}
_AGE = r"(?P<count>[+-]?[0-9]+(?:[.,][0-9]+)?) ?(?P<unit>[a-z]+)\.?(?: ago| temu)?"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Age:
    """A span of the calendar: `count` days, months or years (`unit` is `d`, `m` or `y`)."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"


def looks_like_age(text: str) -> bool:
    """Whether `parse_age` is the one to read this text, and to complain about it."""
    match = _matched(text)
    return match is not None and match["unit"] in _UNITS


def parse_age(text: str) -> Age:
    """The age written as `90d`, `6m`, `2y`, `3 weeks`, `2 lata`, `10 dni`.

    Raises DateError for anything else, and for ages that are nothing, negative or beyond 500 years.
    """
    match = _matched(text)
    if match is None or match["unit"] not in _UNITS:
        raise DateError(
            _("“{text}” is not an age; write 90d, 6m, 2y, “3 weeks” or “2 lata”.").format(
                text=shortened(text)
            )
        )
    if not match["count"].isdecimal() or int(match["count"]) == 0:
        raise DateError(
            _("The age “{text}” must be a whole number above 0, such as 90d.").format(
                text=shortened(text)
            )
        )
    unit, factor = _UNITS[match["unit"]]
    count = int(match["count"]) * factor
    if count > _LARGEST[unit]:
        raise DateError(
            _("The age “{text}” is longer than 500 years; write a smaller number.").format(
                text=shortened(text)
            )
        )
    return Age(count, unit)


def add(day: date, age: Age) -> date:
    """The day that comes `age` after `day`, clamped to the end of its month."""
    return _moved(day, age, 1)


def subtract(day: date, age: Age) -> date:
    """The day that lies `age` before `day`, clamped to the end of its month."""
    return _moved(day, age, -1)


def shortened(text: str) -> str:
    """Text as an error quotes it: one line, not endless."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _matched(text: str) -> re.Match[str] | None:
    return re.fullmatch(_AGE, plain(text)) if len(text) <= _LONGEST else None


def _moved(day: date, age: Age, sign: int) -> date:
    from dateutil.relativedelta import relativedelta

    count = sign * age.count
    names = {DAYS: "days", MONTHS: "months", YEARS: "years"}
    try:
        moved: date = day + relativedelta(**{names[age.unit]: count})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        raise DateError(
            _("{age} from {day} lies outside the calendar; give a smaller age.").format(
                age=age, day=day.isoformat()
            )
        ) from None
    return moved
