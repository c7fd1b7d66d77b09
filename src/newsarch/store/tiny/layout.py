r"""The bytes of the two files, as `docs/formats.md` describes them. Nothing here touches a file.

A file is a head, one line a document, and a fixed tail; each line *begins* with its newline:

    {"meta": {"1": {…}}},\n"articles": {      head
    \n"1": {…, "crc": "5d2f00aa"}             the first document has no comma
    \n,"2": {…, "crc": "90c1b3f7"}            each later one has one
    \n                                        a document that was replaced: blanks
    \n}}\n                                    tail

A new line starts where the tail starts and shares its first byte, so that an append changes no
byte of what stands in the file already.
"""

from __future__ import annotations

import json
import re
from zlib import crc32

from newsarch.model.codec import FORMAT as FORMAT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

TAIL = b"\n}}\n"
ARTICLES, CHANGES = "articles", "changes"
HEAD_LIMIT = 4096
"""No head is longer; a file without our two head lines in its first bytes is not laid out."""

_encode = json.JSONEncoder(ensure_ascii=False).encode
_HEAD = re.compile(rb'\{"meta": \{"1": (\{[^\n]*\})\} *,\n"(articles|changes)": \{')
_KEY = re.compile(rb'[, ]?"([1-9][0-9]{0,14})": \{')
_SEALED = re.compile(rb', "crc": "([0-9a-f]{8})"\}')
_SEAL_LENGTH = 20


class LayoutError(Exception):
    """These bytes are not what we write: `str(error)` says why, for the programmer."""


def to_bytes(value: Any) -> bytes:
    """JSON in UTF-8, unescaped but for what UTF-8 cannot hold (lone surrogates: `\\ud800`)."""
    return _encode(value).encode("utf-8", "backslashreplace")


def checksum(data: bytes) -> str:
    """CRC-32 in eight hexadecimal digits: it finds accidents, and is not meant to find malice."""
    return f"{crc32(data):08x}"


def sealed(document: Mapping[str, Any], key: bytes = b"") -> bytes:
    """A non-empty object as JSON, after its key, that ends in the checksum of all before it."""
    content = key + to_bytes(document)[:-1]
    return content + b', "crc": "%s"}' % checksum(content).encode()


def is_sealed(data: bytes) -> bool:
    """Whether these bytes are exactly what `sealed` wrote."""
    seal = _SEALED.fullmatch(data, len(data) - _SEAL_LENGTH)
    return seal is not None and checksum(data[:-_SEAL_LENGTH]).encode() == seal[1]


def key(line: bytes) -> int:
    """The id at the start of a line (without its newline)."""
    match = _KEY.match(line)
    if match is None:
        raise LayoutError("no key")
    return int(match[1])


def content(line: bytes) -> bytes:
    """The JSON object of a line."""
    return line[line.index(b"{") :]


def article_line(id: int, document: Mapping[str, Any]) -> bytes:
    """A document as it stands in the file, without newline and comma."""
    return sealed(document, b'"%d": ' % id)


def without_comma(line: bytes) -> bytes:
    """A line of the file as it was before it got its place."""
    return line[1:] if line[:1] in (b",", b" ") else line


def article_of(line: bytes, *, strict: bool = True) -> dict[str, Any]:
    """The document of an article's line. `strict` demands the seal that we put on it; without it
    whatever JSON allows will do (a file edited by others)."""
    if strict and not is_sealed(without_comma(line)):
        raise LayoutError("checksum")
    return parsed(content(line))


def parsed(data: bytes) -> dict[str, Any]:
    """What JSON text that starts with a brace means; LayoutError when it means nothing."""
    try:
        value: dict[str, Any] = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise LayoutError(str(error)) from None
    return value


def head(table: str, meta: Mapping[str, Any], length: int = 0) -> bytes:
    """The head of a file; padded to `length`, for a head whose numbers are filled in later."""
    first = b'{"meta": {"1": ' + sealed({"format": FORMAT, **meta}) + b"}"
    second = b',\n"%s": {' % table.encode()
    return first.ljust(length - len(second)) + second


def head_of(data: bytes, table: str) -> tuple[bytes, int] | None:
    """The meta object at the start of a file, and where its lines start; None when the file is
    not laid out by us."""
    match = _HEAD.match(data)
    return None if match is None or match[2] != table.encode() else (match[1], match.end())
