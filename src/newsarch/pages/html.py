"""A page as HTML: metadata, the region of the article, and the printed layouts within it.

The region's lines go through the readers of `text.py`, so that a page means the same as text and
as HTML. Large documents are read in a child process with limits: see `isolation.py`.
"""

from __future__ import annotations

import re

from newsarch.model.fields import LABEL, METADATA, POSITION, Fields
from newsarch.pages.banner import SENTENCE
from newsarch.pages.datelines import PUBLISHED, read_dateline
from newsarch.pages.dom import lines_of, parse, region
from newsarch.pages.metadata import (
    meta_of,
    offer_marked_date,
    offer_metadata,
    titles_in_metadata,
)
from newsarch.pages.page import Page, join
from newsarch.pages.publishers import publisher_of, publisher_of_host
from newsarch.pages.text import read_page
from newsarch.pages.titles import begins_with, browser_title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BANNER = re.compile(SENTENCE, re.IGNORECASE)
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

    return extract_lines(tree) or whole


def _owners(named: list[str], heading: str | None) -> list[str]:
    """What the browser title says after the heading: sections and the site's unit."""
    parts = (browser_title(title, heading) or [] for title in named if heading)
    return [part for found in parts for part in found]


def _heading(tree: Any, article: Any | None, named: list[str]) -> str | None:
    """The title as displayed: the heading that metadata knows too, else the article's first."""
    scope = article if article is not None else tree
    headings = [" ".join(h.text_content().split()) for h in scope.xpath(".//h1|.//h2|.//h3")[:20]]
    headings += [" ".join(h.text_content().split()) for h in tree.xpath("//h1")[:3]]
    headings = [heading for heading in headings if heading]
    for heading in headings:
        if any(begins_with(title, heading) for title in named):
            return heading
    own = scope.xpath(".//h1")
    if len(own) == 1 and own[0].text_content().strip():
        return " ".join(own[0].text_content().split())
    return headings[0] if article is not None and headings and not named else None


def _offer_notices(fields: Fields, tree: Any) -> None:
    """The banner and the publisher's name may stand outside the article's region."""
    for text in tree.itertext():
        if "archiwum" in text and _BANNER.fullmatch(text.strip().rstrip(".!")):
            fields.offer("source_status", "archived", LABEL)
        elif len(text) <= 40 and (publisher := publisher_of(text.strip())):
            fields.offer("publisher", publisher, POSITION)


def _offer_live(fields: Fields, url: str | None) -> None:
    """A police page that shows no banner is live: its sites print one as soon as it is not."""
    host = re.sub(r"^https?://([^/:]+).*$", r"\1", url or "", flags=re.DOTALL)
    if url and publisher_of_host(host) == "Polska Policja":
        fields.offer("source_status", "live", METADATA)
