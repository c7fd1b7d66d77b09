"""`.warc` and `.warc.gz`: the HTML pages that a crawler has stored (WARC 1.0 and 1.1, ISO 28500).

Only successful responses with HTML are articles; everything else in such a file is passed over.
"""

from __future__ import annotations

import re
import zlib

from newsarch.errors import InputError
from newsarch.importers.base import HTML, LARGEST, Raw, refusal
from newsarch.importers.unpacking import inflate
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from newsarch.importers.registry import Opening

_LONGEST_LINE = 65_536
_MOST_HEADERS = 200
_RATIO = 200
_SMALL = 50_000_000
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]*\r?\n")


def open_warc(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Raw]:
    """A raw input for each stored page; where the file breaks off, a refusal ends them."""
    import gzip

    packed = stream.peek(2)[:2] if hasattr(stream, "peek") else stream.read(2)
    if not hasattr(stream, "peek"):
        stream.seek(0)
    zipped = packed == b"\x1f\x8b"
    plain: BinaryIO = gzip.GzipFile(fileobj=stream) if zipped else stream  # type: ignore[assignment]
    try:
        yield from _pages(plain, stream if zipped else None, name)
    except (OSError, EOFError, zlib.error, ValueError, InputError) as error:
        reason = (
            str(error) if isinstance(error, InputError) else _("The file is damaged or cut off.")
        )
        yield refusal(name, reason)


def _pages(stream: BinaryIO, packed: BinaryIO | None, name: str) -> Iterator[Raw]:
    number = read = 0
    while (headers := _headers(stream)) is not None:
        number += 1
        length = int(headers.get("content-length", "0"))
        if length < 0:
            raise InputError(_("The file is damaged or cut off."))
        block = stream.read(min(length, LARGEST + 1))
        read += len(block) + _skip(stream, length - len(block), packed, read)
        _refuse_bomb(packed, read)
        page = _page(headers, block)
        if page is not None:
            url = headers.get("warc-target-uri", "").strip("<>") or None
            yield Raw(f"{name}#{number}", page, HTML, url)


def _headers(stream: BinaryIO) -> dict[str, str] | None:
    """The headers of the next record, or None at the end."""
    line = stream.readline(_LONGEST_LINE)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise InputError(_("It is no WARC file, or is damaged."))
    return _fields(iter(lambda: stream.readline(_LONGEST_LINE), b""))


def _fields(lines: Iterator[bytes]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in lines:
        text = line.decode("utf-8", "replace").strip()
        if not text or len(fields) > _MOST_HEADERS:
            break
        key, _colon, value = text.partition(":")
        fields[key.strip().lower()] = value.strip()
    return fields


def _skip(stream: BinaryIO, rest: int, packed: BinaryIO | None, read: int) -> int:
    skipped = 0
    while skipped < rest:
        part = stream.read(min(1 << 20, rest - skipped))
        if not part:
            raise EOFError
        skipped += len(part)
        _refuse_bomb(packed, read + skipped)
    return skipped


def _refuse_bomb(packed: BinaryIO | None, read: int) -> None:
    if packed is not None and read > max(_SMALL, _RATIO * packed.tell()):
        raise InputError(_("It is packed more tightly than text can be."))


def _page(headers: dict[str, str], block: bytes) -> bytes | None:
    """The HTML of a successful response, unpacked; None for any other record."""
    if headers.get("warc-type") != "response" or not block.startswith(b"HTTP/"):
        return None
    head, _blank, body = block.partition(b"\r\n\r\n")
    status, *lines = head.split(b"\r\n")
    fields = _fields(iter(lines))
    if b" 200" not in status[:16] or "html" not in fields.get("content-type", ""):
        return None
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined(body)
    return inflate(body, fields.get("content-encoding", ""), LARGEST)


def _joined(body: bytes) -> bytes:
    """The body of a response that was sent in chunks; as far as its framing goes."""
    parts, at = [], 0
    while (size := _CHUNK.match(body, at)) and int(size[1], 16):
        at = size.end() + int(size[1], 16)
        parts.append(body[size.end() : at])
    return b"".join(parts) or body
