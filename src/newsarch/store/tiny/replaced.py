"""The lines of the record that a change replaces: where they are, and the comma that goes too."""

from __future__ import annotations

from newsarch.store.base import NOWHERE
from newsarch.store.tiny import layout
from newsarch.store.tiny.directory import Directory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsarch.store.base import Place
    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.view import View


class Replaced:
    """The current lines of some articles. `missing` are the ids that have none."""

    def __init__(
        self, record: Record, view: View, ids: Iterable[int], places: Mapping[int, Place]
    ) -> None:
        self._record, self._end = record, view.position.end
        found: dict[int, bytes] = {}
        missing = [id for id in ids if not self._take(found, id, places.get(id, NOWHERE))]
        if missing:
            directory = Directory(record, view)
            missing = [
                id
                for id in missing
                if not self._take(found, id, directory.offset_of(id) or NOWHERE)
            ]
        self.missing = missing
        self.lines = {offset: len(found[offset]) for offset in sorted(found)}
        """Offset → length, by rising offset."""
        self._first = next((o for o, line in found.items() if line[:1] != b","), None)

    def _take(self, found: dict[int, bytes], id: int, place: Place) -> bool:
        line = self._record.line(place, self._end)
        try:
            if layout.key(line) != id:
                return False
        except layout.LayoutError:
            return False
        found[place] = line
        return True

    def comma(self, end: int, *, appends: bool) -> int | None:
        """The comma to be blanked, because every line before its own will be blank."""
        if self._first is None:
            return None
        for offset, line in self._record.lines(self._first - 1, end):
            if offset not in self.lines and not line.isspace():
                return offset
        return end + 1 if appends else None
