"""Ranks before names: `kom. Justyna Ławreszuk`, `młodszemu aspirantowi Maciejowi Sosnowskiemu`.

Police, fire service, border guard, prison service and army, abbreviated or in full, in every case.
A rank before a capitalised name is how a signature is told from other lines.
Sources: the acts on the Police (art. 47), on the State Fire Service (art. 48), on the Border Guard
(art. 54) and on the defence of the homeland (ranks of soldiers).
"""

from __future__ import annotations

import re

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


_RETIRED = r"(?:\s(?:w\s)?st(?:anie|\.)\s?spocz(?:ynku|\.)|\s(?:rez|SG|PSP)\b\.?)?"
# The dot of an abbreviation may be left out only before a space: `asp Kowalski`.
_ABBREVIATED = (
    rf"(?i)(?:(?:{_GRADES})\.\s?)?(?:{_SHORT})(?:\s?\.)?(?:\s?(?:szt|bryg|dyw|broni|insp)\.)?"
    rf"(?![^\W\d_]){_RETIRED}"
)
_IN_FULL = (
    rf"(?i)(?:(?:{_GRADES_LONG}){_ENDING}\s)?(?:{_LONG}){_ENDING}"
    rf"(?:\s(?:{_GRADES_LONG}|brygad|inspekto|brygadier){_ENDING})?(?![^\W\d_]){_RETIRED}"
)
_ABBREVIATIONS = frozenset(f"{_GRADES}|{_SHORT}".split("|"))
_STEMS = tuple(f"{_GRADES_LONG}|{_LONG}".split("|"))


def split_rank(text: str) -> tuple[str, str]:
    """The rank that a text begins with, and the rest; an empty rank when there is none.

    The first word tells which pattern could match: compiling both for every page took long.
    """
    text = text.strip()
    word = text[: next((at for at, c in enumerate(text) if not c.isalpha()), None)].casefold()
    if word in _ABBREVIATIONS:
        rank = re.match(_ABBREVIATED, text)
    else:
        rank = re.match(_IN_FULL, text) if word.startswith(_STEMS) else None
    return (rank[0].strip(), text[rank.end() :].strip()) if rank else ("", text)
