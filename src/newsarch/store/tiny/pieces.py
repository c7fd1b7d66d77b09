"""Pieces of damaged files that can still be read: numbered JSON objects, wherever they stand."""

from __future__ import annotations

import json
import re
from contextlib import suppress

from newsarch.store.tiny import layout
from newsarch.store.tiny.tablefile import CHUNK
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newsarch.store.tiny.filesystem import FileSystem

_PIECE = re.compile(r'"([1-9][0-9]{0,14})": *(?=\{)')
_LINE = re.compile(rb'\n,?"')
_decode = json.JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class Piece:
    """A document under its number. `raw` are its bytes, key included, and `offset` their place."""

    number: int
    offset: int
    document: dict[str, Any]
    raw: bytes

    @property
    def sealed(self) -> bool:
        """Whether it is an article that we wrote, to the last byte."""
        return layout.is_sealed(self.raw)


def pieces_of(files: FileSystem, fd: int) -> Iterator[Piece]:
    """Every piece of an open file, in order: by lines where it has ours, else from the whole."""
    size = files.stat(fd).st_size
    if not _LINE.search(files.read(fd, CHUNK, 0)):
        yield from _pieces(files.read(fd, size, 0), 0)
        return
    offset, rest = 0, b""
    for position in range(0, size, CHUNK):
        *lines, rest = (rest + files.read(fd, CHUNK, position)).split(b"\n")
        for line in lines:
            yield from _pieces(line, offset)
            offset += len(line) + 1
    yield from _pieces(rest, offset)


def _pieces(data: bytes, offset: int) -> Iterator[Piece]:
    text = data.decode("utf-8", "surrogateescape")  # a piece that is not UTF-8 fails below
    position = 0
    while (match := _PIECE.search(text, position)) is not None:
        start, end = match.start(), match.end()
        offset += _size(text[position:start])
        with suppress(ValueError, RecursionError):
            document, end = _decode(text, match.end())
            yield Piece(int(match[1]), offset, document, text[start:end].encode("utf-8"))
        offset += _size(text[start:end])
        position = end


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
