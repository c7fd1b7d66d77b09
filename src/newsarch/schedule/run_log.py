"""The log that a scheduled run appends to, kept small by itself.

At a million bytes the file becomes `FILE.1`, that one `FILE.2`, and the one after the last goes.
The log holds ids, dates and rules and no word of an article, and is for its owner's eyes.
"""

from __future__ import annotations

import os
from pathlib import Path

from newsarch.errors import CannotWriteError, reason
from newsarch.messages import _

LARGEST = 1_000_000
"""Bytes before a log is put aside."""
KEPT = 4
"""Logs put aside, besides the one in use."""


def append(path: Path, at: str, lines: list[str]) -> None:
    """Append lines under the time of the run. Raises CannotWriteError."""
    text = "".join(f"{at}  {line}\n" for line in lines)
    try:
        if path.exists() and path.stat().st_size >= LARGEST:
            _put_aside(path)
        with open(path, "a", encoding="utf-8", errors="backslashreplace", opener=_private) as log:
            log.write(text)
    except OSError as error:
        raise CannotWriteError(
            _("The log {path} cannot be written: {reason}.").format(path=path, reason=reason(error))
        ) from None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _put_aside(path: Path) -> None:
    logs = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, KEPT + 1))]
    for older, newer in zip(reversed(logs[1:]), reversed(logs[:-1]), strict=True):
        if newer.exists():
            newer.replace(older)
