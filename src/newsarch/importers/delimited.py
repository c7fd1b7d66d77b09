"""`.csv` and `.tsv`: a heading, and a row for each article.

The delimiter is the one that splits the heading into most names. A cell that our export made safe
for spreadsheets, by an apostrophe before what they take for a formula, is restored.
"""

from __future__ import annotations

import json
import re

from newsarch.errors import InputError
from newsarch.importers.base import LARGEST, RECORD, Raw, refusal
from newsarch.importers.encodings import encoding_of
from newsarch.importers.vocabulary import field_of
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, TextIO

    from newsarch.importers.registry import Opening

_DELIMITERS = (";", ",", "\t", "|")
_NEUTRALISED = re.compile(r"''*[=+\-@\t\r]")
_SAMPLE = 1_000_000
_LONGEST_HEADING = 20_000


def open_table(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Raw]:
    """A raw input for each row. Raises InputError for a heading that names none of our fields."""
    import csv
    from io import TextIOWrapper

    encoding = opening.encoding or _encoding(stream)
    text = TextIOWrapper(stream, encoding, newline="")
    csv.field_size_limit(LARGEST)
    delimiter = _delimiter(text)
    rows = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        names = _names(next(rows, []))
        for row in rows:
            if any(row):
                yield _row(f"{name}:{rows.line_num}", names, row)
    except (csv.Error, UnicodeDecodeError, LookupError) as error:
        reason = _("The table cannot be read from line {line} on: {reason}.")
        yield refusal(name, reason.format(line=rows.line_num + 1, reason=error))
    finally:
        text.detach()


def _encoding(stream: BinaryIO) -> str:
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    whole_lines = sample[: sample.rfind(b"\n") + 1] if len(sample) == _SAMPLE else sample
    return encoding_of(whole_lines or sample)


def _delimiter(text: TextIO) -> str:
    heading = re.sub(r'"[^"]*"', "", text.readline(_LONGEST_HEADING))
    text.seek(0)
    return max(_DELIMITERS, key=heading.count)


def _names(heading: list[str]) -> list[str | None]:
    names = [field_of(cell.lstrip("\ufeff")) for cell in heading]
    if not {"title", "body", "html"} & set(names):
        raise InputError(
            _("The first row must name the columns, at least title or body (tytuł, treść).")
        )
    return names


def _row(place: str, names: list[str | None], row: list[str]) -> Raw:
    if len(row) > len(names):
        return refusal(place, _("The row has more cells than the heading has names."))
    record = {name: _restored(cell) for name, cell in zip(names, row, strict=False) if name}
    return Raw(place, json.dumps(record).encode("ascii"), RECORD)


def _restored(cell: str) -> str:
    return cell[1:] if _NEUTRALISED.match(cell) else cell
