r"""Lines for programs: one article a line, cells separated by tabs, nothing cut off.

Values are as in JSON; lists are joined by `, `, unknown values are empty, and what would break a
line or act on a terminal is escaped (see `safe_text.escaped_line`).
"""

from __future__ import annotations

from newsarch.render.safe_text import escaped_line, safe_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from newsarch.model.article import Article

COLUMNS = ("id", "published", "title", "unit", "tags", "status")


def write(articles: Iterable[Article], stream: TextIO, fields: Sequence[str] = COLUMNS) -> None:
    """A line for each article with these fields."""
    for article in articles:
        stream.write("\t".join(cell(article, name) for name in fields) + "\n")


def cell(article: Article, field: str) -> str:
    """A field's value as it stands in a line."""
    return escaped_line(text_of(getattr(article, field)))


def text_of(value: object) -> str:
    """A field's value in one piece of text: lists joined, unknown values empty."""
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def write_ids(articles: Iterable[Article], stream: TextIO) -> None:
    """The ids, one a line."""
    for article in articles:
        stream.write(f"{article.id}\n")


def write_rows(rows: Iterable[Sequence[object]], stream: TextIO) -> None:
    """Lines of other things than articles: counts, findings, aliases."""
    for row in rows:
        stream.write("\t".join(escaped_line(str(value)) for value in row) + "\n")


def write_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Sentences, one a line."""
    for line in lines:
        stream.write(safe_text(line) + "\n")
