"""Periods that name their year: `2017`, `2017-06`, `czerwiec 2017`, `II kwartał 2017`."""

from __future__ import annotations

import re

from newsarch.dates.names import month_number
from newsarch.dates.ranges import DayRange, whole_months, whole_year
from newsarch.dates.refusals import impossible_month

_Y = r"(?P<year>[12][0-9]{3})"
_YEAR_WORD = r"^(?:roku?|year) (?=[0-9])|(?<=[0-9]) ?(?:r\.?|roku?)$"
_MONTHS = (
    rf"{_Y}[-./](?P<month>[0-9]{{1,2}})",
    rf"(?P<month>[0-9]{{1,2}}|[ivx]{{1,4}})[-./ ]{_Y}",
    rf"(?P<month>[a-z]{{3,12}})\.? {_Y}",
)
_QUARTERS = (
    rf"{_Y}[- ]?q(?P<quarter>[1-4])",
    rf"q(?P<quarter>[1-4])[- /]{_Y}",
    rf"(?P<quarter>[1-4]|i{{1,3}}|iv)\.? (?:kwartal(?:u|e)?|quarter) {_Y}",
)
_LENGTH = 3
"""Months of a quarter."""


def named_year(words: str) -> DayRange | None:
    """The year that plain words name, and nothing else."""
    words = re.sub(_YEAR_WORD, "", words)
    return whole_year(int(words)) if re.fullmatch(_Y, words) else None


def named_quarter(words: str) -> DayRange | None:
    """The quarter that plain words name with its year."""
    words = re.sub(_YEAR_WORD, "", words)
    for shape in _QUARTERS:
        match = re.fullmatch(shape, words)
        if match:
            number = month_number(match["quarter"]) or 0
            return whole_months(int(match["year"]), (number - 1) * _LENGTH + 1, _LENGTH)
    return None


def named_month(words: str) -> DayRange | None:
    """The month that plain words name with its year; DateError for a 13th month."""
    words = re.sub(_YEAR_WORD, "", words)
    for shape in _MONTHS:
        match = re.fullmatch(shape, words)
        if match:
            month = month_number(match["month"])
            if month is None:  # some other word before a year: “lato 2017”, “przed 2015”
                return None
            if not 1 <= month <= 12:
                raise impossible_month(words, match["month"])
            return whole_months(int(match["year"]), month)
    return None
