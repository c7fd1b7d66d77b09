"""Articles as a Markdown table, to paste into a note, a ticket, a report."""

from __future__ import annotations

import re

from newsarch.render.labels import label, value_label
from newsarch.render.plain import COLUMNS, text_of
from newsarch.render.safe_text import safe_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from newsarch.model.article import Article

_MARKUP = re.compile(r"([\\`*_\[\]<>|])")


def write(articles: Iterable[Article], stream: TextIO, fields: Sequence[str] = COLUMNS) -> None:
    """A heading, and a row for each article."""
    stream.write(_row(label(name) for name in fields))
    stream.write(_row("---" for _name in fields))
    for article in articles:
        stream.write(_row(_cell(article, name) for name in fields))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _cell(article: Article, field: str) -> str:
    text = value_label(field, text_of(getattr(article, field)))
    return _MARKUP.sub(r"\\\1", safe_line(text))
