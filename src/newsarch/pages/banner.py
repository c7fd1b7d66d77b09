"""The publisher's own archive banner: `Strona znajduje się w archiwum`, `Artykuł archiwalny`.

Only such words, on a line of their own, speak of the page. The word *archiwum* in a heading, an
address or a menu says nothing, nor does *Archiwum* alone. The short banners may be items of a menu,
too (`Strona archiwalna` leads to a site's predecessor): they count over the text, and in no menu.
"""

from __future__ import annotations

import re

from newsarch.model.fields import LABEL
from newsarch.pages.wording import is_wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

SENTENCE = r"(?:Ta )?[Ss]trona (?:ta )?znajduje się w archiwum"
_BANNER = rf"(?i)\W*{SENTENCE}\W*$"
_HEADING = "informacja"
"""The heading of the banner's box on the police portals."""
_LONGEST = 70
_DEEPEST = 14
"""So many filled lines at most stand from the top of a page to a short banner."""
_TEXT = 100
"""A line longer than this is text: below it no short banner is looked for."""
_ITEM_WORDS = 3
_ITEMS = 4
"""So many short lines without an empty one between are a menu."""


def take_banner(page: Page) -> None:
    """Set `source_status` to `archived` where the banner stands, and remove it."""
    if not any("rchiw" in line or "RCHIW" in line for line in page.lines):
        return
    kept: list[str] = []
    head = _end_of_head(page.lines)
    for index, line in enumerate(page.lines):
        sentence = _is_sentence(line)
        if not sentence and (index >= head or not is_short(line)):
            kept.append(line)
        elif sentence or _items_around(page.lines, index) < _ITEMS:
            page.fields.offer("source_status", "archived", LABEL)
            _drop_heading(kept)
    page.lines = kept


def is_banner(text: str) -> bool:
    """Whether a text is a banner and nothing else, wherever it stands."""
    return _is_sentence(text) or is_short(text)


def is_short(text: str) -> bool:
    """Whether a text is one of the banners that may be an item of a menu, too."""
    if len(text) > _LONGEST or "archiw" not in text.casefold():
        return False
    return is_wording(text.strip(" .!:*-–[]()"), "banners")


def _is_sentence(line: str) -> bool:
    return line[-12:].casefold().find("archiwum") >= 0 and re.match(_BANNER, line) is not None


def _end_of_head(lines: list[str]) -> int:
    """The index where the text has begun for certain: a title may be one sentence, but not two."""
    filled, sentences = 0, 0
    for index, line in enumerate(lines):
        filled += bool(line)
        sentences += line.endswith(".") and line.count(" ") >= _ITEM_WORDS and not is_banner(line)
        if filled > _DEEPEST or sentences > 1 or len(line) > _TEXT:
            return index
    return len(lines)


def _items_around(lines: list[str], index: int) -> int:
    """How many lines in a row, this one among them, are as short as the items of a menu."""
    first = last = index
    while first > 0 and _is_item(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _is_item(lines[last + 1]):
        last += 1
    return last - first + 1


def _is_item(line: str) -> bool:
    ended = line.endswith((".", "!", "?", ":"))
    numbered = any(map(str.isdecimal, line))
    return bool(line) and len(line.split()) <= _ITEM_WORDS and not (ended or numbered)


def _drop_heading(kept: list[str]) -> None:
    while kept and not kept[-1]:
        kept.pop()
    if kept and kept[-1].casefold().rstrip(":") == _HEADING:
        kept.pop()
