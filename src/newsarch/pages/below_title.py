"""Between the title and the text: dates, the author's name, a section, credits, repetitions."""

from __future__ import annotations

from newsarch.model.fields import LABEL, POSITION
from newsarch.pages.headings import stands_over_date
from newsarch.pages.names import are_people, is_person
from newsarch.pages.placelines import is_believed
from newsarch.pages.sections import release_of, section_of
from newsarch.pages.signing import unit_label
from newsarch.pages.survey import BYLINE, CREDIT, DATE, SECTION, WORDS, byline
from newsarch.pages.titles import repeats
from newsarch.pages.units import offer_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields
    from newsarch.pages.page import Page
    from newsarch.pages.survey import Item


def read_below_title(page: Page, items: list[Item], title: int | None) -> list[Item]:
    """The lines below the title that are no text; the author and section they name are offered."""
    if title is None:
        return []
    taken: list[Item] = []
    below = items[title + 1 :]
    words = 0
    for at, item in enumerate(below):
        again = item.kind == WORDS and repeats(item.line, items[title].line)
        if again or (words <= 1 and _names_author(page.fields, items, title + 1 + at)):
            taken.append(item)
        elif item.kind == WORDS or (item.placed and not is_believed(page)):
            words += 1
        elif item.kind == DATE and words <= 2 and at < 8:
            taken.append(item)
        elif words == 0 and item.kind != BYLINE:
            taken.append(item)
            _offer_section_below(page.fields, item)
    return taken


def _offer_section_below(fields: Fields, item: Item) -> None:
    if item.kind == SECTION:
        fields.offer("section", section_of(item.line) or release_of(item.line), POSITION)


def _names_author(fields: Fields, items: list[Item], at: int) -> bool:
    """Whether the line between title and text is the author's, which is then offered."""
    item = items[at]
    if at + 1 >= len(items):
        return False
    if item.kind == BYLINE and items[at - 1].kind != CREDIT:
        fields.offer("by", byline(item.line), LABEL)
        return True
    beside = items[at - 1].kind in (BYLINE, DATE)
    if beside and (unit := unit_label(item.line)):
        return offer_unit(fields, unit, LABEL)
    if item.kind != WORDS or not _is_author(items, at):
        return False
    fields.offer("by", item.line, POSITION)
    return True


def _is_author(items: list[Item], at: int) -> bool:
    """Whether a line is a name over the date, or several names and nothing else."""
    line = items[at].line
    if items[at + 1].kind != DATE:
        return "," in line and are_people(line)
    return stands_over_date(items, at, at + 1) or is_person(line)
