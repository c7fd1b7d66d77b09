"""What a signature says once it is found: its label, the person, the unit.

The unit may stand behind the name, behind a post (`Oficer prasowy KPP w Żarach`), or before the
initials of a desk (`KWP w Łodzi / mw`). `by` keeps the signature as printed.
"""

from __future__ import annotations

import re

from newsarch.model.fields import POSITION
from newsarch.pages.credits import is_credit, without_picture_part
from newsarch.pages.names import is_person, is_post, split_person
from newsarch.pages.titles import ends_in_abbreviation
from newsarch.pages.units import is_unit, is_unit_alone, offer_command, offer_unit
from newsarch.pages.wording import opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields

_WRITER = "signed by writer"
_OPENING, _CLOSING = " ([/*•–-", " )]/*"
_AND_PICTURES = (
    r"(?:\s*(?:i|oraz|,|/|\+|&)\s*(?:fotografi\w+|foto|fot\.?|zdjęci\w+|zdjęć|zdj\.?|film\w*"
    r"|grafik\w+|wideo|opracowanie|redakcja))*"
)
_LABEL_END = (
    rf"(?i){_AND_PICTURES}(?:\s*[:/]|\s+[-–]|(?<=opr\.|rac\.|red\.)\s)"
    r"\s*(?P<who>.*?)[\s)\]/*]*$"
)
_BASED = (
    r"(?i)(?:opracowano\s+|oprac\.\s+)?na\s+podstawie\s+(?:komunikatu|informacji|materiał\w+)"
    r"(?:\s+prasow\w+)?\s*(?P<who>.*?)\.?$"
)
_OF_DAY = r"(?i)^.*?\bz\s+dnia\s*:?\s*[\d.]+\s*(?:r\.)?\s*,?\s*"
_BARE_SOURCE = r"(?i)[\s(]*źródło\s+(?P<who>\S.{2,80}?)[\s)]*$"
_INITIALS = r"(?:[a-ząćęłńóśźż]{2,4}|[A-ZĆŁŚŹŻ]{2,3}|(?:[A-ZĆŁŚŹŻ]\.\s?){2,3})"
_INITIALS_ONLY = rf"{_INITIALS}(?:\s*[/,]\s*{_INITIALS})*$"
_DESK = rf"(?P<unit>\S.{{1,70}}?)\s*[/|,–-]\s*{_INITIALS}$"
_TEMPLATE = r"\[[^\]]*\]|\{\{?.*\}\}?|^\W*$"


def labelled(line: str) -> tuple[bool, str] | None:
    """Whether a label says who wrote (else: who sent) it, and whom it names."""
    if is_credit(line):
        return None
    if label := _label(line):
        return label
    if based := re.match(_BASED, line) if "podstawie" in line.casefold() else None:
        return False, re.sub(_OF_DAY, "", based["who"])
    sourced = line.casefold().lstrip(" (").startswith("źródło ")
    bare = re.match(_BARE_SOURCE, line) if sourced else None
    if bare and (is_unit(bare["who"]) or is_person(bare["who"])):
        return False, bare["who"]
    return None


def _label(line: str) -> tuple[bool, str] | None:
    line = line.lstrip(_OPENING)
    found = opening(line, _WRITER, "signed by source")
    if found is None:
        return None
    name, end = found
    if line[end : end + 1] == ":":  # the usual case needs no pattern
        return name == _WRITER, line[end + 1 :].lstrip().rstrip(_CLOSING)
    rest = re.compile(_LABEL_END).match(line, end)
    return (name == _WRITER, rest["who"]) if rest else None


def unit_label(line: str) -> str | None:
    """The unit that a label names: `Jednostka: KPP Żary`; None for anything else."""
    found = opening(line, "signed unit") if ":" in line and len(line) <= 160 else None
    unit = line[found[1] :].strip(" :.") if found else ""
    return unit if is_unit_alone(unit) else None


def is_initials(line: str) -> bool:
    """Whether a line is initials and nothing else: `bw`, `AK/mw`, `J. K.`"""
    if len(line) > 4 and line[:5].isalpha():
        return False
    return re.match(_INITIALS_ONLY, line) is not None


def is_sign(text: str) -> bool:
    """Whether a text in brackets signs: initials, a unit, a person, a unit with initials."""
    desk = _desk(text)
    return is_initials(text) or is_unit(text) or is_person(text) or is_unit(desk)


def _desk(text: str) -> str:
    """The unit before the initials of a desk: `KWP w Łodzi / mw`."""
    desk = re.match(_DESK, text) if any(map(text.__contains__, "/|,–-")) else None
    return desk["unit"] if desk else ""


def offer_signed(fields: Fields, who: str, origin: str) -> None:
    """Offer a signature's name as `by` and the unit that it names as `unit`."""
    person, rest = split_person(who)
    fields.offer("by", person, origin)
    for part in (rest, who, _desk(who), who.partition("/")[2]):
        if part and (offer_unit(fields, part, origin) or offer_unit_of_post(fields, part)):
            return


def offer_unit_of_post(fields: Fields, line: str) -> bool:
    """Offer the unit that a post belongs to or speaks for: `Oficer prasowy KPP w Żarach`."""
    if not is_post(line):
        return False
    words = line.split(" ")
    tails = (" ".join(words[start:]) for start in range(1, min(5, len(words))))
    if any(offer_unit(fields, tail.lstrip("-–, "), POSITION) for tail in tails):
        return True
    return offer_command(fields, line, POSITION)


def tidy(who: str) -> str:
    """A printed signature without picture credits, templates and closing punctuation."""
    who = without_picture_part(who).strip(" ,;:/|–-")
    if not (who[:1].isalnum() and "[" not in who and "{" not in who) and re.search(_TEMPLATE, who):
        return ""
    return who if ends_in_abbreviation(who) else who.rstrip(".")
