"""Words that count from today: `yesterday`, `w zeszłym tygodniu`, `poniedziałek`, `29 czerwca`.

Weeks run from Monday to Sunday. What names no year (a month, a weekday, a day of a month) means
the latest one that has begun.

    zeszły tydzień, ubiegły miesiąc, last year    the calendar's, the one before this
    ostatnie 7 dni, ostatni miesiąc, past week    so far back from today, as `7d..today`
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsarch.dates.ages import looks_like_age, parse_age, subtract
from newsarch.dates.names import MONTHS, WEEKDAYS
from newsarch.dates.ranges import DayRange, one_day, possible_day, whole_months, whole_year

_DAYS_BACK = {
    "today": 0, "dzis": 0, "dzisiaj": 0, "yesterday": 1, "wczoraj": 1,
    "przedwczoraj": 2, "day before yesterday": 2, "the day before yesterday": 2,
}  # fmt: skip
_UNITS = {
    "week": "week", "tydzien": "week", "tygodniu": "week", "tygodnia": "week",
    "month": "month", "miesiac": "month", "miesiacu": "month", "miesiaca": "month",
    "year": "year", "rok": "year", "roku": "year",
}  # fmt: skip
_THIS = "this|ten|tym|tego|biezac(?:y|ym|ego)"
_LAST = "last|previous|(?:zeszl|ubiegl|minion)(?:y|a|e|ym|ego)|poprzedni(?:a|m|ego)?"
_PHRASE = rf"(?:(?P<this>{_THIS})|(?P<last>{_LAST})) (?P<unit>[a-z]+)"
_LATEST_WEEKDAY = r"ostatni(?:a|m)? (?P<unit>[a-z]+)"
_RECENT = (
    r"(?:the )?(?:(?:last|past|ostatni(?:e|ch)?) (?P<count>[0-9]+) ?|(?:past|ostatni(?:m|ego)?) )"
    r"(?P<unit>[a-z]+)"
)
_LEAP_CYCLE = 8
"""Years within which every day of the calendar comes again, 29 February around 1900 too."""


def relative_range(words: str, today: date) -> DayRange | None:
    """The days meant by plain words (see `names.plain`), or None when they are not relative."""
    if words in _DAYS_BACK:
        return one_day(today - timedelta(days=_DAYS_BACK[words]))
    if words in WEEKDAYS:
        return one_day(today - timedelta(days=(today.weekday() - WEEKDAYS[words]) % 7))
    if words in MONTHS:
        return _latest_month(MONTHS[words], today)
    phrase = re.fullmatch(_PHRASE, words)
    if phrase:
        return _this_or_last(phrase["unit"], bool(phrase["last"]), today)
    return _recent(words, today)


def _recent(words: str, today: date) -> DayRange | None:
    """`ostatnie 30 dni`, `last 30 days`: the same as `30d..today`; `ostatni tydzień` counts one.

    English says `last week` of the calendar's week, and `past week` of the seven days.
    """
    weekday = re.fullmatch(_LATEST_WEEKDAY, words)
    if weekday and weekday["unit"] in WEEKDAYS:
        return _this_or_last(weekday["unit"], True, today)
    recent = re.fullmatch(_RECENT, words)
    if recent is None:
        return None
    age = f"{recent['count'] or 1} {recent['unit']}"
    return DayRange(subtract(today, parse_age(age)), today) if looks_like_age(age) else None


def latest_day(month: int, day: int, today: date) -> date | None:
    """The latest such day of a month that is not after `today`; None if the calendar has none."""
    for year in range(today.year, today.year - _LEAP_CYCLE - 1, -1):
        candidate = possible_day(year, month, day)
        if candidate is not None and candidate <= today:
            return candidate
    return None


def _latest_month(month: int, today: date) -> DayRange:
    return whole_months(today.year - (month > today.month), month)


def _this_or_last(unit: str, last: bool, today: date) -> DayRange | None:
    if unit in WEEKDAYS and last:
        return one_day(today - timedelta(days=(today.weekday() - WEEKDAYS[unit] - 1) % 7 + 1))
    kind = _UNITS.get(unit)
    if kind == "week":
        monday = today - timedelta(days=today.weekday() + 7 * last)
        return DayRange(monday, monday + timedelta(days=6))
    if kind == "month":
        a_day = today.replace(day=1) - timedelta(days=1) if last else today
        return whole_months(a_day.year, a_day.month)
    return whole_year(today.year - last) if kind == "year" else None
