"""What is not an article: lists, error pages, empty pages. Refused, with the reason."""

from __future__ import annotations

import re

from newsarch.errors import NotAnArticleError
from newsarch.messages import _
from newsarch.pages.datelines import BARE, PUBLISHED, read_dateline
from newsarch.pages.wording import holds_wording, is_wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

_ITEM_DATE = (
    r"(?P<date>\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [^\W\d]{3,12} \d{4})"
    r"(?:,? \d{1,2}:\d{2})?"
    r"(?:(?P<place>(?: [^\W\d][\w-]*){0,3} ?[-–])"
    r"|(?P<last> [A-ZĆŁŚŹŻ]\w+(?:[ -][A-ZĆŁŚŹŻ]\w+)?))?\W*$"
)
_PAGER = (
    r"(?i)strona \d+ (?:z|/) \d+\W*$|"
    r"(?:[«‹<]+ ?)?(?:poprzednia )?(?:1 2 3[\d .…]*)(?: ?następna)?(?: ?[»›>]+)?$"
)
_YEAR = "[0-9]{4}"
_ERROR_TEXT = 700
"""An error page says no more than so many characters."""
_ITEMS = 3
_LINKS = 4
_TEASER = 60
"""A teaser, cut off by three dots, is longer than a heading that ends in them."""
_ITEM_TEXT = 500
"""Between two dates of a list stand no more characters on average."""


def refuse_errors(page: Page) -> None:
    """Raise NotAnArticleError for a page without words and for a server's message."""
    text = "\n".join(page.lines)
    if not any(character.isalpha() for character in text):
        raise NotAnArticleError(_("The page holds no text."))
    if len(text) <= _ERROR_TEXT and _speaks_of_error(page.lines):
        raise NotAnArticleError(_("This is an error message of a site, not an article."))


def refuse_lists(page: Page) -> None:
    """Raise NotAnArticleError for a page that lists articles, each with its date."""
    short = [line for line in page.lines if 3 <= len(line) <= 80]
    links = page.links + sum(map(_is_pager, short))
    dated = _dated(short)
    items, places = len(dated), sum(item["place"] is not None for item in dated)
    places += places > 0 and any(item["last"] for item in dated)
    length = sum(map(len, page.lines))
    listed = items >= _ITEMS and length <= _ITEM_TEXT * items
    linked = links >= _LINKS or (items >= 2 and links >= 2)
    if listed or linked or places >= 2 or _are_teasers(page.lines):
        raise NotAnArticleError(
            _("This is a list of articles, not an article; add the articles it points to.")
        )


def _speaks_of_error(lines: list[str]) -> bool:
    filled = [line for line in lines if line]
    return any(
        holds_wording(line, "errors") or is_wording(line, "error lines") for line in filled[:4]
    )


def _are_teasers(lines: list[str]) -> bool:
    """Whether most lines are openings of texts, each cut off within a word or a sentence."""
    filled = [line for line in lines if line]
    cut = [line for line in filled if len(line) > _TEASER and line.endswith(("...", "…"))]
    return len(cut) >= _ITEMS and 2 * len(cut) >= len(filled)


def _is_pager(line: str) -> bool:
    if "1 2 3" in line or line.casefold().startswith("strona "):
        return re.match(_PAGER, line) is not None
    return False


def _dated(lines: list[str]) -> list[re.Match[str]]:
    """The lines that end in a date, as items of lists do; one such line is no list."""
    with_year = [line for line in lines if re.search(_YEAR, line)]
    found = ((re.search(_ITEM_DATE, line), line) for line in with_year if len(with_year) > 1)
    return [item for item, line in found if item and (item.start() == 0 or _is_dateline(line))]


def _is_dateline(line: str) -> bool:
    dateline = read_dateline(line)
    return dateline is not None and dateline.kind in (BARE, PUBLISHED)
