"""The user's crontab: our lines in a marked block, everybody else's untouched, byte for byte.

Cron reads a line before the shell does: `%` ends the command unless a backslash precedes it, and
crons differ in what two backslashes mean. `quote` writes words that all of them, and then the
shell, read back as they were.
"""

from __future__ import annotations

import re

from newsarch.errors import CannotWriteError, UsageError, reason
from newsarch.messages import _
from newsarch.schedule.command import LOCALE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from subprocess import CompletedProcess

    from newsarch.schedule.command import Job
    from newsarch.schedule.expression import Expression

LONGEST = 998
"""Bytes of a command that every cron takes (MAX_COMMAND of Vixie's is 1000 with its end)."""

_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)


def quote(word: str) -> str:
    """One word for cron and `/bin/sh`, which read it back as `word`.

    Single quotes; closed and opened again after each backslash, so that cron never sees one
    before another or before a `%` that is meant.
    """
    if _PLAIN.fullmatch(word):
        return word
    quoted = word.replace("'", "'\"'\"'").replace("\\", "\\''").replace("%", "\\%")
    return f"'{quoted}'"


def line(when: Expression, arguments: Sequence[str]) -> str:
    """The one line that makes cron run `arguments`. Raises UsageError when cron would cut it."""
    command = " ".join(["=".join(LOCALE), *map(quote, arguments)])
    if len(command.encode()) > LONGEST:
        raise UsageError(
            _(
                "The paths are too long for cron ({length} bytes, {longest} at most); "
                "use --systemd or shorter paths."
            ).format(length=len(command.encode()), longest=LONGEST)
        )
    return f"{when.text} {command}"


def block(when: Expression, job: Job) -> bytes:
    """The marked block for one archive, newline included."""
    begin, end = _marks(job.archive)
    return b"\n".join((begin, line(when, job.arguments).encode(), end, b""))


def _marks(archive: str) -> tuple[bytes, bytes]:
    name = archive.encode("utf-8", "surrogateescape")
    return b"# newsarch: begin " + name, b"# newsarch: end " + name


def with_block(crontab: bytes, archive: str, new: bytes) -> bytes:
    """The crontab with `new` for the archive's block: in its place, else at the end, after
    whatever others have set for the lines below, such as MAILTO."""
    found = _find(crontab, archive)
    if found is not None:
        return crontab[: found[0]] + new + crontab[found[1] :]
    if crontab and not crontab.endswith(b"\n"):
        return new + crontab  # nothing of the others' is completed, so nothing needs undoing
    return crontab + new


def find_block(crontab: bytes, archive: str) -> bytes | None:
    """The archive's block as it stands, or None."""
    found = _find(crontab, archive)
    return None if found is None else crontab[found[0] : found[1]]


def _find(crontab: bytes, archive: str) -> tuple[int, int] | None:
    """Where the block begins and ends. Raises UsageError when its end is missing."""
    begin, end = _marks(archive)
    start: int | None = None
    position = 0
    for text in crontab.split(b"\n"):
        if text == begin:
            start = position
        position += len(text) + 1
        if text == end and start is not None:
            return start, position
    if start is None:
        return None
    raise UsageError(
        _("The crontab has “{begin}” without its end; remove the rest by hand.").format(
            begin=begin.decode("utf-8", "replace")
        )
    )


def expression_text(block: bytes) -> str:
    """The five fields of a block's line."""
    return b" ".join(block.split(b"\n")[1].split()[:5]).decode("ascii", "replace")


def read() -> bytes:
    """The user's crontab; empty when there is none. Raises CannotWriteError."""
    found = _run(["crontab", "-l"])
    message = found.stderr.lower()
    if found.returncode and not (b"no crontab" in message or b"no such file" in message):
        raise _failed(found.stderr.decode("utf-8", "replace"))
    return b"" if found.returncode else found.stdout


def write(crontab: bytes) -> None:
    """Put a new crontab in place of the user's. Raises CannotWriteError with cron's own words."""
    found = _run(["crontab", "-"], crontab)
    if found.returncode:
        raise _failed(found.stderr.decode("utf-8", "replace"))


def _run(command: list[str], given: bytes | None = None) -> CompletedProcess[bytes]:
    import os
    import subprocess

    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            command, input=given, capture_output=True, check=False, env=environment, timeout=60
        )
    except OSError as error:
        raise _failed(reason(error)) from None
    except subprocess.TimeoutExpired as error:
        raise _failed(str(error)) from None


def _failed(words: str) -> CannotWriteError:
    return CannotWriteError(
        _("cron is not to be had ({reason}); try “schedule install --systemd”.").format(
            reason=" ".join(words.split()) or "crontab"
        )
    )
