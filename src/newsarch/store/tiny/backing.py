"""Backing an archive up: under its lock or, where nothing can be written, under observation.

On a read-only disk, or in a folder of somebody else, there is no lock to be had. Then the files
are only read, and looked at before and after: a backup of what changed meanwhile is none.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from newsarch.errors import CannotWriteError, LockedError, NotFoundError, no_archive
from newsarch.messages import _
from newsarch.store.packing import keep_newest, write_backup
from newsarch.store.tiny.filesystem import FILES
from newsarch.store.tiny.position import TRAILER_LIMIT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarch.store.tiny.store import TinyStore


def back_up(store: TinyStore, folder: Path, at: str, keep: int | None) -> Path:
    """See `TinyStore.back_up`."""
    with ExitStack() as stack:
        try:
            stack.enter_context(store.writing())
            check = _trusting
        except CannotWriteError:
            check = _watching(store)
        refuse_missing(store)
        articles = sum(1 for _place in store.places())
        files = [Path(path) for path in store.paths.files]
        made = write_backup(
            files, folder, at, store.identity, articles, store.last_change(),
            check=check,
        )  # fmt: skip
    if keep is not None:
        keep_newest(folder, Path(store.paths.record), store.identity, keep)
    return made


def refuse_missing(store: TinyStore) -> None:
    """Raises NotFoundError when there is no archive."""
    if not store.identity:
        raise NotFoundError(no_archive(store.paths.record))


def _trusting() -> None:
    """The check of who holds the lock."""


def _watching(store: TinyStore) -> Callable[[], None]:
    """A check that raises LockedError when a file changed after this call."""
    before = _state(store)

    def check() -> None:
        if _state(store) != before:
            raise LockedError(
                _("{path} is in use by another process: try again, or wait longer.").format(
                    path=store.paths.record
                )
            )

    return check


def _state(store: TinyStore) -> list[tuple[int, int, int, bytes]]:
    """How the files look. The time of a file may stand still for some milliseconds; the mark at
    the end of the changes tells even then."""
    found = []
    for path in store.paths.files:
        if FILES.exists(path):
            with open(path, "rb") as file:
                seen = os.stat(path)
                file.seek(max(0, seen.st_size - TRAILER_LIMIT))
                end = file.read(TRAILER_LIMIT)
                found.append((seen.st_ino, seen.st_size, seen.st_mtime_ns, end))
    return found
