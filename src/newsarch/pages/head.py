"""The head of a page: site, section, title and date, down to where the text begins.

A title stands beside its date where the page prints one; where it does not, the first line that
reads like a heading is the title. Browser titles, trails and repetitions give it away.
"""

from __future__ import annotations

from newsarch.model.fields import LABEL, POSITION
from newsarch.pages.below_title import read_below_title
from newsarch.pages.datelines import BARE, CREATED, PUBLISHED
from newsarch.pages.headings import INSTITUTIONS, choose_title
from newsarch.pages.placelines import is_believed
from newsarch.pages.publishers import without_publisher
from newsarch.pages.sections import release_of, section_in_trail, section_of
from newsarch.pages.signing import offer_signed
from newsarch.pages.survey import DATE, SECTION, SITE, TRAIL, WORDS, Item, survey
from newsarch.pages.titles import browser_title, split_browser_title
from newsarch.pages.units import is_unit, offer_unit, with_whole_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields
    from newsarch.pages.page import Page

_KICKER_WORDS = 4


def take_head(page: Page) -> None:
    """Read title, date, section and issuing unit above the text, and remove those lines."""
    items = survey(page)
    title = choose_title(items, page.heading)
    _offer_dates(page.fields, items, title)
    _note_place(page, items, title)
    taken = _header(page, items, title) + read_below_title(page, items, title)
    if title is not None:
        _offer_title(page, items[title].line)
        taken.append(items[title])
    gone = {index for item in taken for index in range(item.first, item.last + 1)}
    page.lines = [line for index, line in enumerate(page.lines) if index not in gone]


def _offer_dates(fields: Fields, items: list[Item], title: int | None) -> None:
    below = _after_title(items, title)
    by_nearness = [item for item in items[:14] if item.dateline]
    by_nearness.sort(key=lambda item: (item not in below, -item.first if item not in below else 0))
    for kind, origin in ((PUBLISHED, LABEL), (BARE, POSITION), (CREATED, POSITION)):
        for item in by_nearness:
            dateline = item.dateline
            if dateline and dateline.kind == kind and dateline.day:
                fields.offer("published", dateline.day.isoformat(), origin)
                if dateline.by:
                    offer_signed(fields, dateline.by, POSITION)
                break


def _note_place(page: Page, items: list[Item], title: int | None) -> None:
    """Note whether a town and a date stand above the title or the text, or right below it."""
    head = items[: (title if title is not None else _start_of_text(items))]
    head += _after_title(items, title)
    page.place_dated = any(item.placed for item in head) and is_believed(page)


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
            fields.offer("section", section_of(item.line) or release_of(item.line), POSITION)
        elif item.kind == TRAIL:
            fields.offer("section", section_in_trail(item.line), POSITION)
        elif item.kind == SITE:
            fields.offer("publisher", item.line.strip(" .|"), POSITION)
        elif item.kind == WORDS:
            page.owners.append(item.line)
            _offer_site(page, items, item, title)
    dated = title is not None and title + 1 < len(items) and items[title + 1].kind == DATE
    if dated and words and words[-1] is above[-1] and _is_kicker(words[-1].line):
        fields.offer("section", words[-1].line, POSITION)
    return above


def _offer_site(page: Page, items: list[Item], item: Item, title: int | None) -> None:
    """Section and unit named by a browser title: `Heading - Section - Site`, `Site Heading`."""
    if title is None:
        return
    heading = items[title].line
    for part in browser_title(item.line, heading) or ():
        page.fields.offer("section", section_of(part), POSITION)
        page.owners.append(part)
    site, found, _section = item.line.partition(f" {heading}")
    if found:
        page.owners.append(without_publisher(site))


def _is_kicker(line: str) -> bool:
    """Whether a line right above the title may be a section that nobody knows."""
    return (
        len(line.split()) <= _KICKER_WORDS
        and line[-1] not in ".!?:"
        and not line.startswith(INSTITUTIONS)
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


def _offer_title(page: Page, line: str) -> None:
    heading, parts = split_browser_title(line)
    page.fields.offer("title", heading, POSITION)
    for part in parts:
        page.fields.offer("section", section_of(part), POSITION)
    page.owners += parts


def offer_owner(page: Page) -> None:
    """The unit that runs the site publishes what no signature gives to another."""
    for line in with_whole_units(page.owners):
        if offer_unit(page.fields, line, POSITION):
            return
