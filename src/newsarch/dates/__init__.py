"""Days, ages and ranges: the only door to dateutil.

A strict grammar of our own, for dateutil alone reads `08.04.2018` as 4 August, or with `dayfirst`
`2024-02-01` as 2 January, fills a missing day with today's, and knows no Polish. Here the day
stands before the month, always; a year written first is followed by month and day, always; and
what is ambiguous or unknown is a DateError that names the readings, never a guess.

    asked.py    what a user writes: `czerwiec 2017`, `last week`, `30d..`, `2017-Q2`
    printed.py  what a page prints: `21 Kwi, 2019`, `28 VI 2017 r.`
    ages.py     `90d`, `2 lata`, and the calendar arithmetic on them

No clock here: whoever needs today hands it in.
"""

from __future__ import annotations

from newsarch.dates.printed import FoundDate, find_dates, parse_printed
from newsarch.dates.ranges import DayRange

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.dates.ages import Age, add, parse_age, subtract
    from newsarch.dates.asked import iso_day, parse_day, parse_range
    from newsarch.dates.instants import local_day

__all__ = [
    "Age",
    "DayRange",
    "FoundDate",
    "add",
    "find_dates",
    "iso_day",
    "local_day",
    "parse_age",
    "parse_day",
    "parse_printed",
    "parse_range",
    "subtract",
]
_ON_DEMAND = {
    "Age": "ages", "add": "ages", "parse_age": "ages", "subtract": "ages",
    "iso_day": "asked", "parse_day": "asked", "parse_range": "asked", "local_day": "instants",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """What reads days that users write, loaded when it is asked for: a page needs none of it."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"newsarch.dates.{_ON_DEMAND[name]}"), name)
    globals()[name] = found  # nobody is asked twice
    return found
