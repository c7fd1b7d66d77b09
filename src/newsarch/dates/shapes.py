"""The shapes in which a whole day is written, as one pattern for queries and pages alike.

    year first    2017-06-29, 2017.06.29, 2017/6/29
    numbers       29.06.2017, 29/06/2017, 29-6-2017, 29. 06. 2017
    words         29 czerwca 2017, 2 listopad 2012, 21 Kwi, 2019, 28 VI 2017, 29-cze-2017
    month first   Październik 28, 2022; June 29th, 2017

Every repetition is bounded, so that reading a text takes time linear in its length. Patterns are
kept as text and compiled on first use (`re` remembers them): compiling would slow every start.
"""

from __future__ import annotations

import re

_DAY, _YEAR = r"(?P<day{n}>[0-9]{{1,2}})", r"(?P<year{n}>[12][0-9]{{3}})"
_NUMBER, _NAME = r"(?P<month{n}>[0-9]{{1,2}})", r"(?P<month{n}>[^\W\d_]{{1,12}})"
_SHAPES = (
    _YEAR + r"(?P<mark{n}>[-./])" + _NUMBER + r"(?P=mark{n})" + _DAY,
    _DAY + r"(?P<mark{n}>[-./])\s?" + _NUMBER + r"(?P=mark{n})\s?" + _YEAR,
    _DAY + r"(?:-?go|st|nd|rd|th)?[-.\s]\s{{0,3}}" + _NAME + r"\.?[-,\s]?\s{{0,3}}" + _YEAR,
    _NAME + r"\.?\s{{1,3}}" + _DAY + r"(?:st|nd|rd|th)?,?\s{{1,3}}" + _YEAR,
)


WHOLE_DAY = "(?i:{})".format(
    "|".join(f"(?P<shape{n}>{shape.format(n=n)})" for n, shape in enumerate(_SHAPES))
)
"""The pattern of a whole day; `parts` reads its matches."""

_TIME = r"[T,\s]{1,3}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
_ZONE = r"\s?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?"
DAY_ALONE = rf"(?i){WHOLE_DAY}(?:\s?(?:r\.?|roku))?(?:{_TIME}{_ZONE})?"
"""The pattern of a day with nothing but the word for year, or a time, after it."""


def parts(match: re.Match[str]) -> tuple[int, str, int]:
    """Year, month as written, day."""
    n = next(n for n in range(len(_SHAPES)) if match[f"shape{n}"])
    return int(match[f"year{n}"]), match[f"month{n}"], int(match[f"day{n}"])
