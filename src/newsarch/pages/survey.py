"""What the lines at the top of a page are, one by one, before anything is decided."""

from __future__ import annotations

import re

from newsarch.pages.credits import is_captioned, is_credit, without_picture_part
from newsarch.pages.datelines import PLACED, Dateline, is_label, read_dateline
from newsarch.pages.page import continues
from newsarch.pages.publishers import publisher_of
from newsarch.pages.sections import is_trail, release_of, section_of
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

SECTION, TRAIL, SITE, DATE, CREDIT, BYLINE, COUNT, WORDS = (
    "section", "trail", "site", "date", "credit", "byline", "count", "words",
)  # fmt: skip
_BYLINE = (
    r"(?i)(?:autor(?:ka|zy)?(?:/\w+)?|tekst|opracował[ao]?|oprac\.?|napisał[ao]?|redaktor|by)\s*:\s*"
    r"(?P<who>\S.{1,60})$"
)
_BYLINES = ("autor", "tekst", "oprac", "napisał", "redaktor", "by")
_DEEPEST = 24
"""No head is longer than so many filled lines."""
_LONG = 240
"""A line longer than this is text, whatever it says."""
_ENOUGH_TEXT = 3
"""After so many long lines the head is over."""


@dataclass(slots=True)
class Item:
    """A filled line of the head (two, where a title or a label was broken in two)."""

    first: int
    last: int
    line: str
    kind: str
    dateline: Dateline | None = None

    @property
    def placed(self) -> bool:
        """Whether it is a town and a date."""
        return self.dateline is not None and self.dateline.kind == PLACED


def survey(page: Page) -> list[Item]:
    """The filled lines at the top of a page with their kinds."""
    items: list[Item] = []
    index, long = page.first_filled(), 0
    while index < len(page.lines) and len(items) < _DEEPEST and long < _ENOUGH_TEXT:
        item = _item(page, index)
        items.append(item)
        long += len(item.line) > _LONG
        index = page.first_filled(item.last + 1)
    return items


def byline(line: str) -> str | None:
    """The person or desk that a line such as `Autor: Jan Nowak` names, or None."""
    labelled = ":" in line and line.casefold().startswith(_BYLINES)
    match = re.match(_BYLINE, line) if labelled else None
    return without_picture_part(match["who"]).rstrip(" ,;") if match else None


def _item(page: Page, index: int) -> Item:
    line = page.lines[index]
    if len(line) > _LONG:
        return Item(index, index, line, WORDS)
    if is_label(line):
        following = page.first_filled(index + 1)
        value = page.lines[following] if following < len(page.lines) else ""
        dateline = read_dateline(f"{line.rstrip(' :')}: {value}")
        if dateline:
            return Item(index, following, line, DATE, dateline)
    if dateline := read_dateline(line):
        return Item(index, index, line, DATE, dateline)
    kind = _kind(line)
    following = index + 1
    if kind == WORDS and following < len(page.lines) and continues(line, page.lines[following]):
        return Item(index, following, f"{line} {page.lines[following]}", WORDS)
    return Item(index, index, line, kind)


def _kind(line: str) -> str:
    if section_of(line) or release_of(line):
        return SECTION
    if is_trail(line):
        return TRAIL
    if publisher_of(line):
        return SITE
    if is_credit(line) or is_captioned(line):
        return CREDIT
    if byline(line):
        return BYLINE
    return COUNT if len(line) <= 4 and line.isdigit() else WORDS
