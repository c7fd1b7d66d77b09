"""A page as text: from its printed lines to fields.

The order is the reader's: break flat lines, take the banner and the metryczka, clear away the
furniture, read the head, then the foot. What is left is the body.
"""

from __future__ import annotations

from newsarch.errors import NotAnArticleError
from newsarch.messages import _
from newsarch.model.fields import LABEL, POSITION, Fields
from newsarch.pages.banner import take_banner
from newsarch.pages.credits import is_credit
from newsarch.pages.datelines import BARE, PLACED, PUBLISHED, read_dateline
from newsarch.pages.flat import unglue
from newsarch.pages.furniture import ends_page, remove_furniture
from newsarch.pages.head import offer_owner, take_head
from newsarch.pages.language import language_of
from newsarch.pages.metryczka import take_metryczka
from newsarch.pages.page import Page, join, split
from newsarch.pages.placelines import agreed_day, is_believed
from newsarch.pages.publishers import publisher_of
from newsarch.pages.refusals import refuse_errors, refuse_lists
from newsarch.pages.signature import take_signature

_FOOT = 4
"""A date below the text stands within so many filled lines from the end."""


def read_text(text: str) -> Fields:
    """The fields of an article printed as text, with their origins.

    Raises NotAnArticleError for a list of articles, an error page and a page without text.
    """
    return read_page(Page(split(text)))


def read_page(page: Page) -> Fields:
    """The fields of a page given as lines; what `page.fields` holds already is kept if better."""
    refuse_errors(page)
    unglue(page)
    take_banner(page)
    _offer_publisher(page)
    take_metryczka(page)
    remove_furniture(page)
    refuse_lists(page)
    page.place_day = agreed_day(page.lines)
    take_head(page)
    _take_dates_below(page)
    take_signature(page)
    offer_owner(page)
    _offer_body(page)
    return page.fields


def _offer_publisher(page: Page) -> None:
    """The name that stands in the footer, below the link to the top."""
    for index in range(len(page.lines) - 1, -1, -1):
        line = page.lines[index]
        if publisher := publisher_of(line):
            page.fields.offer("publisher", publisher, POSITION)
            del page.lines[index:]
        elif ends_page(line) or line:
            return


def _take_dates_below(page: Page) -> None:
    """A date printed below the text: with a label it beats one by its place."""
    filled = [index for index, line in enumerate(page.lines) if line][-_FOOT:]
    for index in reversed(filled[1:]):
        dateline = read_dateline(page.lines[index])
        if dateline is None or (dateline.kind == BARE and index != filled[-1]):
            continue
        if dateline.kind == PLACED:
            if not is_believed(page):
                continue
            page.place_dated = True
        if dateline.kind == BARE and _dates_comments(page.lines[:index]):
            return
        origin = LABEL if dateline.kind == PUBLISHED else POSITION
        if dateline.day and dateline.kind in (BARE, PUBLISHED):
            page.fields.offer("published", dateline.day.isoformat(), origin)
        del page.lines[index]
    _read_margin(page)
    if page.place_day and page.place_dated:  # last: a label beside the date is surer
        page.fields.offer("published", page.place_day.isoformat(), LABEL)


def _dates_comments(above: list[str]) -> bool:
    """Whether a date stands above the last one, too: each dates a comment."""
    datelines = map(read_dateline, above[1:])
    return any(dateline is not None and dateline.kind == BARE for dateline in datelines)


def _read_margin(page: Page) -> None:
    for line in page.margin[:40]:
        dateline = read_dateline(line)
        if dateline and dateline.kind == PUBLISHED and dateline.day:
            page.fields.offer("published", dateline.day.isoformat(), LABEL)


def _offer_body(page: Page) -> None:
    film = f"Film {page.fields.get('title')}"
    kept = [line for line in page.lines if line != film and not is_credit(line)]
    body = join(_without_repetition(kept))
    if not body and not page.fields.get("title"):
        raise NotAnArticleError(_("The page holds no text."))
    page.fields.offer("body", body, POSITION)
    page.fields.offer("language", language_of(body), POSITION)


def _without_repetition(lines: list[str]) -> list[str]:
    """Lines without a lead that is printed twice in a row."""
    filled = [index for index, line in enumerate(lines) if line]
    if len(filled) > 1 and len(lines[filled[0]]) > 40 and lines[filled[0]] == lines[filled[1]]:
        return lines[filled[1] :]
    return lines
