"""The list of what has run out, as it is printed, signed, and given back to `retention dispose`.

A list names itself (day and hash) and vouches for its entries, so that a line added, dropped or
altered after the signature is found. Titles are for the reader: no decision rests on them, nor on
the status, which the paper names in the reader's language.
"""

from __future__ import annotations

import re

from newsarch.errors import UsageError, reason
from newsarch.messages import _
from newsarch.render.labels import value_label
from newsarch.render.safe_text import safe_line
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

COLUMNS = (
    "list", "list_sha256", "number", "id", "published", "category", "end", "status", "sha256",
    "title",
)  # fmt: skip
LARGEST = 64_000_000
"""Bytes of a list that is read back: more than 200,000 entries."""

_NUMBER = re.compile(r"\b(\d{4}-\d\d-\d\d)-([0-9a-f]{8})\b", re.ASCII)
_ENTRY = re.compile(
    r" *\d+\.  (?P<id>\d+)  (?P<published>\S+)  (?P<category>\w+)  (?P<end>[\d-]+)"
    r"  (?P<status>\w+)  (?P<title>.*)\n +sha256 (?P<sha256>[0-9a-f]{64})",
    re.ASCII,
)
_NO_DATE = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article whose retention has run out."""

    id: int
    published: str
    category: str
    end: str
    """The last day of retention, ISO."""
    status: str
    sha256: str
    title: str


@dataclass(frozen=True, slots=True)
class DisposalList:
    """The entries of one day."""

    day: str
    """When the list was drawn up, ISO."""
    entries: tuple[Entry, ...]

    @property
    def sha256(self) -> str:
        """The hash over the day and, of each entry, what a disposal rests on."""
        from hashlib import sha256

        lines = [self.day, *(f"{e.id} {e.sha256} {e.category} {e.end}" for e in self.entries)]
        return sha256("\n".join(lines).encode()).hexdigest()

    @property
    def number(self) -> str:
        """The list's own number: its day and the beginning of its hash."""
        return f"{self.day}-{self.sha256[:8]}"


def write_text(listed: DisposalList, archive: str, stream: TextIO) -> None:
    """The list on paper, with room for a signature."""
    number, digest = listed.number, listed.sha256
    stream.write(_("List of articles whose retention has run out") + f"   {number}\n\n")
    stream.write(_("Archive: {archive}").format(archive=safe_line(archive)) + "\n")
    stream.write(_("Drawn up: {day}").format(day=listed.day) + "\n")
    stream.write(_("Each entry: id, date, category, end of retention, status, title") + "\n\n")
    for place, entry in enumerate(listed.entries, 1):
        status = value_label("status", entry.status)
        cells = (entry.id, entry.published or _NO_DATE, entry.category, entry.end, status)
        stream.write(f"{place:>4}.  {'  '.join(map(str, cells))}  {safe_line(entry.title)}\n")
        stream.write(f"       sha256 {entry.sha256}\n")
    stream.write("\n" + _("Articles: {count}").format(count=len(listed.entries)) + "\n")
    stream.write(_("Hash of this list: {digest}").format(digest=digest) + "\n\n\n")
    dots = "." * 28
    stream.write(_("Approved by: {dots}  Day: {dots}").format(dots=dots) + "\n")


def write_csv(listed: DisposalList, stream: TextIO) -> None:
    """The list for a spreadsheet."""
    import csv

    from newsarch.exporters.csv_rows import neutral

    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    number, digest = listed.number, listed.sha256
    for place, e in enumerate(listed.entries, 1):
        cells = (e.id, e.published, e.category, e.end, e.status, e.sha256, neutral(e.title))
        rows.writerow((number, digest, place, *cells))


def read_list(path: Path) -> DisposalList:
    """A list written by us, text or CSV. Raises UsageError for anything else, and for a list
    whose entries are not those that its number vouches for."""
    text = _read(path)
    entries = tuple(_csv_entries(text) if text.startswith(",".join(COLUMNS)) else _entries(text))
    number = _NUMBER.search(text)
    if number is None or not entries:
        raise UsageError(
            _("{path}: not a list that “newsarch retention due” wrote.").format(path=path)
        )
    listed = DisposalList(number[1], entries)
    if number[0] != listed.number or text.count(listed.sha256) == 0:
        raise UsageError(
            _("{path}: the list {number} was altered after it was drawn up.").format(
                path=path, number=number[0]
            )
        )
    return listed


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(_("{path}: too large for a list.").format(path=path))
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        said = reason(error) if isinstance(error, OSError) else _("not UTF-8 text")
        raise UsageError(
            _("{path}: cannot be read: {reason}.").format(path=path, reason=said)
        ) from None


def _entries(text: str) -> Iterator[Entry]:
    for match in _ENTRY.finditer(text):
        yield _entry(match.groupdict())


def _csv_entries(text: str) -> Iterator[Entry]:
    import csv
    from io import StringIO

    for row in csv.DictReader(StringIO(text, newline="")):
        yield _entry({name: row.get(name) or "" for name in COLUMNS[3:]})


def _entry(cells: Mapping[str, str]) -> Entry:
    """An entry of what was read; what is no id becomes 0, which no article has."""
    digits = cells["id"]
    id = int(digits) if digits.isdecimal() and len(digits) <= 18 else 0
    return Entry(id, *(cells[name] for name in
                       ("published", "category", "end", "status", "sha256", "title")))  # fmt: skip
