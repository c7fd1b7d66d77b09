"""HTML to the lines that a reader sees, and to the part of the page that holds the article.

A line is what a browser would set as one; blocks are set apart by empty lines. What the markup
itself calls navigation, sharing, comments and the like is left out, and so is what is hidden.
"""

from __future__ import annotations

import re

from newsarch.errors import NotAnArticleError
from newsarch.messages import _
from newsarch.pages.page import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "iframe",
        "svg",
        "object",
        "canvas",
        "head",
        "audio",
        "video",
        "figcaption",
        "dialog",
        "menu",
        "textarea",
        "input",
        "map",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_TIGHT = frozenset(["li", "dt", "dd", "tr"])
"""Blocks that follow each other on lines of their own, with no empty line between."""
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|okruszki|share|sharing|social|socials|cookies?|rodo|related|sidebar|"
    r"comments?|komentarze|nav|navbar|navigation|menu|footer|stopka|advert\w*|ads?|reklama|"
    r"newsletter|pagination|pager|paginacja|tags?|tagi|gallery|galeria|slider|carousel|widgets?|popup|"
    r"modal|skip|skiplinks?|print|drukuj|toolbar|buttons?|login|search|szukaj|recommended|"
    r"polecane|podobne|next|prev|prevnext|hidden|hide|sr-only|visually-hidden|screen-reader-text|"
    r"updated|caption|podpis-zdjecia|attachments?|zalaczniki)(?=$|[\s_-])",
    re.IGNORECASE,
)
_REGIONS = (
    "//*[contains(@itemprop,'articleBody')]/ancestor-or-self::article[1]",
    "//article[.//h1 or .//h2][count(//article)=1 or .//h1]",
    "//article[count(//article)=1]",
    "//*[self::main or @role='main'][.//p or .//h1]",
    "//*[@id='main-content' or @id='content' or @id='tresc' or @id='main' or @id='article']",
    "//*[contains(concat(' ',normalize-space(@class),' '),' item-page ')]",
    "//*[contains(@class,'article-content') or contains(@class,'entry-content')"
    " or contains(@class,'post-content') or contains(@class,'news-content')"
    " or contains(@class,'article-body')]",
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LEAST_TEXT = 40
"""A region with fewer characters holds no article."""


def parse(html: str) -> Any:
    """The tree of a page.

    Raises NotAnArticleError for a document without elements or nested beyond any real page.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotAnArticleError(_("The page holds no text.")) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise NotAnArticleError(_("The page is nested too deeply to be read."))
    return tree


def region(tree: Any) -> Any | None:
    """The element that the markup calls the article or the page's main content, or None."""
    for path in _REGIONS:
        for element in tree.xpath(path):
            if sum(len(text) for text in element.itertext()) >= _LEAST_TEXT:
                return element
    return None


def lines_of(element: Any) -> list[str]:
    """The lines of an element as a browser sets them, without what is no text to read."""
    return split("".join(_pieces(element)))


def _pieces(element: Any) -> Iterator[str]:
    """Text and breaks in document order. Not recursive: a page may be nested deeply."""
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, closing = stack.pop()
        if closing:
            yield "" if node.tag in _TIGHT else _break(node.tag)
            yield _flowing(node.tail)
            continue
        if node is not element and _is_silent(node):
            yield _flowing(node.tail)
            continue
        yield "\n" if node.tag == "br" else _break(node.tag)
        yield "• " if node.tag == "li" else ""
        yield (node.text or "") if node.tag == "pre" else _flowing(node.text)
        if node is not element:
            stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _break(tag: Any) -> str:
    if tag in ("td", "th", "time"):
        return " "
    if tag in _TIGHT:
        return "\n"
    return "\n\n" if tag in _BLOCKS else ""


def _flowing(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _is_silent(node: Any) -> bool:
    if not isinstance(node.tag, str):
        return True
    if node.tag in _SILENT or node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    marks = f"{node.get('class', '')} {node.get('id', '')}"
    if (
        marks != " "
        and _NOISE.search(marks)
        and node.tag not in ("body", "html", "main", "article")
    ):
        return not _holds_most(node)
    return bool(_HIDING.search(node.get("style", "")))


def is_furnished(element: Any) -> bool:
    """Whether an element stands in what the markup calls furniture, in a link or in a list."""
    around = (element, *element.iterancestors())
    return any(node.tag in ("a", "li") or _is_silent(node) for node in around)


def _holds_most(node: Any) -> bool:
    """Whether an element named like furniture holds the page all the same."""
    return node.find(".//h1") is not None or len(node.findall(".//p")) > 5
