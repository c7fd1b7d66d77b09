"""`json`: one list of records, written one by one."""

from __future__ import annotations

from newsarch.exporters.json_text import json_text, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from newsarch.exporters.registry import Layout
    from newsarch.model.article import Article


def write(articles: Iterable[Article], stream: TextIO, layout: Layout) -> None:
    """A list with a record a line."""
    opening = "[\n"
    for article in articles:
        stream.write(opening + json_text(record(article, layout.fields)))
        opening = ",\n"
    stream.write("[]\n" if opening == "[\n" else "\n]\n")
