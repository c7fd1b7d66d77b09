"""Articles as they were for a reader, though writers have gone on: snapshots without locks.

A writer blanks the lines that it replaces, maybe under the eyes of a reader. But before it does,
it has written down in the changes file what was there, as `undo` needs it. So a reader looks at
the changes file *after* each read: what it read was whole if nothing new is there; else it takes
the articles concerned from their newest version, walked back change by change.
"""

from __future__ import annotations

from contextlib import suppress

from newsarch.errors import DamagedError
from newsarch.store.tiny import layout
from newsarch.store.tiny.position import hidden_lines
from newsarch.store.tiny.view import happened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from newsarch.store.tiny.journal import Journal
    from newsarch.store.tiny.position import Entry
    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.view import View

    Documents = dict[int, dict[str, Any]]


class Past:
    """The articles of a view that changes after it replaced or removed."""

    def __init__(self, record: Record, journal: Journal | None, view: View) -> None:
        self._record, self._journal, self._view = record, journal, view
        self._ending = b""
        self.documents: Documents = {}
        self.blanked: set[int] = set()
        """Offsets of lines that may be blank, or half blank, though the view has them."""

    def catch_up(self) -> None:
        """Take in the changes that happened since the last call. Call it after each read."""
        journal = self._journal
        if journal is None or journal.closed_at(journal.end_after(self._view.entry)):
            return
        ending = journal.ending()
        while ending != self._ending:
            try:
                pending = self._rebuild(journal)
            except DamagedError:
                if journal.ending() == ending:
                    raise
            else:
                # What is pending has blanked nothing yet, but may at any moment.
                self._ending = b"" if pending else ending
                if pending:
                    return
            ending = journal.ending()

    def _rebuild(self, journal: Journal) -> bool:
        """Walk back from the newest change; whether one more is begun that has not happened."""
        newest = happened(self._record, journal)
        entries = [
            entry
            for entry in journal.backwards(newest, after=self._view.position.number)
            if entry.position.generation == self._view.position.generation
        ]
        if entries:
            documents = self._appended(journal, entries[0])
            for entry in entries:
                change = journal.document(entry)
                _take_back(change, documents)
                self.blanked.update(offset for offset, _ in hidden_lines(change))
            self.documents = documents
        return not journal.closed_at(journal.end_after(newest))

    def _appended(self, journal: Journal, newest: Entry) -> Documents:
        """The versions that were written after the view, as of the newest change."""
        hidden = {offset for offset, _ in hidden_lines(journal.document(newest))}
        documents: Documents = {}
        for offset, line in self._record.lines(self._view.position.end, newest.position.end):
            if offset in hidden or line.isspace():
                continue
            with suppress(layout.LayoutError):  # being blanked just now: `catch_up` comes again
                documents[layout.key(line)] = layout.article_of(line)
        return documents


def _take_back(change: Mapping[str, Any], documents: Documents) -> None:
    for first, last in change.get("added", ()):
        for id in range(first, last + 1):
            documents.pop(id, None)
    for id, before in change.get("changed", {}).items():
        documents[int(id)] = {**documents.get(int(id), {}), **before}
    for id, before in change.get("removed", {}).items():
        documents[int(id)] = before
