"""Neighbours that complete each other.

`Wydziału Prewencji i Wydziału Kryminalnego KWP w Gorzowie Wlkp.` share the KWP, `KWP i KMP w Opolu`
the seat, `KWP w Łodzi – Wydział Kadr` is one unit, and *LUW* is the office named in full elsewhere.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsarch.polish.units.resolving import may_sit
from newsarch.polish.units.seats import Seat
from newsarch.polish.units.traits import NAMED, SEATED, SINGLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarch.polish.units.grammar import Reading

    Offices = tuple[tuple[str, str, str], ...]
    """Initial, name and seat of voivodeship offices."""

OFFICE = "urząd wojewódzki"
JOINING = frozenset({
    "i", "oraz", "a", "takze", "jak", "lub", "czy", "z", "ze", "w", "we", "do", "od", "dla",
    "przez", "przy",
})  # fmt: skip
"""The words of what joins a list, folded."""
_JOINED = re.compile(
    r"\s*(?:,|/|i|oraz|a także|jak i|lub|czy)\s+(?:(?:z|ze|w|we|do|od|dla|przez|przy)\s+)?|/"
)
_BELOW = re.compile(r"\s*(?:[-–—]|\n|,)\s*")
_OF_SINGLE = re.compile(r"\s+(?:ze?\s+)?")


def share(text: str, readings: list[Reading], offices: Offices) -> list[Reading]:
    """The readings of a text, completed by their neighbours; those that became one are merged.

    `offices` are those named in full somewhere near, for abbreviations that offices share.
    """
    readings = _merged(text, readings)
    if offices:
        _expand_offices(readings, offices)
    for left, right in reversed(list(pairwise(readings))):
        gap = text[left.end : right.start]
        if len(gap) < 24 and _JOINED.fullmatch(gap):
            _complete(left, right)
    return readings


def _merged(text: str, readings: list[Reading]) -> list[Reading]:
    """The readings, a superior that stands before its part merged with it."""
    merged: list[Reading] = []
    for right in readings:
        if merged and _is_below(text, merged[-1], right):
            left = merged.pop()
            right.superior, right.start = left, left.start
            right.parts[0].start = left.start
        merged.append(right)
    return merged


def _expand_offices(readings: list[Reading], offices: Offices) -> None:
    """Let an abbreviation that offices share (LUW) mean the one named in full."""
    named = {initial: (name, seat) for initial, name, seat in offices}
    for part in (part for r in readings for up in _upwards(r) for part in up.parts):
        initial = part.letters[:1]
        unnamed = part.meaning.kind == OFFICE and not part.name and len(part.letters) == 3
        if unnamed and initial in named:
            part.name, seat = named[initial]
            part.seat = Seat((seat,) if seat else (), 0, 0)


def _upwards(reading: Reading | None) -> Iterator[Reading]:
    """A reading and its superiors."""
    while reading is not None:
        yield reading
        reading = reading.superior


def _is_below(text: str, left: Reading, right: Reading) -> bool:
    """`KWP w Łodzi – Wydział Kadr`, `CBŚP z Zarządu w Łodzi`: the second is a part of the first."""
    gap = text[left.end : right.start]
    if len(gap) > 6 or NAMED not in right.flags or right.superior is not None:
        return False
    if SINGLE in left.flags and _OF_SINGLE.fullmatch(gap):
        return True
    if right.seated or NAMED in left.flags or SEATED not in left.flags:
        return False
    return _BELOW.fullmatch(gap) is not None and gap.count("\n") < 2


def _complete(left: Reading, right: Reading) -> None:
    """Give a unit what the next one of the same list says for both."""
    if NAMED in left.flags and NAMED in right.flags:
        if left.superior is None and not left.seated:
            left.superior = right.superior
    elif _lacks_seat(left) and SEATED in right.flags and right.seated:
        for part in left.parts:
            if may_sit(part.meaning.kind, right.parts[0].seat):
                part.seat = right.parts[0].seat


def _lacks_seat(reading: Reading) -> bool:
    """Whether a unit may have a seat and neither it nor its superior says where."""
    return SEATED in reading.flags and not reading.seated and reading.superior is None
