"""Standard output and error: UTF-8 wherever that is possible, never a crash over a letter.

Under `LANG=C` Polish must print right, so ASCII streams become UTF-8; what even then cannot be
encoded is written as an escape. A pipe that was closed ends quietly.
"""

from __future__ import annotations

import errno
import io
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

ESCAPING = "backslashreplace"


def prepare() -> None:
    """Make both streams take any text; call it once, before anything is printed."""
    if sys.stdout is None:
        sys.stdout = _Closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            legacy = stream.isatty() and stream.encoding.lower() not in ("ascii", "us-ascii")
            stream.reconfigure(encoding=stream.encoding if legacy else "utf-8", errors=ESCAPING)


def silence(stream: TextIO | None) -> None:
    """Let go of what cannot be written any more, so that the interpreter's end is quiet, too."""
    try:
        descriptor = stream.fileno() if stream is not None else -1
    except (OSError, ValueError):
        return
    if descriptor >= 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


def standard_input() -> BinaryIO | None:
    """The bytes of standard input; None when it is closed."""
    return sys.stdin.buffer if sys.stdin is not None else None


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads this stream."""
    return stream is not None and not stream.closed and stream.isatty()


def terminal_width() -> int:
    """Columns of the terminal; `COLUMNS` says otherwise; 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 0 < int(columns) < 10_000:
        return int(columns)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class _Closed(io.TextIOBase):
    """Standard output that was closed before we began: writing to it is an error, not a loss."""

    def write(self, text: str) -> int:
        """Raises the error that the system would."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
