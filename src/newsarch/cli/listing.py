"""Articles in the format asked for: a table for people, lines and records for programs."""

from __future__ import annotations

from newsarch.errors import UsageError
from newsarch.exporters.registry import Layout, exporter
from newsarch.messages import _
from newsarch.model.codec import RECORD_KEYS
from newsarch.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from newsarch.cli.context import Context
    from newsarch.model.article import Article

SYNONYMS = {"date": "published", "tag": "tags", "lang": "language"}


def fields_of(text: str | None) -> tuple[str, ...] | None:
    """The fields of `--fields a,b,c`. Raises UsageError for a name that is none."""
    if text is None:
        return None
    names = tuple(SYNONYMS.get(name, name) for name in map(str.strip, text.split(",")) if name)
    for name in names:
        if name not in RECORD_KEYS:
            raise UsageError(
                _("“{name}” is not a field; the fields are {fields}.").format(
                    name=name, fields=", ".join(RECORD_KEYS)
                )
            )
    return names or None


def write(
    context: Context,
    articles: Iterable[Article],
    format: str | None,
    fields: tuple[str, ...] | None,
) -> None:
    """The articles on standard output; without a format, a table on a terminal, else lines."""
    format = format or ("table" if context.for_people else "plain")
    columns = fields or plain.COLUMNS
    if format == "table":
        from newsarch.render import table

        table.write(list(articles), context.out, columns, width=context.width,
                    colored=context.colored)  # fmt: skip
    elif format == "plain":
        plain.write(articles, context.out, columns)
    elif format == "ids":
        plain.write_ids(articles, context.out)
    elif format == "md":
        from newsarch.render import markdown_table

        markdown_table.write(articles, context.out, columns)
    else:
        export(context, articles, format, Layout(fields=fields or RECORD_KEYS))


def export(context: Context, articles: Iterable[Article], format: str, layout: Layout) -> None:
    """The articles on standard output in one of the exporters' formats."""
    exporter(format)(articles, stream_for(context), layout)


def stream_for(context: Context) -> TextIO:
    """Standard output; on a terminal nothing written to it can act on the terminal."""
    if not context.for_people:
        return context.out
    from newsarch.render.safe_stream import SafeStream

    return SafeStream(context.out)
