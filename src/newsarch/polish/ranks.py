"""Ranks before names: `kom. Justyna Ławreszuk`, `młodszemu aspirantowi Maciejowi Sosnowskiemu`.

Police, fire service, border guard, prison service and army, abbreviated or in full, in every case.
A rank before a capitalised name is how a signature is told from other lines.
Sources: the acts on the Police (art. 47), on the State Fire Service (art. 48), on the Border Guard
(art. 54) and on the defence of the homeland (ranks of soldiers).
"""

from __future__ import annotations

import re
from functools import cache

_GRADES = r"mł|młod|st|starsz|szt"
_SHORT = (
    r"post|sierż|asp|podkom|kom|nadkom|podinsp|insp|nadinsp|gen|str|ogn|sekc|kpt|bryg|nadbryg|szer"
    r"|kpr|plut|chor|ppor|por|mjr|ppłk|płk|kmdr|bosm|mat|mar|kadet|strażn"
)
_LONG = (
    r"posterunkow|sierżan|aspiran|podkomisarz|komisarz|nadkomisarz|podinspekto|inspekto|nadinspekto"
    r"|genera|straża|ogniomistrz|sekcyjn|kapitan|brygadier|nadbrygadier|szeregow|kapral|plutonow"
    r"|chorąż|podporuczni|poruczni|major|podpułkowni|pułkowni|strażni"
)
_GRADES_LONG = r"młodsz|starsz|sztabow|generaln"
_ENDING = r"(?:y|i|a|owi|em|u|ie|ego|emu|ym|im|iego|iemu|k|t|r|l|ł|tem|ta|towi|cie|ra|rowi|rem|rze"
_ENDING += r"|ka|kowi|kiem|ku|ła|łowi|łem|le)?"


@cache
def rank_pattern() -> re.Pattern[str]:
    """A pattern that matches a whole rank at a place, with its grade, whatever the case."""
    short = rf"(?:(?:{_GRADES})\.\s?)?(?:{_SHORT})(?:\s?\.)?(?:\s?(?:szt|bryg|dyw|broni|insp)\.)?"
    long = (
        rf"(?:(?:{_GRADES_LONG}){_ENDING}\s)?(?:{_LONG}){_ENDING}"
        rf"(?:\s(?:{_GRADES_LONG}|brygad|inspekto|brygadier){_ENDING})?"
    )
    retired = r"(?:\s(?:w\s)?st(?:anie|\.)\s?spocz(?:ynku|\.)|\s(?:rez|SG|PSP)\b\.?)?"
    # The dot of an abbreviation may be left out only before a space: `asp Kowalski`.
    return re.compile(rf"(?:{long}|{short})(?![^\W\d_]){retired}", re.IGNORECASE)


def split_rank(text: str) -> tuple[str, str]:
    """The rank that a text begins with, and the rest; an empty rank when there is none."""
    match = rank_pattern().match(text.lstrip())
    if match is None:
        return "", text.strip()
    return match[0].strip(), text.lstrip()[match.end() :].strip()


_WORD = r"[^\W\d_a-z][^\W\d_]+"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0]+(?:[^\W\d_]\.|{_WORD})(?:[-–][^\W\d_]+)?){{1,3}}[.,]?")


def is_signature_person(text: str) -> bool:
    """Whether a line is a person with a rank, and nothing else: `mł. asp. Jan Nowak`."""
    rank, rest = split_rank(text)
    return bool(rank) and len(rest) <= 80 and _NAME.fullmatch(rest) is not None
