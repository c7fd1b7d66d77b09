"""Lines of a page that are nothing but a unit: who published it."""

from __future__ import annotations

from newsarch.polish.units.chain import Mention
from newsarch.polish.units.finding import find_units

LONGEST_LINE = 300


def published_unit(text: str) -> Mention | None:
    """The unit that a signature line is, or None when the line says anything else.

    The whole line must be one unit, with its superiors: `Wydział Prewencji KWP w Gorzowie Wlkp.`,
    `(KWP w Łodzi)`, `KWP w Łodzi – Wydział Kadr`.
    """
    if len(text) > LONGEST_LINE:
        return None
    mentions = find_units(text)
    if not mentions or _says_more(text, mentions):
        return None
    lowest = max(mentions, key=lambda mention: len(mention.chain))
    if any(mention.chain[-1] != lowest.chain[-1] for mention in mentions):
        return None
    start, end = mentions[0].start, mentions[-1].end
    return Mention(start, end, text[start:end], lowest.chain)


def _says_more(text: str, mentions: list[Mention]) -> bool:
    """Whether there are letters or digits outside the units."""
    rest = list(text)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return any(letter.isalnum() for letter in rest)
