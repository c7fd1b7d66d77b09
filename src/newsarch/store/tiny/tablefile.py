"""One open file of ours, the record or the changes: a TinyDB file with one document a line.

The two differ in what their documents mean (`record.py`, `journal.py`); what they share is here:
the head, finding lines, reading them, and naming the place of damage.
"""

from __future__ import annotations

from newsarch.errors import DamagedError, ForeignError, reason
from newsarch.messages import _
from newsarch.store.tiny import layout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from newsarch.store.tiny.filesystem import FileSystem

CHUNK = 1 << 20
_LINE_GUESS = 8 << 10


class TableFile:
    """An open file; the descriptor keeps the old content when the file is replaced."""

    table: str

    def __init__(self, files: FileSystem, path: str, fd: int) -> None:
        self.files, self.path, self.fd = files, path, fd
        self.meta: Mapping[str, Any] = {}
        self.body = 0
        """Where the lines start; 0 when the file is not laid out by us."""
        self._read_head()

    def _read_head(self) -> None:
        found = layout.head_of(self.read(layout.HEAD_LIMIT, 0), self.table)
        if found is None:
            return
        head, self.body = found
        try:
            self.meta = layout.parsed(head)
            whole = layout.is_sealed(head)
            self.refuse_newer(self.meta, ForeignError if whole else DamagedError)
            if not whole or not isinstance(self.meta.get("archive"), str):
                raise layout.LayoutError("checksum")
        except layout.LayoutError:
            raise self.damaged(0) from None

    def refuse_newer(
        self, meta: Mapping[str, Any], kind: type[DamagedError] = ForeignError
    ) -> None:
        """An error (`kind`) for a format that we do not know; a damaged head may say anything."""
        version = meta.get("format")
        if not isinstance(version, int) or version < 1:
            raise self.damaged(0)
        if version > layout.FORMAT:
            raise kind(
                _("{path} was written by a newer version of newsarch: update newsarch.").format(
                    path=self.path
                )
            )

    def read(self, size: int, offset: int) -> bytes:
        """Bytes of the file; DamagedError when the disk does not give them."""
        try:
            return self.files.read(self.fd, size, offset)
        except OSError as error:
            raise DamagedError(
                _("{path} cannot be read at byte {offset}: {reason}.").format(
                    path=self.path, offset=offset, reason=reason(error)
                )
            ) from error

    def size(self) -> int:
        """The length of the file now."""
        return self.files.stat(self.fd).st_size

    def closed_at(self, end: int) -> bool:
        """Whether the file is whole where its last line ends at `end`: the tail, no more."""
        return self.read(len(layout.TAIL) + 1, max(0, end)) == layout.TAIL

    def line(self, offset: int, limit: int) -> bytes:
        """The line that starts at `offset`, if one does, and before `limit`; else nothing."""
        if not self.body < offset < limit:
            return b""
        data = self.read(_LINE_GUESS, offset - 1)
        if not data.startswith(b"\n"):
            return b""
        while b"\n" not in data[1:]:
            more = self.read(len(data), offset - 1 + len(data))  # twice as much
            if not more:
                break
            data += more
        return data[1:].partition(b"\n")[0]

    def lines(self, start: int, limit: int) -> Iterator[tuple[int, bytes]]:
        """Every line from the newline at `start` up to `limit`, with its offset."""
        offset, rest = start + 1, b""
        for chunk in self.chunks(offset, limit):
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                yield offset, line
                offset += len(line) + 1
        if start < limit:
            yield offset, rest

    def chunks(self, start: int, limit: int) -> Iterator[bytes]:
        """The bytes from `start` up to `limit`, a chunk at a time."""
        for position in range(start, limit, CHUNK):
            yield self.read(min(CHUNK, limit - position), position)

    def append(self, end: int, data: bytes) -> None:
        """Write lines (with their newlines) and the tail where the last line ended, and wait for
        the disk. May raise OSError, and is then to be taken back with `cut`."""
        self.files.write(self.fd, data + layout.TAIL, end)
        self.files.sync(self.fd)

    def cut(self, end: int) -> None:
        """Close the file behind the line that ends at `end`. May raise OSError."""
        self.files.write(self.fd, layout.TAIL, end)
        self.files.truncate(self.fd, end + len(layout.TAIL))
        self.files.sync(self.fd)

    def damaged(self, offset: int) -> DamagedError:
        """The error that names this place of the file, by line and byte."""
        line = self.line_number(offset)
        sentence = _(
            "{path} is damaged at line {line}, byte {offset}: run “newsarch check --deep”."
        )
        return DamagedError(sentence.format(path=self.path, line=line, offset=offset), line, offset)

    def line_number(self, offset: int) -> int:
        """The number (from 1) of the line that holds a byte."""
        return 1 + sum(chunk.count(b"\n") for chunk in self.chunks(0, offset))

    def wrong(self, reason: Exception) -> DamagedError:
        """The error for an article that others have written and we do not understand."""
        return DamagedError(f"{self.path}: {reason}")
