"""The formats that articles can be written in; each is imported when it is used.

An exporter is a function `write(articles, stream, layout)`. It reads articles one by one, so that
an archive of any size can be exported in constant memory, and keeps nothing of them.
"""

from __future__ import annotations

from importlib import import_module

from newsarch.model.codec import RECORD_KEYS
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from newsarch.model.article import Article

    Exporter = Callable[[Iterable[Article], TextIO, "Layout"], None]

_MODULES = {
    "txt": "printed_page",
    "json": "json_list",
    "jsonl": "json_lines",
    "csv": "csv_rows",
    "md": "markdown",
    "html": "html_page",
}
FORMATS = tuple(_MODULES)
PAGE_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person may choose about an export."""

    width: int = PAGE_WIDTH
    """Columns of a printed page."""
    fields: tuple[str, ...] = RECORD_KEYS
    """The keys of a record, where a format has such."""


def exporter(format: str) -> Exporter:
    """The exporter of one of `FORMATS`."""
    write: Exporter = import_module(f"newsarch.exporters.{_MODULES[format]}").write
    return write
