"""The lines of the record that a change replaces: where they are, and the comma that goes too."""

from __future__ import annotations

from newsarch.errors import ConflictError
from newsarch.messages import ngettext
from newsarch.model.change import ADDED
from newsarch.store.base import NOWHERE
from newsarch.store.tiny import layout
from newsarch.store.tiny.directory import Directory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from newsarch.model.article import Article
    from newsarch.model.change import Change
    from newsarch.store.base import Place
    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.view import View


class Replaced:
    """The current lines of some articles: offset → the line."""

    def __init__(self, record: Record, view: View) -> None:
        self._record, self._view = record, view
        self._end = view.position.end
        self._lines: dict[int, bytes] = {}

    def find(self, ids: Iterable[int], places: Mapping[int, Place]) -> list[int]:
        """Find the lines of these articles, where `places` says or by a search. Returns the ids
        that have none."""
        missing = [id for id in ids if not self._take(id, places.get(id, NOWHERE))]
        if missing:
            directory = Directory(self._record, self._view)
            found = ((id, directory.offset_of(id)) for id in missing)
            missing = [id for id, place in found if place is None or not self._take(id, place)]
        return missing

    def _take(self, id: int, place: Place) -> bool:
        line = self._record.line(place, self._end)
        try:
            ours = layout.key(line) == id
        except layout.LayoutError:
            return False
        if ours:
            self._lines[place] = line
        return ours

    def ranges(self) -> list[tuple[int, int]]:
        """Offset and length of each line, by rising offset."""
        return [(offset, len(self._lines[offset])) for offset in sorted(self._lines)]

    def comma(self, *, appends: bool) -> int | None:
        """Where the comma is that must go, because every line before it will be blank. It is that
        of the first new line when nothing else stays."""
        first = next((at for at, line in self._lines.items() if line[:1] != b","), None)
        if first is None:
            return None
        for offset, line in self._record.lines(first - 1, self._end):
            if offset not in self._lines and not line.isspace():
                return offset
        return self._end + 1 if appends else None


def replaced_by(
    change: Change,
    put: Sequence[Article],
    remove: Collection[int],
    record: Record,
    view: View,
    places: Mapping[int, Place],
) -> Replaced:
    """The lines that a change replaces; ConflictError for articles that should be there, and
    are not."""
    fresh = view.position.next
    added = {edit.id for edit in change.edits if edit.kind == ADDED}
    replaced = Replaced(record, view)
    known = [article.id for article in put if article.id < fresh]
    missing = replaced.find([*known, *remove], places)
    missing += [article.id for article in put if article.id >= fresh]
    refused = sorted(set(missing) - added)
    if refused:
        sentence = ngettext(
            "Article {ids} is not there: it may have been removed meanwhile.",
            "Articles {ids} are not there: they may have been removed meanwhile.",
            len(refused),
        )
        raise ConflictError(sentence.format(ids=", ".join(map(str, refused))), refused)
    return replaced
