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
from newsarch.pages.units import is_unit, offer_unit
from newsarch.pages.wording import any_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields

_AND_PICTURES = (
    r"(?:\s*(?:i|oraz|,|/|\+|&)\s*(?:fotografi\w+|foto|fot\.?|zdjęci\w+|zdjęć|zdj\.?|film\w*"
    r"|grafik\w+|wideo|opracowanie|redakcja))*"
)
_LABEL = re.compile(
    rf"[\s(\[/*•–-]*(?:(?P<wrote>{any_of('signed_by_writer')})"
    rf"|(?P<source>{any_of('signed_by_source')})){_AND_PICTURES}"
    r"(?:\s*[:/]|\s+[-–]|(?<=opr\.|rac\.|red\.)\s)\s*(?P<who>.*?)[\s)\]/*]*$",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"(?:opracowano\s+|oprac\.\s+)?na\s+podstawie\s+(?:komunikatu|informacji|materiał\w+)"
    r"(?:\s+prasow\w+)?\s*(?P<who>.*?)\.?$",
    re.IGNORECASE,
)
_OF_DAY = re.compile(r"^.*?\bz\s+dnia\s*:?\s*[\d.]+\s*(?:r\.)?\s*,?\s*", re.IGNORECASE)
_BARE_SOURCE = re.compile(r"[\s(]*źródło\s+(?P<who>\S.{2,80}?)[\s)]*$", re.IGNORECASE)
_INITIALS = r"(?:[a-ząćęłńóśźż]{2,4}|[A-ZĆŁŚŹŻ]{2,3}|(?:[A-ZĆŁŚŹŻ]\.\s?){2,3})"
_INITIALS_ONLY = re.compile(rf"{_INITIALS}(?:\s*[/,]\s*{_INITIALS})*$")
_DESK = re.compile(rf"(?P<unit>\S.{{1,70}}?)\s*[/|,–-]\s*{_INITIALS}$")
_TEMPLATE = re.compile(r"\[[^\]]*\]|\{\{?.*\}\}?|^\W*$")


def labelled(line: str) -> tuple[bool, str] | None:
    """Whether a label says who wrote (else: who sent) it, and whom it names."""
    if is_credit(line):
        return None
    if label := _LABEL.match(line):
        return label["wrote"] is not None, label["who"]
    if based := _BASED.match(line):
        return False, _OF_DAY.sub("", based["who"])
    bare = _BARE_SOURCE.match(line)
    if bare and (is_unit(bare["who"]) or is_person(bare["who"])):
        return False, bare["who"]
    return None


def is_initials(line: str) -> bool:
    """Whether a line is initials and nothing else: `bw`, `AK/mw`, `J. K.`"""
    return _INITIALS_ONLY.match(line) is not None


def is_sign(text: str) -> bool:
    """Whether a text in brackets signs: initials, a unit, a person, a unit with initials."""
    desk = _DESK.match(text)
    return (
        is_initials(text)
        or is_unit(text)
        or is_person(text)
        or (desk is not None and is_unit(desk["unit"]))
    )


def offer_signed(fields: Fields, who: str, origin: str) -> None:
    """Offer a signature's name as `by` and the unit that it names as `unit`."""
    person, rest = split_person(who)
    fields.offer("by", person, origin)
    desk = _DESK.match(who)
    for part in (rest, who, desk["unit"] if desk else "", who.partition("/")[2]):
        if part and (offer_unit(fields, part, origin) or offer_unit_of_post(fields, part)):
            return


def offer_unit_of_post(fields: Fields, line: str) -> bool:
    """Offer the unit that a post belongs to: `Oficer prasowy KPP w Żarach`."""
    if not is_post(line):
        return False
    words = line.split(" ")
    tails = (" ".join(words[start:]) for start in range(1, min(5, len(words))))
    return any(offer_unit(fields, tail.lstrip("-–, "), POSITION) for tail in tails)


def tidy(who: str) -> str:
    """A printed signature without picture credits, templates and closing punctuation."""
    who = without_picture_part(who).strip(" ,;:/|–-")
    if _TEMPLATE.search(who):
        return ""
    return who if ends_in_abbreviation(who) else who.rstrip(".")
