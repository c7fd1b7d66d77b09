"""Erasing: no trace of an article's text stays in either file.

The changes file is written anew without the text, and with the erasure as its newest change; it
takes its place at once, and with that the erasure has happened. What is left to do, the record
anew without the article, is what recovery does for a change that was cut short: so it is done
whatever happens. Readers who are at work keep the old files, which nobody finds any more.
"""

from __future__ import annotations

import os

from newsarch.store.tiny import layout
from newsarch.store.tiny.compaction import write_whole
from newsarch.store.tiny.failures import cannot_write
from newsarch.store.tiny.position import Entry, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from newsarch.store.tiny.journal import Journal
    from newsarch.store.tiny.plan import Plan

    Document = dict[str, Any]

ERASED = "erased"
"""The key that marks an erasure in a change's document: the ids concerned."""


def rewrite_changes(
    journal: Journal,
    newest: Entry | None,
    clean: Callable[[Document], Document],
    plan: Plan | None = None,
) -> None:
    """Write the changes file anew, each change up to `newest` through `clean`, and the plan of one
    more after them. Raises CannotWriteError; then the old file is as it was."""
    files, path = journal.files, journal.path
    lines = _lines(journal, newest, clean, plan)
    archive, mode = journal.meta["archive"], files.mode(journal.fd)
    write_whole(files, path, layout.CHANGES, lines, lambda *_: {"archive": archive}, mode)
    with cannot_write(path):
        files.sync_folder(os.path.dirname(path))


def _lines(
    journal: Journal,
    newest: Entry | None,
    clean: Callable[[Document], Document],
    plan: Plan | None,
) -> Iterator[bytes]:
    for entry in reversed(list(journal.backwards(newest))):
        change = journal.document(entry)
        del change["commit"], change["settled"]
        draft = Entry(entry.position, entry.start, entry.sum, mark=entry.mark)
        yield _line(draft, clean(change))
    if plan is not None:
        yield _line(Entry(plan.after, plan.after.end, layout.checksum(b"")), dict(plan.change))


def _line(draft: Entry, change: Document) -> bytes:
    line, _entry = written(draft, change, first=draft.position.number == 1)
    return layout.without_comma(line)
