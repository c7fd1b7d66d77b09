"""`jsonl`: a record a line."""

from __future__ import annotations

from newsarch.exporters.json_text import json_text, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from newsarch.exporters.registry import Layout
    from newsarch.model.article import Article


def write(articles: Iterable[Article], stream: TextIO, layout: Layout) -> None:
    """A line for each article."""
    for article in articles:
        stream.write(json_text(record(article, layout.fields)) + "\n")
