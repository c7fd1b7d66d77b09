"""`export`."""

from __future__ import annotations

from pathlib import Path

from newsarch.cli import listing
from newsarch.cli.context import DONE
from newsarch.cli.reporting import nothing_found
from newsarch.cli.selecting import query_of
from newsarch.errors import UsageError
from newsarch.exporters import files
from newsarch.exporters.registry import FORMATS, PAGE_WIDTH, Layout, exporter
from newsarch.index.base import Order
from newsarch.messages import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarch.cli.context import Context, Values
    from newsarch.model.article import Article


def export(context: Context, values: Values) -> int:
    """Write articles to standard output, to a file, or one by one into a folder."""
    format = values["format"] or _format_of(values) or "txt"
    layout = Layout(width=values["width"] or PAGE_WIDTH)
    order = Order(
        values["sort"] or "date", values["reverse"], values["limit"], values["offset"] or 0
    )
    query = query_of(context, values)
    articles = context.archive.search(query, order)
    if values["output"] is None or values["output"] == "-":
        if values["split"]:
            raise UsageError(_("Say which folder the files go to: --output FOLDER."))
        counted = _Counted(articles)
        listing.export(context, counted, format, layout)
        if not counted.count:
            nothing_found(context, query)
        return DONE
    count = _to_disk(articles, Path(values["output"]), format, layout, values)
    sentence = ngettext("{n} article written to {path}.", "{n} articles written to {path}.", count)
    context.say(sentence.format(n=count, path=values["output"]))
    return DONE


def _format_of(values: Values) -> str | None:
    """The format that a file's name says; None for a name that says nothing, such as a folder's.

    Raises UsageError for a name that promises what the file would not be.
    """
    suffix = Path(values["output"] or "").suffix.lstrip(".").lower()
    promising = suffix.isalnum() and not suffix.isdecimal() and not values["split"]
    if promising and suffix not in FORMATS:
        raise UsageError(
            _("newsarch writes no .{suffix}; say with -f which of {formats} you want.").format(
                suffix=suffix, formats=", ".join(FORMATS)
            )
        )
    return suffix if suffix in FORMATS else None


def _to_disk(
    articles: Iterator[Article], path: Path, format: str, layout: Layout, values: Values
) -> int:
    write, force = exporter(format), values["force"]
    if values["split"]:
        return files.split(articles, path, format, write, layout, force=force)
    counted = _Counted(articles)
    with files.new_file(path, force=force) as stream:
        write(counted, stream, layout)
    return counted.count


class _Counted:
    """Articles on their way into a file, counted as they pass."""

    def __init__(self, articles: Iterator[Article]) -> None:
        self._articles = articles
        self.count = 0

    def __iter__(self) -> Iterator[Article]:
        for article in self._articles:
            self.count += 1
            yield article
