"""The metryczka of a BIP page: who made, answers for and published it, and when.

Public-information bulletins print it below the text as labels with values, on one line or on two.
Its publication day is the page's date; the days on which a text was made or changed are not.
"""

from __future__ import annotations

import re

from newsarch.dates import find_dates
from newsarch.model.fields import LABEL
from newsarch.pages.units import offer_unit
from newsarch.pages.wording import opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

_HEADING = (
    r"(?i)(?:metryczka|metryka)(?: strony| dokumentu| informacji| artykułu| publikacji)?\W*$|"
    r"(?:informacje o (?:artykule|dokumencie|publikacji)|dane dokumentu)\W*$"
)
_HEADINGS = ("metryczka", "metryka", "informacje o", "dane dokumentu")
_LISTS = tuple(
    f"metryczka {kind}" for kind in ("issued", "made", "answers", "owner", "issuer", "other")
)
_LABEL_END = r"(?:\(a\))?(?P<colon> ?[:|-])?(?: (?P<value>.+))?$"
_VALUE = r"^(?P<value>.{2,100}?)(?:,? (?:dnia )?\d{1,4}[.-].*)?$"
_ENOUGH = 3
"""So many labels in a row are a metryczka though no heading says so."""


def take_metryczka(page: Page) -> None:
    """Read the metryczka below the text, if there is one, and remove it."""
    start = _start(page.lines)
    if start is None:
        return
    entries = _entries(page.lines[start:])
    page.lines = page.lines[:start]
    _offer(page, entries)


def _start(lines: list[str]) -> int | None:
    for index, line in enumerate(lines):
        if len(line) <= 60 and _is_heading(line):
            return index
    start = _end_of_labels(lines)
    labels = sum(_read(line) is not None for line in lines[start:] if len(line) <= 160)
    return start if labels >= _ENOUGH else None


def _end_of_labels(lines: list[str]) -> int:
    """Where the run of labels that ends the page begins."""
    filled = [index for index, line in enumerate(lines) if line]
    start = len(lines)
    for place in range(len(filled) - 1, -1, -1):
        label = _label(lines[filled[place]])
        above = _label(lines[filled[place - 1]]) if place else None
        if label is None and (above is None or above["value"]):
            break  # neither a label nor the value of the one above
        start = filled[place]
    return start


def _is_heading(line: str) -> bool:
    return line.casefold().startswith(_HEADINGS) and re.match(_HEADING, line) is not None


def _read(line: str) -> tuple[str, re.Match[str]] | None:
    """The kind of label that a line begins with, and what follows it on the line."""
    found = opening(line, *_LISTS)
    rest = re.compile(_LABEL_END).match(line, found[1]) if found else None
    return (found[0].removeprefix("metryczka "), rest) if found and rest else None


def _label(line: str) -> re.Match[str] | None:
    """The label that a line is, with its value or waiting for one on the next line."""
    label = _read(line) if len(line) <= 160 else None
    return label[1] if label and (label[1]["colon"] or not label[1]["value"]) else None


def _entries(lines: list[str]) -> dict[str, str]:
    """Kind of label → its first value."""
    entries: dict[str, str] = {}
    waiting: str | None = None
    for line in filter(None, lines):
        label = _read(line) if len(line) <= 200 else None
        if label is None:
            if waiting:
                entries.setdefault(waiting, line)
            waiting = None
            continue
        kind, rest = label
        waiting = None if rest["value"] else kind
        if rest["value"]:
            entries.setdefault(kind, rest["value"])
    return entries


def _offer(page: Page, entries: dict[str, str]) -> None:
    dates = find_dates(entries.get("issued", "")) or find_dates(entries.get("issuer", ""))
    if dates:
        page.fields.offer("published", dates[0].day.isoformat(), LABEL)
    author = entries.get("made") or entries.get("answers")
    value = re.match(_VALUE, author) if author else None
    if value and not find_dates(value["value"]):
        page.fields.offer("by", value["value"].strip(" ,;"), LABEL)
    for kind in ("owner", "made"):
        offer_unit(page.fields, entries.get(kind, ""), LABEL)
