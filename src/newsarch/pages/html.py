"""A page as HTML: metadata, the region of the article, and the printed layouts within it.

The region's lines go through the readers of `text.py`, so that a page means the same as text and
as HTML. Large documents are read in a child process with limits: see `isolation.py`.
"""

from __future__ import annotations

import re
from itertools import islice

from newsarch.model.fields import LABEL, METADATA, POSITION, Fields
from newsarch.pages.banner import is_banner, is_short
from newsarch.pages.credits import is_credit
from newsarch.pages.datelines import PUBLISHED, read_dateline
from newsarch.pages.dom import is_furnished, lines_of, parse, region
from newsarch.pages.metadata import (
    meta_of,
    offer_marked_date,
    offer_metadata,
    titles_in_metadata,
)
from newsarch.pages.names import is_person
from newsarch.pages.page import Page, join
from newsarch.pages.publishers import publisher_of, publisher_of_host
from newsarch.pages.sections import release_of
from newsarch.pages.signing import is_sign, labelled
from newsarch.pages.text import read_page
from newsarch.pages.titles import browser_title, names_a_site, parts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HEADINGS = 20
_ORDINARY = 300_000
"""Characters up to which a page is read in this process."""
_LONG_TAG = re.compile(r"<[^<>]{20000}")
"""Reading a tag takes time with the square of its attributes."""


def read_html(html: str, url: str | None = None) -> Fields:
    """The fields of an article given as HTML, with their origins; `url` is where it was fetched.

    Raises NotAnArticleError for a list of articles, an error page, a page without text, and one
    that cannot be read within the limits of time and memory.
    """
    if len(html) > _ORDINARY or _LONG_TAG.search(html):
        from newsarch.pages.isolation import read_isolated

        return read_isolated(html, url)
    return read_here(html, url)


def read_here(html: str, url: str | None) -> Fields:
    """What `read_html` does, in this process."""
    tree = parse(html)
    fields = Fields()
    metas = meta_of(tree)
    article = region(tree)
    if article is not None:
        offer_marked_date(fields, article)
    offer_metadata(fields, tree, metas, url)
    lines = _article_lines(tree, article)
    named = titles_in_metadata(tree, metas)
    page = Page(lines, fields, heading=_heading(tree, article, named))
    page.owners = _owners(named, page.heading)
    _offer_notices(fields, tree)
    read_page(page)
    if page.heading:
        fields.offer("title", page.heading, METADATA)
    _offer_live(fields, url)
    return fields


def body_of(html: str) -> str:
    """The text of a piece of HTML, such as a feed's entry: all of it, without page furniture."""
    return join(lines_of(parse(html)))


def _article_lines(tree: Any, article: Any | None) -> list[str]:
    whole = lines_of(tree)
    if article is not None:
        return lines_of(article)
    if any((line := read_dateline(text)) and line.kind == PUBLISHED for text in whole):
        return whole
    from newsarch.pages.extraction import extract_lines

    extracted = extract_lines(tree)
    return _with_surroundings(extracted, whole) if extracted else whole


def _with_surroundings(extracted: list[str], whole: list[str]) -> list[str]:
    """The extracted text with the heading, date and signature that extraction leaves out."""
    text = set(filter(None, extracted))
    places = [index for index, line in enumerate(whole) if line in text]
    if not places:
        return extracted
    first, last = places[0], places[-1]
    while first > 0 and (not whole[first - 1] or _belongs_above(whole[first - 1])):
        first -= 1
    while last + 1 < len(whole) and (not whole[last + 1] or _belongs_below(whole[last + 1])):
        last += 1
    return whole[first : last + 1]


def _belongs_above(line: str) -> bool:
    return read_dateline(line) is not None or is_person(line)


def _belongs_below(line: str) -> bool:
    return len(line) <= 160 and (labelled(line) is not None or is_credit(line) or is_sign(line))


def _owners(named: list[str], heading: str | None) -> list[str]:
    """What the browser title says after the heading: sections and the site's unit."""
    parts = (browser_title(title, heading) or [] for title in named if heading)
    return [part for found in parts for part in found]


def _heading(tree: Any, article: Any | None, named: list[str]) -> str | None:
    """The title as displayed: the heading that metadata knows too, else the article's first."""
    within = _headings(article) if article is not None else []
    parts = {part.casefold() for title in named for part in (title, *parts_of(title))}
    for heading in (*within, *_headings(tree)):
        if heading.casefold() in parts and not (names_a_site(heading) or is_banner(heading)):
            return heading
    own = [h for h in within or _headings(tree, "h1") if not (names_a_site(h) or is_banner(h))]
    own = [h for h in own if not release_of(h)] or own
    return own[0] if own and (len(own) == 1 or not named) else None


def _headings(element: Any, *tags: str) -> list[str]:
    """The texts of the first headings of an element, in their order."""
    found = islice(element.iter(*(tags or ("h1", "h2", "h3"))), _HEADINGS)
    texts = (" ".join(heading.text_content().split()) for heading in found)
    return [text for text in texts if text]


def _offer_notices(fields: Fields, tree: Any) -> None:
    """The banner and the publisher's name may stand outside the article's region."""
    for text in tree.itertext():
        if ("rchiw" in text or "RCHIW" in text) and _is_notice(tree, text):
            fields.offer("source_status", "archived", LABEL)
        elif len(text) <= 40 and (publisher := publisher_of(text.strip())):
            fields.offer("publisher", publisher, POSITION)


def _is_notice(tree: Any, text: str) -> bool:
    """Whether a piece of text is the banner; a short one is none in a menu, a link or a footer."""
    line = " ".join(text.split())
    if not is_short(line):
        return is_banner(line)
    holding = (element for element in tree.iter() if element.text == text)
    return any(not is_furnished(element) for element in holding)


def _offer_live(fields: Fields, url: str | None) -> None:
    """A police page that shows no banner is live: its sites print one as soon as it is not."""
    host = re.sub(r"^https?://([^/:]+).*$", r"\1", url or "", flags=re.DOTALL)
    if url and publisher_of_host(host) == "Polska Policja":
        fields.offer("source_status", "live", METADATA)
