"""Opening an archive: both files, for a reader or for a writer."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager

from newsarch.errors import CannotWriteError, DamagedError, InputError, reason
from newsarch.messages import _
from newsarch.store.tiny.journal import Journal
from newsarch.store.tiny.record import Record
from newsarch.store.tiny.snapshot import Snapshot
from newsarch.store.tiny.tablefile import TableFile
from newsarch.store.tiny.view import locate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.paths import Paths

    File = TypeVar("File", bound=TableFile)


@contextmanager
def looking(files: FileSystem, paths: Paths) -> Iterator[Snapshot | None]:
    """`look`, and let go of the snapshot at the end."""
    snapshot = look(files, paths)
    try:
        yield snapshot
    finally:
        if snapshot is not None:
            snapshot.close()


def look(files: FileSystem, paths: Paths) -> Snapshot | None:
    """A snapshot of the archive as it is now; None when there is none yet.

    Files that seem damaged, written by others, or cut short may just be caught between two steps
    of a writer: that counts only when a second look finds everything as it was. So nobody misses
    a change that somebody has seen before.
    """
    seen: object = None
    while True:
        with ExitStack() as stack:
            state, view, damage = None, None, None
            try:
                record, journal = open_both(files, paths, stack)
                if record is None:
                    return None
                state = _state(record, journal)
                view = locate(record, journal)
                if (state, view, "") == seen or not (view.edited or view.torn):
                    return Snapshot(record, journal, view, stack.pop_all().close)
            except DamagedError as error:
                damage = error
            looked = state, view, str(damage or "")
            if damage is not None and looked == seen:
                raise damage
            seen = looked


def _state(record: Record, journal: Journal | None) -> tuple[bytes, int, int, int]:
    state = record.files.stat(record.fd)
    ending = journal.ending() if journal else b""
    return ending, state.st_ino, state.st_size, state.st_mtime_ns


def open_both(
    files: FileSystem, paths: Paths, stack: ExitStack, *, write: bool = False
) -> tuple[Record | None, Journal | None]:
    """The record and the changes file, each None when missing; `stack` closes them.

    DamagedError for changes without a record, and for the changes of another archive."""
    journal = _open(Journal, files, paths.changes, stack, write)
    record = _open(Record, files, paths.record, stack, write)
    if journal is None:
        return record, None
    if record is None and journal.last() is not None:
        record = _open(Record, files, paths.record, stack, write)  # it may just have been made
        if record is None:
            raise DamagedError(
                _("{path} is missing, but its changes are there: restore it from a backup.").format(
                    path=paths.record
                )
            )
    if record is not None and record.body and record.meta["archive"] != journal.meta["archive"]:
        raise DamagedError(
            _("{path} belongs to another archive than {record}: move it away.").format(
                path=paths.changes, record=paths.record
            )
        )
    return record, journal


def _open(
    kind: type[File], files: FileSystem, path: str, stack: ExitStack, write: bool
) -> File | None:
    try:
        fd = files.open(path, write=write)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise (CannotWriteError if write else InputError)(
            _("{path} cannot be opened: {reason}.").format(path=path, reason=reason(error))
        ) from error
    stack.callback(files.close, fd)
    return kind(files, path, fd)
