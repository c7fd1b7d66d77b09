"""Lines that say where and when a text was given out: `Gorzów Wlkp., dnia 30 lipca 2021 r.`

Letters and press releases carry one in their head, or below the text. Only a town that we know may
stand before the date: of anything else (`Koncert, 3 maja 2019 r.`) it may be the day of an event.
"""

from __future__ import annotations

import re

from newsarch.dates import find_dates
from newsarch.model.fields import LABEL
from newsarch.polish.units import is_town

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from newsarch.pages.page import Page

_DATE = r"\d{1,2}[.\s/-]\s?[^\W_]{1,12}[.\s/-]\s?\d{4}|\d{4}-\d{2}-\d{2}"
_PLACED = (
    r"(?P<place>[^\W\d_][^\d,]{1,40}?),?\s+(?:(?:dnia|dn\.?|w\s+dniu)\s*)?"
    rf"(?P<date>{_DATE})\s?(?:r\.?|roku)?[\s.]*$"
)
_WEEKDAYS = ("piątek", "środa")
"""Days of the week that are towns, too."""
_ENDS = ("r", "r.", "roku", *"0123456789")
_SHORTEST, _LONGEST = 12, 70


def is_placed(line: str) -> bool:
    """Whether a line is a town and a date (be it a day that there is not) and nothing else."""
    return _placed(line) is not None


def day_of(line: str) -> date | None:
    """The day that such a line names; None for a day that there is not, and for other lines."""
    placed = _placed(line)
    found = find_dates(placed["date"]) if placed else []
    return found[0].day if found else None


def agreed_day(lines: Iterable[str]) -> date | None:
    """The day that all such lines of a page name, or None: which of two is right, none can say."""
    days = {day_of(line) for line in lines if _may_be_placed(line) and is_placed(line)}
    return days.pop() if len(days) == 1 else None


def is_believed(page: Page) -> bool:
    """Whether the day of these lines may date the page: none of them, and no label, says another.

    Where one does, the line tells of an event, and is text.
    """
    day, fields = page.place_day, page.fields
    if day is None:
        return False
    return fields.origins.get("published") != LABEL or fields.get("published") == day.isoformat()


def _placed(line: str) -> re.Match[str] | None:
    placed = re.match(_PLACED, line) if _may_be_placed(line) else None
    if placed is None or placed["place"].casefold() in _WEEKDAYS:
        return None
    return placed if is_town(placed["place"]) else None


def _may_be_placed(line: str) -> bool:
    """What all such lines have: cheaper to look for than the pattern is to match."""
    return (
        _SHORTEST <= len(line) <= _LONGEST and line[0].isupper() and line.rstrip().endswith(_ENDS)
    )
