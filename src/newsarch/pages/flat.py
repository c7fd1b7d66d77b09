"""Flat pages: title, date, buttons and the first paragraph printed on one line.

`Title Data publikacji 22.01.2021 Powrót Generuj PDF Drukuj Lead …` becomes the lines that the same
page shows as blocks, so that every other reader knows one layout only. What stands after the
buttons is text, be it a date.
"""

from __future__ import annotations

import re

from newsarch.pages.banner import SENTENCE
from newsarch.pages.furniture import BUTTONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

_DATE = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [^\W\d]{3,12} \d{4}"
_TIME = r"(?: ?r\.)?(?:,? (?:godz\. ?)?\d{1,2}:\d{2}(?::\d{2})?)?"
_LABELLED = rf"Data publikacji ?:? ?(?:{_DATE}){_TIME}"
_HEAD = (
    rf"(?P<title>.{{0,300}}?\S)?\s*(?P<date>{_LABELLED})\s*(?P<buttons>(?:(?:{BUTTONS})\s+)*)"
    r"(?P<text>\S.*)?$"
)
_BUTTONS_ONLY = (
    r"(?P<title>\S.{2,250}?) (?P<date>)(?P<buttons>Powrót (?:Generuj PDF )?Drukuj) (?P<text>\S.*)$"
)
_BANNER = (
    rf"(?:(?P<section>\S.{{0,40}}?) )?(?:Informacja )?(?P<banner>{SENTENCE}\.?) (?P<rest>\S.*)$"
)
_PREFIXED = r"(?P<date>date \d{4}-\d{2}(?:-\d{2})?) (?P<rest>\S.*)$"
_EDITED = r"(?P<title>\S.{9,200}?) (?P<by>OPRAC\.: \S.{2,40})$"
_END = r"(?<=\S) (?P<end>Powrót na górę(?: strony)?)(?: (?P<publisher>\S.{0,60}))?$"
_SOURCE = r"(?<=[.!?…”\")]) (?=(?:Źródło|Opracował[ao]?|Opracowanie|Tekst|Autor) ?: ?\S)"
_SOURCES = (" Źródło", " Opracow", " Tekst", " Autor")
_LONGEST_DATE = len("Data publikacji 27.02.2014")
_WITHIN = 4
"""A flat head stands within the first lines that are not empty."""


def unglue(page: Page) -> None:
    """Break the flat head and the flat end of a page into lines."""
    page.lines = _unglue_end(_unglue_head(page.lines))


def _unglue_head(lines: list[str]) -> list[str]:
    filled = 0
    for index, line in enumerate(lines):
        filled += bool(line)
        if filled > _WITHIN:
            break
        parts = _head_parts(line)
        if len(parts) > 1:
            return lines[:index] + _as_blocks(parts) + lines[index + 1 :]
    return lines


def _head_parts(line: str) -> list[str]:
    prefixed = re.match(_PREFIXED, line) if line.startswith("date ") else None
    before = [prefixed["date"]] if prefixed else []
    line = prefixed["rest"] if prefixed else line
    banner = re.match(_BANNER, line) if "archiwum" in line else None
    if banner:
        before += [*filter(None, [banner["section"]]), banner["banner"]]
        line = banner["rest"]
    return before + _title_parts(line)


def _title_parts(line: str) -> list[str]:
    edited = re.match(_EDITED, line) if "OPRAC" in line else None
    if edited:
        return [edited["title"], edited["by"]]
    head = _head(line)
    if head is None or not (head["title"] or head["text"]):
        return [line]
    return [part for part in (head["title"], head["date"], head["text"]) if part]


def _head(line: str) -> re.Match[str] | None:
    if "Data publikacji" in line:
        alone = line.startswith("Data publikacji") and len(line) <= _LONGEST_DATE
        return None if alone else re.match(_HEAD, line)
    return re.match(_BUTTONS_ONLY, line) if "Powrót " in line and "Drukuj " in line else None


def _unglue_end(lines: list[str]) -> list[str]:
    for index in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        line = lines[index]
        end = re.search(_END, line) if " Powrót na górę" in line else None
        if end:
            parts = [line[: end.start()], end["end"], *filter(None, [end["publisher"]])]
            lines = lines[:index] + _as_blocks(parts) + lines[index + 1 :]
    return _unglue_source(lines)


def _unglue_source(lines: list[str]) -> list[str]:
    """The signature at the end of the last paragraphs becomes a line of its own."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
        if not any(map(lines[index].__contains__, _SOURCES)):
            continue
        place = re.search(_SOURCE, lines[index])
        if place and len(lines[index]) - place.end() <= 160:
            parts = [lines[index][: place.start()], lines[index][place.end() :]]
            return lines[:index] + _as_blocks(parts) + lines[index + 1 :]
    return lines


def _as_blocks(parts: list[str]) -> list[str]:
    blocks: list[str] = []
    for part in parts:
        blocks += [part, ""]
    return blocks[:-1]
