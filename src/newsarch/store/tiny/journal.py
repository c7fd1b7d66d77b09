"""The changes file: every change, oldest first, and the log that makes a commit whole or absent.

Read from its end. Entries are found by their length, from the last backwards, so that the newest
are cheap however many there are.
"""

from __future__ import annotations

from newsarch.model.codec import change_from_document
from newsarch.store.tiny import layout
from newsarch.store.tiny.position import TRAILER_LIMIT, Entry, entry_ending, is_whole
from newsarch.store.tiny.tablefile import CHUNK, TableFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newsarch.model.change import Change


class Journal(TableFile):
    """The open changes file."""

    table = layout.CHANGES

    def _read_head(self) -> None:
        super()._read_head()
        if not self.body:
            raise self.damaged(0)

    def ending(self) -> bytes:
        """The last bytes: while they stay the same, no change was begun, done or taken back."""
        size = self.size()
        return b"%d " % size + self.read(TRAILER_LIMIT, max(self.body, size - TRAILER_LIMIT))

    def last(self) -> Entry | None:
        """The newest entry that is whole, or None. Bytes after it are a torn write."""
        end = self.size() - len(layout.TAIL)
        if self.closed_at(end):
            if end == self.body:
                return None
            entry = self.entry_before(end)
            if entry is not None and (entry.mark or self.is_whole(entry)):
                return entry
        return self._last_whole()

    def _last_whole(self) -> Entry | None:
        """Search backwards, newline by newline, behind a torn write."""
        position = self.size()
        while position > self.body:
            start = max(self.body, position - CHUNK)
            chunk = self.read(position - start, start)
            while (found := chunk.rfind(b"\n")) >= 0:
                entry = self.entry_before(start + found)
                if entry is not None and self.is_whole(entry):
                    return entry
                chunk = chunk[:found]
            position = start
        return None

    def end_after(self, entry: Entry | None) -> int:
        """Where the next entry's newline belongs."""
        return self.body if entry is None else entry.stop

    def entry_before(self, end: int) -> Entry | None:
        """The entry whose line ends at `end`, if one does."""
        start = max(self.body, end - TRAILER_LIMIT)
        entry = entry_ending(self.read(end - start, start), end)
        return entry if entry is not None and entry.offset > self.body else None

    def before(self, entry: Entry) -> Entry | None:
        """The entry before one, None before the first; DamagedError when it is not there."""
        end = entry.offset - 1
        if end == self.body:
            return None
        previous = self.entry_before(end)
        if previous is None or previous.position.number != entry.position.number - 1:
            raise self.damaged(end)
        return previous

    def is_whole(self, entry: Entry) -> bool:
        """Whether the entry's change is there to its last byte."""
        return is_whole(self.read(entry.length, entry.offset), entry)

    def document(self, entry: Entry) -> dict[str, Any]:
        """The change's document; DamagedError when it is not what was written."""
        line = self.read(entry.length, entry.offset)
        try:
            if layout.key(line) != entry.position.number or not is_whole(line, entry):
                raise layout.LayoutError("checksum")
            return layout.parsed(layout.content(line))
        except layout.LayoutError:
            raise self.damaged(entry.offset) from None

    def change(self, entry: Entry) -> Change:
        """The change of an entry."""
        return change_from_document(entry.position.number, self.document(entry))

    def backwards(self, entry: Entry | None, after: int = 0) -> Iterator[Entry]:
        """This entry and those before it, down to the one numbered `after` (left out)."""
        while entry is not None and entry.position.number > after:
            yield entry
            entry = self.before(entry)
