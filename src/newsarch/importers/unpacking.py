"""Unpacking what servers send, with a limit that no bomb gets past."""

from __future__ import annotations

import zlib

from newsarch.errors import InputError
from newsarch.messages import _

_WINDOW_AUTO = 47
"""zlib's window argument for gzip or zlib, whichever the data shows."""


def inflate(body: bytes, coding: str, limit: int) -> bytes:
    """The body as it was before its content coding (`gzip`, `deflate`, or none).

    Raises InputError for more than `limit` bytes, damaged data, and codings we never asked for.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return body
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise InputError(_("It is packed as “{coding}”, which is not read.").format(coding=coding))
    try:
        window = _WINDOW_AUTO if coding != "deflate" or body[:1] == b"\x78" else -zlib.MAX_WBITS
        plain = zlib.decompressobj(window).decompress(body, limit + 1)
    except zlib.error:
        raise InputError(_("It is damaged: it cannot be unpacked.")) from None
    if len(plain) > limit:
        raise InputError(_("It is larger than {n} MB.").format(n=limit // 1_000_000))
    return plain
