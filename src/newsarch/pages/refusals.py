"""What is not an article: lists, error pages, empty pages. Refused, with the reason."""

from __future__ import annotations

import re

from newsarch.errors import NotAnArticleError
from newsarch.messages import _
from newsarch.pages.datelines import BARE, PUBLISHED, read_dateline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

_ITEM_DATE = re.compile(
    r"(?P<date>\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [^\W\d]{3,12} \d{4})"
    r"(?:,? \d{1,2}:\d{2})?(?P<place>(?: [^\W\d][\w-]*){0,3} ?[-–])?\W*$"
)
_LINK = re.compile(
    r"(?:czytaj|zobacz|pokaż|przejdź)? ?(?:dalej|więcej)\W*$|read more\W*$", re.IGNORECASE
)
_PAGER = re.compile(
    r"strona \d+ (?:z|/) \d+\W*$|(?:[«‹<]+ ?)?(?:poprzednia )?(?:1 2 3[\d .…]*)(?: ?następna)?(?: ?[»›>]+)?$",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"""
      \b(?:404|403|500|502|503)\b.{0,40}\b(?:error|błąd|not\s+found|forbidden|unavailable|nie\s+znaleziono|bad\s+gateway|internal)
    | \b(?:error|błąd)\s*:?\s*(?:404|403|500|502|503)\b | ^(?:404|403|500|503)$
    | stron[ay]\s+(?:o\s+podanym\s+adresie\s+)?(?:nie\s+(?:istnieje|została\s+(?:odnaleziona|znaleziona))|jest\s+(?:chwilowo\s+|tymczasowo\s+)?niedostępna)
    | nie\s+(?:znaleziono|odnaleziono)\s+(?:takiej\s+|szukanej\s+|żądanej\s+)?strony | (?:page|document)\s+(?:was\s+)?not\s+found
    | (?:artykuł|wpis|dokument|szukana\s+strona|żądana\s+strona)\s+nie\s+(?:istnieje|został[aoy]?\s+(?:odnaleziony|znaleziony))
    | przerwa\s+(?:techniczna|konserwacyjna) | trwają\s+prace\s+(?:konserwacyjne|techniczne|serwisowe|modernizacyjne) | (?:serwis|strona)\s+w\s+(?:trakcie\s+)?(?:przebudow|budow|konserwacj) | under\s+(?:maintenance|construction)
    | service\s+unavailable | bad\s+gateway | access\s+denied | dostęp\s+zabroniony | request\s+rejected | forbidden
    | captcha | nie\s+jest(?:eś|em)\s+robotem | checking\s+your\s+browser | just\s+a\s+moment | enable\s+javascript | włącz\s+(?:obsługę\s+)?javascript | attention\s+required
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ERROR_TEXT = 700
"""An error page says no more than so many characters."""
_ITEMS = 3
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
    items, places, links = 0, 0, 0
    for line in page.lines:
        if not 3 <= len(line) <= 80:
            continue
        links += _LINK.match(line) is not None or _PAGER.match(line) is not None
        dated = _ITEM_DATE.search(line)
        if dated and (dated.start() == 0 or _is_dateline(line)):
            items += 1
            places += dated["place"] is not None
    length = sum(map(len, page.lines))
    if places >= 2 or (items >= _ITEMS and length <= _ITEM_TEXT * items) or items + links > 5:
        raise NotAnArticleError(
            _("This is a list of articles, not an article; add the articles it points to.")
        )


def _speaks_of_error(lines: list[str]) -> bool:
    filled = [line for line in lines if line]
    return any(_ERROR.search(line) for line in filled[:4])


def _is_dateline(line: str) -> bool:
    dateline = read_dateline(line)
    return dateline is not None and dateline.kind in (BARE, PUBLISHED)
