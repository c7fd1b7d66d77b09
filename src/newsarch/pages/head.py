"""The head of a page: site, section, title and date, down to where the text begins.

A title stands beside its date where the page prints one; where it does not, the first line that
reads like a heading is the title. Browser titles, trails and repetitions give it away.
"""

from __future__ import annotations

from newsarch.model.fields import LABEL, POSITION
from newsarch.pages.datelines import BARE, CREATED, PUBLISHED
from newsarch.pages.names import is_person
from newsarch.pages.sections import section_in_trail, section_of
from newsarch.pages.survey import (
    BYLINE,
    COUNT,
    CREDIT,
    DATE,
    SECTION,
    SITE,
    TRAIL,
    WORDS,
    Item,
    byline,
    survey,
)
from newsarch.pages.titles import browser_title, is_heading, repeats, split_browser_title
from newsarch.pages.units import is_unit, offer_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields
    from newsarch.pages.page import Page

_KICKER_WORDS = 4
_NAME_WORDS = 4
_INSTITUTIONS = (
    "Gmina", "Powiat", "Miasto", "Urząd", "Starostwo", "Komenda", "Województwo", "Straż", "Szkoła",
    "Portal", "Serwis", "BIP", "Biuletyn",
)  # fmt: skip


def take_head(page: Page) -> None:
    """Read title, date, section and issuing unit above the text, and remove those lines."""
    items = survey(page)
    title = _marked(items, page.heading) if page.heading else _title(items)
    _offer_dates(page.fields, items, title)
    taken = _header(page, items, title) + _below_title(page, items, title)
    if title is not None:
        _offer_title(page, items[title].line)
        taken.append(items[title])
    gone = {index for item in taken for index in range(item.first, item.last + 1)}
    page.lines = [line for index, line in enumerate(page.lines) if index not in gone]


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
    return _first_heading(items)


def _repeated(items: list[Item]) -> int | None:
    """The line that an earlier one repeats: as a browser title, a trail, or word for word."""
    for at, later in enumerate(items[:10]):
        if later.kind != WORDS or len(later.line) < 4:
            continue
        for earlier in items[:at]:
            if repeats(earlier.line, later.line) or browser_title(earlier.line, later.line):
                return at
    return None


def _anchor(items: list[Item]) -> int | None:
    """The item that dates the page: a labelled date before a bare one."""
    dates = [(at, item.dateline) for at, item in enumerate(items[:14]) if item.dateline]
    for kind in (PUBLISHED, BARE, CREATED):
        for at, dateline in dates:
            if dateline.kind == kind and _words_before(items, at) <= 4:
                return at
    return None


def _words_before(items: list[Item], end: int) -> int:
    return sum(item.kind == WORDS for item in items[:end])


def _above_date(items: list[Item], above: list[int], date: int) -> int | None:
    """The title among the lines above the date: the last one, unless that is a lead or a name."""
    reset = max((at for at in range(date) if _is_reset(items[at])), default=-1)
    above = [at for at in above if at > reset]
    headings = [at for at in above if is_heading(items[at].line, dated=at == date - 1)]
    if not headings:
        return None
    last = headings[-1]
    others = [at for at in headings[:-1] if not is_unit(items[at].line)]
    if others and (_is_name(items, last, date) or is_unit(items[last].line)):
        return others[0]
    lead = [at for at in others if len(items[at].line.split()) > _KICKER_WORDS]
    if lead and items[last].line.endswith((".", "…")):
        return lead[0]
    return last


def _is_name(items: list[Item], at: int, date: int) -> bool:
    """Whether a short line stands right over a bare date, as an author's does."""
    adjacent = items[at].last + 1 == items[date].first
    dateline = items[date].dateline
    bare = dateline is not None and dateline.kind == BARE
    return adjacent and bare and at == date - 1 and len(items[at].line.split()) <= _NAME_WORDS


def _below_reset(items: list[Item], words: list[int]) -> list[int]:
    """The lines below the last section or trail, if there are any."""
    resets = [at for at, item in enumerate(items) if _is_reset(item)]
    for reset in reversed(resets):
        below = [at for at in words if at > reset]
        if below:
            return below
    return words


def _is_reset(item: Item) -> bool:
    """Whether a line belongs to the site's own head; a labelled category may follow the title."""
    return item.kind == TRAIL or (item.kind == SECTION and ":" not in item.line)


def _first_heading(items: list[Item]) -> int | None:
    leading: list[int] = []
    for at, item in enumerate(items):
        if item.kind != WORDS:
            continue
        dated = at + 1 < len(items) and items[at + 1].kind == DATE and at == 0
        if not is_heading(item.line, dated):
            break
        leading.append(at)
    below = _below_reset(items, leading)
    named = [at for at in below if not is_unit(items[at].line)] or below
    return named[0] if named else _numeric_heading(items)


def _numeric_heading(items: list[Item]) -> int | None:
    """A number that stands on top, where no line reads like a heading."""
    return 0 if items and items[0].kind == COUNT else None


def _offer_dates(fields: Fields, items: list[Item], title: int | None) -> None:
    below = _after_title(items, title)
    by_nearness = [item for item in items[:14] if item.dateline]
    by_nearness.sort(key=lambda item: (item not in below, -item.first if item not in below else 0))
    for kind, origin in ((PUBLISHED, LABEL), (BARE, POSITION), (CREATED, POSITION)):
        for item in by_nearness:
            dateline = item.dateline
            if dateline and dateline.kind == kind and dateline.day:
                fields.offer("published", dateline.day.isoformat(), origin)
                fields.offer("by", dateline.by, POSITION)
                break


def _after_title(items: list[Item], title: int | None) -> list[Item]:
    """The items between the title and the third line of text below it."""
    if title is None:
        return []
    below: list[Item] = []
    for item in items[title + 1 :]:
        if sum(held.kind == WORDS for held in below) > 2:
            break
        below.append(item)
    return below


def _header(page: Page, items: list[Item], title: int | None) -> list[Item]:
    """Everything above the title; without a title, what is no text above the text."""
    fields = page.fields
    end = title if title is not None else _start_of_text(items)
    above = items[:end]
    words = [item for item in above if item.kind == WORDS]
    for item in above:
        if item.kind == SECTION:
            fields.offer("section", section_of(item.line), POSITION)
        elif item.kind == TRAIL:
            fields.offer("section", section_in_trail(item.line), POSITION)
        elif item.kind == SITE:
            fields.offer("publisher", item.line.strip(" .|"), POSITION)
        elif item.kind == WORDS:
            page.owners.append(item.line)
            _offer_site(page, items, item, title)
    if words and words[-1] is above[-1] and _is_kicker(words[-1].line):
        fields.offer("section", words[-1].line, POSITION)
    return above


def _offer_site(page: Page, items: list[Item], item: Item, title: int | None) -> None:
    """Section and unit named by a browser title: `Heading - Section - Site`."""
    if title is None:
        return
    for part in browser_title(item.line, items[title].line) or ():
        page.fields.offer("section", section_of(part), POSITION)
        page.owners.append(part)


def _is_kicker(line: str) -> bool:
    """Whether a line right above the title may be a section that nobody knows."""
    return (
        len(line.split()) <= _KICKER_WORDS
        and line[-1] not in ".!?:"
        and not line.startswith(_INSTITUTIONS)
        and not is_unit(line)
    )


def _start_of_text(items: list[Item]) -> int:
    """The first line of text below the last section above all sentences."""
    start = next((at for at, item in enumerate(items) if item.kind == WORDS), len(items))
    for at, item in enumerate(items):
        if item.kind == WORDS and not is_unit(item.line):
            break
        if item.kind in (SECTION, TRAIL):
            start = at + 1
    return start


def _below_title(page: Page, items: list[Item], title: int | None) -> list[Item]:
    """Dates, names, credits and repetitions between the title and the text."""
    if title is None:
        return []
    taken: list[Item] = []
    below = items[title + 1 :]
    words = 0
    for at, item in enumerate(below):
        again = item.kind == WORDS and repeats(item.line, items[title].line)
        if again or (words <= 1 and _names_author(page.fields, items, title + 1 + at)):
            taken.append(item)
        elif item.kind == WORDS:
            words += 1
        elif item.kind == DATE and words <= 2 and at < 8:
            taken.append(item)
        elif words == 0 and item.kind != BYLINE:
            taken.append(item)
            _offer_section_below(page.fields, item)
    return taken


def _offer_section_below(fields: Fields, item: Item) -> None:
    if item.kind == SECTION:
        fields.offer("section", section_of(item.line), POSITION)


def _names_author(fields: Fields, items: list[Item], at: int) -> bool:
    """Whether the line between title and text is the author's, which is then offered."""
    item = items[at]
    if at + 1 >= len(items):
        return False
    if item.kind == BYLINE and items[at - 1].kind != CREDIT:
        fields.offer("by", byline(item.line), LABEL)
        return True
    if item.kind != WORDS or items[at + 1].kind != DATE:
        return False
    if not (_is_name(items, at, at + 1) or is_person(item.line)):
        return False
    fields.offer("by", item.line, POSITION)
    return True


def _offer_title(page: Page, line: str) -> None:
    heading, parts = split_browser_title(line)
    page.fields.offer("title", heading, POSITION)
    for part in parts:
        page.fields.offer("section", section_of(part), POSITION)
    page.owners += parts


def offer_owner(page: Page) -> None:
    """The unit that runs the site publishes what no signature gives to another."""
    for line in page.owners:
        if offer_unit(page.fields, line, POSITION):
            return
