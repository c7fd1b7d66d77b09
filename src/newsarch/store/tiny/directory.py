"""Where each current article lies in the record: found by one fast pass that parses no article."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from newsarch.store.tiny import layout
from newsarch.store.tiny.tablefile import CHUNK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.view import View


class Directory:
    """Ids, offsets and lengths of the articles of a view: 24 bytes an article, whatever its size.

    Of two lines with one id the later counts, as it does in JSON. In a file that only we have
    written there are none: a key is damaged.
    """

    def __init__(self, record: Record, view: View) -> None:
        self.ids, self.offsets, self.lengths = array("q"), array("q"), array("q")
        self.suspects: list[int] = []
        """Offsets of lines that are neither articles nor blank, or come twice though they must
        not."""
        if record.body < view.position.end and record.read(1, record.body) != b"\n":
            self.suspects.append(record.body)
        for offset, line in record.lines(record.body, view.position.end):
            if line.isspace() or offset in view.hidden:
                continue
            try:
                self._add(layout.key(line), offset, len(line))
            except layout.LayoutError:
                self.suspects.append(offset)
        self._order = self._sorted()
        if not view.edited and len(self._order) < len(self.ids):
            self.suspects += set(self.offsets) - {self.offsets[i] for i in self._order}

    def _add(self, id: int, offset: int, length: int) -> None:
        self.ids.append(id)
        self.offsets.append(offset)
        self.lengths.append(length)

    def _sorted(self) -> Sequence[int]:
        ids = self.ids
        if all(ids[i] < ids[i + 1] for i in range(len(ids) - 1)):
            return range(len(ids))
        order = sorted(range(len(ids)), key=ids.__getitem__)
        last = len(order) - 1
        kept = (i for n, i in enumerate(order) if n == last or ids[i] != ids[order[n + 1]])
        return array("q", kept)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """Id, offset and length of each article, by rising id."""
        for i in self._order:
            yield self.ids[i], self.offsets[i], self.lengths[i]

    def offset_of(self, id: int) -> int | None:
        """Where an article lies, or None."""
        n = bisect_left(self._order, id, key=self.ids.__getitem__)
        if n == len(self._order) or self.ids[self._order[n]] != id:
            return None
        return self.offsets[self._order[n]]


class Window:
    """Reads lines of the record, and ahead where they follow each other: most of them do.

    `after_read` is called after each look at the disk, when others may have written meanwhile.
    """

    def __init__(self, record: Record, after_read: Callable[[], None]) -> None:
        self._record, self._after_read = record, after_read
        self._data = b""
        self._start = self._next = 0

    def line(self, offset: int, length: int) -> bytes:
        """The bytes of one line."""
        follows = 0 <= offset - self._next < CHUNK
        self._next = offset + length
        begin = offset - self._start
        if not 0 <= begin <= len(self._data) - length:
            data = self._record.read(max(CHUNK, length) if follows else length, offset)
            self._after_read()
            if not follows:
                return data
            self._start, self._data, begin = offset, data, 0
        return self._data[begin : begin + length]
