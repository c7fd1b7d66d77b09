"""`csv`: a heading and a row for each article (RFC 4180), safe to open in a spreadsheet.

A cell that begins with `= + - @`, a tab or a carriage return would be taken for a formula. It gets
a leading apostrophe, and so does one that begins with apostrophes before such a character, so that
the import takes off exactly one and has the same text again.
"""

from __future__ import annotations

import csv
import re

from newsarch.model.codec import to_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from newsarch.exporters.registry import Layout
    from newsarch.model.article import Article

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
LIST_SEPARATOR = ", "


def write(articles: Iterable[Article], stream: TextIO, layout: Layout) -> None:
    """The rows; lists are joined by commas, unknown values are empty."""
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(layout.fields)
    for article in articles:
        record = to_record(article)
        rows.writerow([neutral(_cell(record[name])) for name in layout.fields])


def neutral(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def _cell(value: object) -> str:
    if value is None:
        return ""
    return LIST_SEPARATOR.join(value) if isinstance(value, list) else str(value)
