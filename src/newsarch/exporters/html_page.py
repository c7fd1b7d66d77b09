"""`html`: one page that needs nothing else, every value escaped, marked up with schema.org."""

from __future__ import annotations

from html import escape
from itertools import chain, islice

from newsarch.exporters.signature import unit_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from newsarch.exporters.registry import Layout
    from newsarch.model.article import Article

_HEAD = """<!DOCTYPE html>
<html lang="pl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
"""
_STYLE = """<style>
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
article + article { border-top: 1px solid; margin-top: 3rem; padding-top: 2rem; }
.page, footer { font-family: system-ui, sans-serif; font-size: 0.85rem; opacity: 0.75; }
</style>
</head>
<body>
"""
UNTITLED = "newsarch"
_FOOT = "</body>\n</html>\n"


def write(articles: Iterable[Article], stream: TextIO, layout: Layout) -> None:
    """All articles on one page; one alone gives it its title."""
    rest = iter(articles)
    first = list(islice(rest, 2))
    title = first[0].title if len(first) == 1 else ""
    stream.write(_HEAD.format(title=escape(title or UNTITLED)) + _STYLE)
    for article in chain(first, rest):
        stream.write("\n".join(_lines(article)) + "\n")
    stream.write(_FOOT)


def _lines(article: Article) -> Iterator[str]:
    language = f' lang="{escape(article.language)}"' if article.language else ""
    marks = 'itemscope itemtype="https://schema.org/NewsArticle"'
    yield f'<article id="a{article.id}"{language} {marks}>'
    yield from _page_lines(article)
    if article.title:
        yield _element("h1", "headline", article.title)
    if article.published:
        day = escape(article.published)
        yield f'<p class="page"><time itemprop="datePublished" datetime="{day}">{day}</time></p>'
    for block in article.lead.split("\n\n"):
        if block.strip():
            yield f"<p><strong>{_text(block)}</strong></p>"
    yield '<div itemprop="articleBody">'
    yield from (f"<p>{_text(block)}</p>" for block in article.body.split("\n\n") if block.strip())
    yield "</div>"
    yield from _footer(article)
    yield "</article>"


def _page_lines(article: Article) -> Iterator[str]:
    if article.section:
        yield _element("p", "articleSection", article.section, ' class="page"')
    if article.source_status == "archived":
        yield '<p class="page">Strona znajduje się w archiwum.</p>'


def _footer(article: Article) -> list[str]:
    lines = list(_footer_lines(article))
    return ["<footer>", *lines, "</footer>"] if lines else []


def _footer_lines(article: Article) -> Iterator[str]:
    if article.by:
        yield _element("p", "author", article.by)
    if article.unit and unit_below(article):
        yield _element("p", "sourceOrganization", article.unit)
    elif article.unit:  # named in the signature: said to programs alone
        yield f'<meta itemprop="sourceOrganization" content="{escape(article.unit)}">'
    if article.tags:
        yield _element("p", "keywords", ", ".join(article.tags))
    if article.url and article.url.lower().startswith(("http://", "https://")):
        address = escape(article.url)
        yield f'<p><a itemprop="url" href="{address}" rel="noreferrer">{address}</a></p>'


def _element(name: str, property: str, text: str, more: str = "") -> str:
    return f'<{name} itemprop="{property}"{more}>{_text(text)}</{name}>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
