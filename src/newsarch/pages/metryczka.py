"""The metryczka of a BIP page: who made, answers for and published it, and when.

Public-information bulletins print it below the text as labels with values, on one line or on two.
Its publication day is the page's date; the days on which a text was made or changed are not.
"""

from __future__ import annotations

import re

from newsarch.dates import find_dates
from newsarch.model.fields import LABEL
from newsarch.pages.units import offer_unit
from newsarch.pages.wording import any_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

_HEADING = re.compile(
    r"(?:metryczka|metryka)(?: strony| dokumentu| informacji| artykułu| publikacji)?\W*$|"
    r"(?:informacje o (?:artykule|dokumencie|publikacji)|dane dokumentu)\W*$",
    re.IGNORECASE,
)
_KINDS = ("issued", "made", "answers", "owner", "issuer", "other")
_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{kind}>{any_of(f'metryczka_{kind}')})" for kind in _KINDS) + ")"
    r"(?:\(a\))?(?P<colon> ?[:|-])?(?: (?P<value>.+))?$",
    re.IGNORECASE,
)
_VALUE = re.compile(r"^(?P<value>.{2,100}?)(?:,? (?:dnia )?\d{1,4}[.-].*)?$")
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
        if len(line) <= 60 and _HEADING.match(line):
            return index
    start = _end_of_labels(lines)
    labels = sum(_LABEL.match(line) is not None for line in lines[start:] if len(line) <= 160)
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


def _label(line: str) -> re.Match[str] | None:
    """The label that a line is, with its value or waiting for one on the next line."""
    label = _LABEL.match(line) if len(line) <= 160 else None
    return label if label and (label["colon"] or not label["value"]) else None


def _entries(lines: list[str]) -> dict[str, str]:
    """Kind of label → its first value."""
    entries: dict[str, str] = {}
    waiting: str | None = None
    for line in filter(None, lines):
        label = _LABEL.match(line) if len(line) <= 200 else None
        if label is None:
            if waiting:
                entries.setdefault(waiting, line)
            waiting = None
            continue
        kind = next(name for name in _KINDS if label[name])
        waiting = None if label["value"] else kind
        if label["value"]:
            entries.setdefault(kind, label["value"])
    return entries


def _offer(page: Page, entries: dict[str, str]) -> None:
    dates = find_dates(entries.get("issued", "")) or find_dates(entries.get("issuer", ""))
    if dates:
        page.fields.offer("published", dates[0].day.isoformat(), LABEL)
    author = entries.get("made") or entries.get("answers")
    value = _VALUE.match(author) if author else None
    if value and not find_dates(value["value"]):
        page.fields.offer("by", value["value"].strip(" ,;"), LABEL)
    for kind in ("owner", "made"):
        offer_unit(page.fields, entries.get(kind, ""), LABEL)
