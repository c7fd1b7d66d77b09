"""Which line of a page's head is its title.

The one that the markup names; else the one that another line repeats, as a browser title or trail
does; else the one over the date; else the first that reads like a heading.
"""

from __future__ import annotations

import re

from newsarch.pages.datelines import BARE, CREATED, PUBLISHED
from newsarch.pages.sections import release_of
from newsarch.pages.signing import is_initials
from newsarch.pages.survey import COUNT, DATE, SECTION, TRAIL, WORDS, Item
from newsarch.pages.titles import browser_title, is_heading, repeats
from newsarch.pages.units import is_unit

_MOST_ABOVE = 4
"""No more lines of words than these stand over a page's date."""
_LEAD_WORDS = 5
"""A heading over a lead has so many words at least."""
_REMARK_WORDS = 2
_LONGEST_TAKEN_UP = 100
_NAME_WORDS = 4
INSTITUTIONS = (
    "Gmina", "Powiat", "Miasto", "Urząd", "Starostwo", "Komenda", "Województwo", "Straż", "Szkoła",
    "Portal", "Serwis", "BIP", "Biuletyn",
)  # fmt: skip
"""First words of the names that stand over all pages of a site."""


def choose_title(items: list[Item], heading: str | None) -> int | None:
    """The position of the title among the items; `heading` is the title that the markup tells."""
    return _marked(items, heading) if heading else _title(items)


def _marked(items: list[Item], heading: str) -> int | None:
    """The last of the lines that are the heading known from the markup."""
    same = [at for at, item in enumerate(items) if item.line.casefold() == heading.casefold()]
    return same[-1] if same else None


def _title(items: list[Item]) -> int | None:
    """The position of the title among the items."""
    repeated = _repeated(items)
    if repeated is not None:
        return repeated
    date = _anchor(items)
    words = [at for at, item in enumerate(items) if item.kind == WORDS]
    if date is not None and (above := [at for at in words if at < date]):
        chosen = _above_date(items, above, date)
        if chosen is not None:
            return chosen
    heading = _first_heading(items)
    return _release(items) if heading is None else heading


def _release(items: list[Item]) -> int | None:
    """`KOMUNIKAT PRASOWY`, right over the text of a press release that has no title."""
    over_text = (at for at, below in enumerate(items[1:]) if below.kind == WORDS)
    return next((at for at in over_text if release_of(items[at].line)), None)


def _repeated(items: list[Item]) -> int | None:
    """The line that an earlier one repeats: as a browser title, a trail, or word for word."""
    for at, later in enumerate(items[:10]):
        if later.kind != WORDS or len(later.line) < 4:
            continue
        for earlier in items[:at]:
            if repeats(earlier.line, later.line) or browser_title(earlier.line, later.line):
                return at
        if not is_heading(later.line, placed=False):
            return None  # the text has begun
    return None


def _anchor(items: list[Item]) -> int | None:
    """The item that dates the page: a labelled date before a bare one."""
    dates = [(at, item.dateline) for at, item in enumerate(items[:14]) if item.dateline]
    for kind in (PUBLISHED, BARE, CREATED):
        of_kind = [at for at, dateline in dates if dateline.kind == kind]
        near = [at for at in of_kind if _words_before(items, at) <= _MOST_ABOVE]
        if near:
            return next((at for at in near if _words_before(items, at)), near[0])
    return None


def _words_before(items: list[Item], end: int) -> int:
    return sum(item.kind == WORDS for item in items[:end])


def _above_date(items: list[Item], above: list[int], date: int) -> int | None:
    """The title among the lines above the date: the last one, unless that is a lead or a name."""
    reset = max((at for at in range(date) if is_reset(items[at])), default=-1)
    above = [at for at in above if at > reset]
    headings = [at for at in above if is_heading(items[at].line, placed=at == date - 1)]
    if not headings:
        return None
    last = headings[-1]
    others = [at for at in headings[:-1] if not is_unit(items[at].line)]
    if others and (stands_over_date(items, last, date) or is_unit(items[last].line)):
        return others[0]
    lead = [at for at in others if len(items[at].line.split()) >= _LEAD_WORDS]
    if lead and items[last].line.endswith((".", "…")):
        return lead[0]
    return last


def stands_over_date(items: list[Item], at: int, date: int) -> bool:
    """Whether a short line stands right over a bare date, as an author's does."""
    adjacent = items[at].last + 1 == items[date].first
    dateline = items[date].dateline
    bare = dateline is not None and dateline.kind == BARE
    return adjacent and bare and at == date - 1 and _may_be_author(items[at].line)


def _may_be_author(line: str) -> bool:
    """Whether a line is initials or as few capitalised words as a name has."""
    words = line.split()
    named = len(words) <= _NAME_WORDS and all(word[0].isupper() for word in words)
    return named or is_initials(line)


def _below_reset(items: list[Item], words: list[int]) -> list[int]:
    """The lines below the last section or trail, if there are any."""
    resets = [at for at, item in enumerate(items) if is_reset(item)]
    for reset in reversed(resets):
        below = [at for at in words if at > reset]
        if below:
            return below
    return words


def is_reset(item: Item) -> bool:
    """Whether a line belongs to the site's own head; a labelled category may follow the title."""
    return item.kind == TRAIL or (item.kind == SECTION and ":" not in item.line)


def _first_heading(items: list[Item]) -> int | None:
    leading: list[int] = []
    for at, item in enumerate(items):
        if item.kind != WORDS:
            continue
        placed = _is_placed(items, at, leading) or _is_taken_up(items, at, leading)
        if not is_heading(item.line, placed):
            break
        leading.append(at)
    below = _below_reset(items, leading)
    named = [at for at in below if not _names_owner(items[at].line)] or below
    if not named:
        return _numeric_heading(items)
    return named[1] if len(named) == 2 and _is_remark(items, *named) else named[0]


def _names_owner(line: str) -> bool:
    """Whether a line is a unit or an institution, as stands over all pages of a site."""
    words = line.split()
    named = words[0] in INSTITUTIONS and len(words) <= _NAME_WORDS
    return is_unit(line) or (named and all(word[0].isupper() for word in words))


def _is_placed(items: list[Item], at: int, leading: list[int]) -> bool:
    """Whether a line stands first, over a date, or right below a section and over text.

    The text of a press release without a title stands right below its head.
    """
    if leading or at + 1 >= len(items):
        return False
    if at == 0 and items[1].kind == DATE:
        return True
    over_text = items[at + 1].kind == WORDS and not is_heading(items[at + 1].line, False)
    above = items[at - 1]
    return at > 0 and is_reset(above) and not release_of(above.line) and over_text


def _is_taken_up(items: list[Item], at: int, leading: list[int]) -> bool:
    """Whether a short first line is taken up, word for word, by the text that follows it.

    So are headings that end in a full stop; a lead that is printed twice is the same line again.
    """
    line = items[at].line.casefold()
    if leading or at + 1 >= len(items) or len(line) > _LONGEST_TAKEN_UP:
        return False
    text = items[at + 1].line.casefold()
    words = set(re.findall(r"\w{4,}", line))
    said = words.issubset(re.findall(r"\w{4,}", text)) and not text.startswith(line)
    return said and len(words) >= _LEAD_WORDS


def _is_remark(items: list[Item], first: int, second: int) -> bool:
    """Whether the first of two headings is a word of the site's, and the second the title."""
    return len(items[first].line.split()) <= _REMARK_WORDS < len(items[second].line.split()) - 1


def _numeric_heading(items: list[Item]) -> int | None:
    """A number that stands on top, where no line reads like a heading."""
    return 0 if items and items[0].kind == COUNT else None
