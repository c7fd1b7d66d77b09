"""Titles: which line is the heading of a page, and which line only repeats it.

A title that is not printed is not invented: a page that begins with a sentence has none.
"""

from __future__ import annotations

import re

from newsarch.pages.publishers import publisher_of
from newsarch.pages.sections import section_of
from newsarch.pages.units import is_unit

_ABBREVIATION = r"\b(?:r|ul|im|nr|godz|tys|mln|zł|Wlkp|Maz|Śl|Tryb|Podl|itd|itp|st|św|os)\.$"
_SENTENCES = r"[^\W\d]{4,}[.!?…][”\"»)]? [A-ZĄĆĘŁŃÓŚŹŻ„\"–-]"
_DEPENDENT = (
    "st. ", "mł. ", "sierż", "asp.", "kom.", "post.", "insp.", "gen.", "kpt.", "bryg.", "ogn.",
)  # fmt: skip
_SEPARATOR = r" (?:[-–—|»]|::) "
_SEPARATORS = tuple(f" {mark} " for mark in (*"-–—|»", "::"))
_HOME = ("strona główna", "start", "jesteś", "home")
_LONGEST = 220
_SHORT = 60
_PLACED = 100
_LONGEST_OF_SENTENCES = 140
"""A heading of several sentences has a full stop within, and none at its end."""


def is_heading(line: str, placed: bool) -> bool:
    """Whether a line reads like a heading.

    `placed` tells that it stands where headings stand, right beside a date or below a section:
    then a full stop at its end does not speak against it.
    """
    if not 1 < len(line) <= _LONGEST or not any(character.isalnum() for character in line):
        return False
    if placed and (len(line) <= _PLACED or not _is_ended(line) or not _has_sentences(line)):
        return True
    if line[0].islower() or line[0] in "-–•*":
        return False
    if len(line) > _LONGEST_OF_SENTENCES and _has_sentences(line):
        return False
    if ends_in_abbreviation(line):
        return len(line) <= _SHORT
    return not _is_ended(line) and not line.startswith(_DEPENDENT)


def _has_sentences(line: str) -> bool:
    """Whether a sentence ends within a line."""
    ended = any(map(line[:-1].__contains__, ".!?…"))
    return ended and re.search(_SENTENCES, line) is not None


def _is_ended(line: str) -> bool:
    """Whether a line ends as sentences and labels do; three dots end a heading, too."""
    if line[-1] in ";:,":
        return True
    line = line[:-1] if line[-1] in '”"»)' else line
    return line.endswith(".") and line[-2:-1] not in ("", ".")


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop at the end belongs to a word: `Gorzów Wlkp.`, `2016 r.`"""
    return text.endswith(".") and re.search(_ABBREVIATION, text) is not None


def browser_title(line: str, heading: str) -> list[str] | None:
    """The parts after the heading in `Heading - Section - Site`, or None if it is no such line."""
    if line == heading or not line.casefold().startswith(heading.casefold()):
        return None
    rest = line[len(heading) :]
    return parts_of(rest)[1:] if rest.startswith(_SEPARATORS) else None


def parts_of(title: str) -> list[str]:
    """The parts of a browser title: heading, section and site, in whichever order."""
    parted = any(map(title.__contains__, _SEPARATORS))
    return re.split(_SEPARATOR, title) if parted else [title]


def split_browser_title(line: str) -> tuple[str, list[str]]:
    """The heading and the parts after it, where those name a section, a unit or a publisher."""
    parts = parts_of(line)
    named = len(parts)
    while named > 1 and names_a_site(parts[named - 1]):
        named -= 1
    if named == len(parts):
        return line, []
    end = line.index(parts[named], len(" - ".join(parts[:named]))) if named else 0
    return line[: end - 3].strip(" -–—|»:"), parts[named:]


def names_a_site(part: str) -> bool:
    """Whether a part of a browser title is a section, a publisher or a unit."""
    return bool(section_of(part) or publisher_of(part) or is_unit(part))


def repeats(line: str, title: str) -> bool:
    """Whether a line is the title again, or a trail that ends in it."""
    if len(line) > len(title) + 120:
        return False
    folded, title = line.casefold(), title.casefold()
    if folded == title or not folded.endswith(" " + title):
        return folded == title
    before = line[: -len(title)].strip(" -–—|»>:")
    return section_of(before) is not None or before.casefold().startswith(_HOME)
