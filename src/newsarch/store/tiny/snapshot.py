"""What a reader sees: whole changes only, without a lock, whatever writers do meanwhile."""

from __future__ import annotations

from itertools import islice

from newsarch.errors import DamagedError
from newsarch.store.base import NOWHERE
from newsarch.store.tiny import layout
from newsarch.store.tiny.past import Past

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from newsarch.model.change import Change
    from newsarch.store.base import Place
    from newsarch.store.tiny.directory import Directory
    from newsarch.store.tiny.journal import Journal
    from newsarch.store.tiny.position import Entry
    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.view import View

    Document = dict[str, Any]
    Found = tuple[int, Place, Document]

_AT_ONCE = 64
"""Articles read before the changes file is looked at again."""


class Snapshot:
    """Both files, open, and the view of them. `close` lets go of them."""

    def __init__(
        self, record: Record, journal: Journal | None, view: View, close: Callable[[], None]
    ) -> None:
        self.record, self.journal, self.view, self.close = record, journal, view, close
        self._past = Past(record, journal, view)
        self._strict = not view.edited
        self._directory: Directory | None = None
        self._foreign: dict[int, dict[str, Any]] | None = None

    def identity(self) -> str:
        """The archive's random name."""
        self._others_wrote()
        return str(self.record.meta["archive"])

    def stamp(self) -> str:
        """Edition, change and its checksum; the file's own state when others have written it."""
        stamp = _stamp(self.view.position.edition, self.view.entry)
        if self.view.edited:
            state = self.record.files.stat(self.record.fd)
            stamp += f".{state.st_ino}.{state.st_size}.{state.st_mtime_ns}"
        return stamp

    def change_at(self, stamp: str) -> int | None:
        """See `Store.change_at`."""
        edition = self.view.position.edition
        if self.view.edited or not stamp.startswith(f"{edition}."):
            return None
        for entry in self.journal.backwards(self.view.entry) if self.journal else ():
            if _stamp(edition, entry) == stamp:
                return entry.position.number
        return 0 if stamp == _stamp(edition, None) else None

    def modified(self) -> int:
        """When the record was last changed (ns)."""
        return self.record.files.stat(self.record.fd).st_mtime_ns

    def changes(self, after: int) -> Iterator[Change]:
        """The changes above `after`, oldest first."""
        if self.journal is None:
            return iter(())
        entries = list(self.journal.backwards(self.view.entry, after))
        return map(self.journal.change, reversed(entries))

    def changes_backwards(self) -> Iterator[Change]:
        """The changes, newest first."""
        if self.journal is None:
            return iter(())
        return map(self.journal.change, self.journal.backwards(self.view.entry))

    def articles(self) -> Iterator[Found]:
        """Every current article, by rising id: id, place and document. What is whole comes
        before the DamagedError that names the first place that is not."""
        damage = None
        try:
            foreign = self._others_wrote()
        except DamagedError as error:
            damage, foreign, self._strict = error, None, True
            if not self.record.body:
                raise
        if foreign is None:
            yield from self._articles_by_line()
        else:
            yield from ((id, NOWHERE, foreign[id]) for id in sorted(foreign))
        if damage is not None:
            raise damage

    def _articles_by_line(self) -> Iterator[Found]:
        from newsarch.store.tiny.directory import Window

        window = Window(self.record, self._past.catch_up)
        damaged = []
        for id, offset, length in self._lines():
            line = window.line(offset, length) if length else b""
            document = self._past.documents.get(id) or self._document(id, line)
            if document is not None:
                yield id, offset, document
            else:
                damaged.append(offset)
        self._refuse(damaged)

    def lines(self) -> Iterator[bytes]:
        """The line of each article by rising id, without comma; DamagedError at the first that
        is not whole."""
        from newsarch.store.tiny.directory import Window

        self._refuse()
        window = Window(self.record, self._past.catch_up)
        for _id, offset, length in self.directory():
            line = window.line(offset, length)
            if not layout.is_sealed(layout.without_comma(line)):
                raise self.record.damaged(offset)
            yield layout.without_comma(line)

    def _lines(self) -> Iterator[tuple[int, int, int]]:
        """The directory, with the articles whose lines were blanked before it was made."""
        directory = self.directory()
        lost = sorted(id for id in self._past.documents if directory.offset_of(id) is None)
        if not lost:
            return iter(directory)
        from heapq import merge

        return merge(directory, ((id, NOWHERE, 0) for id in lost))

    def _refuse(self, damaged: Iterable[int] = ()) -> None:
        """DamagedError at the first of these offsets or of those that the directory suspects."""
        places = {*damaged, *self.directory().suspects} - self._past.blanked
        if places:
            raise self.record.damaged(min(places))

    def places(self) -> Iterator[tuple[int, Place]]:
        """Id and place of each current article."""
        foreign = self._others_wrote()
        if foreign is not None:
            yield from ((id, NOWHERE) for id in sorted(foreign))
        else:
            self._refuse()
            yield from ((id, offset) for id, offset, _ in self._lines())

    def find(self, id: int, place: Place) -> dict[str, Any] | None:
        """The document of one article; None when there is none."""
        return next((document for _id, document in self.find_many([(id, place)])), None)

    def find_many(self, wanted: Iterable[tuple[int, Place]]) -> Iterator[tuple[int, Document]]:
        """The documents of those of some articles that are there, in the order asked for."""
        rest = iter(wanted)
        while group := list(islice(rest, _AT_ONCE)):
            for (id, _place), found in zip(group, self._read(group), strict=True):
                document = self._search(id) if found is None else found
                if document is not None:
                    yield id, document

    def _read(self, wanted: Sequence[tuple[int, Place]]) -> list[Document | None]:
        """The documents at these places, those that are of these articles, and whole."""
        lines = [(id, at, self.record.line(at, self.view.position.end)) for id, at in wanted]
        self._past.catch_up()
        past, hidden = self._past.documents, self.view.hidden
        return [
            past.get(id) or (None if at in hidden else self._document(id, line))
            for id, at, line in lines
        ]

    def _document(self, id: int, line: bytes) -> dict[str, Any] | None:
        try:
            ours = layout.key(line) == id
            return layout.article_of(line, strict=self._strict) if ours else None
        except layout.LayoutError:
            return None

    def _search(self, id: int) -> dict[str, Any] | None:
        foreign = self._others_wrote()
        if foreign is not None:
            return foreign.get(id)
        place = self.directory().offset_of(id)
        document = self._read([(id, NOWHERE if place is None else place)])[0]
        if document is None:
            self._refuse([] if place is None else [place])
            self._check_keys()
        return document

    def _check_keys(self) -> None:
        """DamagedError when a line is not what it says: it may be the one that was not found."""
        if self._strict:
            for _line in self.lines():
                pass

    def directory(self) -> Directory:
        """Where the articles of this snapshot lie."""
        if self._directory is None:
            from newsarch.store.tiny.directory import Directory

            self._directory = Directory(self.record, self.view)
            self._past.catch_up()
        return self._directory

    def _others_wrote(self) -> dict[int, dict[str, Any]] | None:
        """The articles of a file that others have written and that is not ours line by line."""
        if self._foreign is None and self.view.edited and self._directory is None:
            from newsarch.store.tiny import foreign

            if foreign.has_our_lines(self.record, self.view):
                self.directory()
            else:
                self._foreign = foreign.articles(self.record)
        return self._foreign


def _stamp(edition: int, entry: Entry | None) -> str:
    return f"{edition}.{entry.position.number}.{entry.seal}" if entry else f"{edition}.0.0"
