"""`.jsonl`: one record a line."""

from __future__ import annotations

from newsarch.importers.base import LARGEST, RECORD, Raw, refusal
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from newsarch.importers.registry import Opening


def open_lines(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Raw]:
    """A raw input for each line that is not blank; a line without end is refused and skipped."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > LARGEST:
            yield refusal(place, _("The line is longer than any record."))
            _skip_line(stream, line)
        elif line.strip():
            yield Raw(place, line, RECORD)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LARGEST)
