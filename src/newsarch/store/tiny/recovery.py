"""What the next writer does, under the lock, before anything else: put in order what the last one
left. Each step may be cut short and done again.

A change that happened is finished; one that did not is taken out of both files. A record that
others have written is laid out anew.
"""

from __future__ import annotations

from newsarch.store.tiny.compaction import compact, create, take_in
from newsarch.store.tiny.erasure import ERASED
from newsarch.store.tiny.failures import cannot_write
from newsarch.store.tiny.opening import looking, open_both
from newsarch.store.tiny.position import MARK_LENGTH, hidden_lines, mark_of
from newsarch.store.tiny.snapshot import Snapshot
from newsarch.store.tiny.view import View, locate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack
    from typing import Any

    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.journal import Journal
    from newsarch.store.tiny.paths import Paths
    from newsarch.store.tiny.position import Entry
    from newsarch.store.tiny.record import Record


def recovered(
    files: FileSystem, paths: Paths, stack: ExitStack
) -> tuple[Record, Journal, View] | None:
    """Both files, open for writing and in order, and their view; None when there is no archive.

    Raises CannotWriteError, or DamagedError when the files cannot be trusted (untouched then)."""
    while True:
        record, journal = open_both(files, paths, stack, write=True)
        if record is None:
            return None
        view = locate(record, journal)
        if journal is None or view.edited:
            _adopt(files, paths)
        elif view.torn or view.unsettled:
            with cannot_write(paths.record):
                _put_in_order(record, journal, view)
        else:
            return record, journal, view
        stack.close()


def _adopt(files: FileSystem, paths: Paths) -> None:
    """Make ours again what others have written, or what has lost its changes."""
    with looking(files, paths) as snapshot:
        if snapshot is not None:
            if snapshot.journal is None:
                create(files, paths, snapshot.identity())
            if snapshot.view.edited:
                take_in(snapshot)


def _put_in_order(record: Record, journal: Journal, view: View) -> None:
    entry = view.entry
    if view.torn or entry is None:
        roll_back(record, journal, view)
    elif ERASED in journal.document(entry):
        _erase(record, journal, view, entry)
    else:
        roll_forward(record, journal, entry)


def _erase(record: Record, journal: Journal, view: View, entry: Entry) -> None:
    """Finish an erasure: the record is written anew, for readers of the old one may be about."""
    snapshot = Snapshot(record, journal, view, close=lambda: None)
    modified = snapshot.modified()
    compact(snapshot)
    _mark(journal, entry, modified)


def roll_back(record: Record, journal: Journal, view: View) -> None:
    """Take out of both files what came after a view and did not happen. May raise OSError; the
    view is the same before, between and after these steps."""
    if not record.fits(view.position, view.entry):
        record.cut(view.position.end)
        if view.entry is not None:
            _settle(record, journal, view.entry)
            journal.files.sync(journal.fd)  # before the entry goes that says what to cut
    journal.cut(journal.end_after(view.entry))


def roll_forward(record: Record, journal: Journal, entry: Entry) -> None:
    """Finish a change whose writer did not.

    Its bytes are written once more first: they were read from memory, and may never have reached
    the disk if the writer was told that the disk failed."""
    change = journal.document(entry)
    journal.append(entry.offset - 1, journal.read(entry.length + 1, entry.offset - 1))
    size = entry.position.end - entry.start
    record.append(entry.start, record.read(size, entry.start))
    finish(record, journal, entry, change)


def finish(record: Record, journal: Journal, entry: Entry, change: Mapping[str, Any]) -> None:
    """The last steps of a change: blank the lines that it replaced, and mark it as done."""
    blanks = [*hidden_lines(change)]
    if "comma" in change:
        blanks.append((change["comma"], 1))
    for offset, length in blanks:
        record.files.write(record.fd, b" " * length, offset)
    if blanks:
        record.files.sync(record.fd)
    _settle(record, journal, entry)


def _settle(record: Record, journal: Journal, entry: Entry) -> None:
    """Mark a change as done: the record as it is now is what it made."""
    _mark(journal, entry, record.files.stat(record.fd).st_mtime_ns)


def _mark(journal: Journal, entry: Entry, time: int) -> None:
    journal.files.write(journal.fd, mark_of(time), entry.stop - MARK_LENGTH - len(b'"}'))
