"""`md`: front matter and text, as the Markdown importer reads it back.

The values of the front matter are JSON, which is YAML as well, so that any reader of front matter
understands them and no title can break out of its line.
"""

from __future__ import annotations

from newsarch.exporters.json_text import json_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Any, TextIO

    from newsarch.exporters.registry import Layout
    from newsarch.model.article import Article

KEYS = (
    "title", "published", "section", "by", "unit", "unit_as_printed", "publisher", "url",
    "language", "tags", "status", "source_status", "lead",
)  # fmt: skip
"""The fields of the front matter; the text follows it."""


def write(articles: Iterable[Article], stream: TextIO, layout: Layout) -> None:
    """Article after article, each with its own front matter."""
    for number, article in enumerate(articles):
        stream.write(("\n" if number else "") + page(article))


def page(article: Article, always: Collection[str] = ()) -> str:
    """One article, ready to be edited and read back; the keys `always` named even if empty."""
    values = {key: _value(article, key) for key in KEYS}
    shown = {key: value for key, value in values.items() if value or key in always}
    lines = [f"{key}: {json_text(value) if value else ''}".rstrip() for key, value in shown.items()]
    return "\n".join(("---", *lines, "---", "", article.body)) + "\n"


def _value(article: Article, key: str) -> Any:
    value = getattr(article, key)
    return list(value) if isinstance(value, tuple) else value
