"""`txt`: the page as a person would print it.

Section, banner, title, date, text, signature and unit, in the order and in the words of the
publisher's own page: the page is Polish whatever language newsarch speaks.
"""

from __future__ import annotations

from textwrap import fill

from newsarch.exporters.signature import unit_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from newsarch.exporters.registry import Layout
    from newsarch.model.article import Article

BANNER = "Strona znajduje się w archiwum."
DATE_LABEL = "Data publikacji"
SIGNATURE_LABEL = "Źródło:"
NARROWEST, WIDEST = 20, 1000


def write(articles: Iterable[Article], stream: TextIO, layout: Layout) -> None:
    """Page after page, a line across between them."""
    width = min(max(layout.width, NARROWEST), WIDEST)
    for number, article in enumerate(articles):
        if number:
            stream.write("\n" + "─" * width + "\n\n")
        stream.write("\n\n".join(_wrapped(block, width) for block in _blocks(article)) + "\n")


def _blocks(article: Article) -> Iterator[str]:
    if article.section:
        yield article.section
    if article.source_status == "archived":
        yield BANNER
    if article.title:
        yield article.title
    if article.published:
        yield f"{DATE_LABEL} {_printed_date(article.published)}"
    for text in (article.lead, article.body):
        yield from (block for block in text.split("\n\n") if block.strip())
    if article.by:
        yield f"{SIGNATURE_LABEL} {article.by}"
    if unit := unit_below(article):
        yield unit


def _printed_date(iso: str) -> str:
    return ".".join(reversed(iso.split("-")))


def _wrapped(block: str, width: int) -> str:
    """The lines of a block, none longer than `width` unless one word is (an address)."""
    return "\n".join(
        fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in block.splitlines()
    )
