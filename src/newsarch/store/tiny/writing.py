"""Writing: one change at a time, whole or absent.

    1  the change goes to the changes file, and to the disk     what is going to happen
    2  the new lines go to the record, and to the disk          it has happened
    3  the lines that they replace are blanked, and synced      the record is as TinyDB reads it
    4  the change is marked as done                             nothing is left for recovery

A failure before the end of 2 takes everything back; later ones lose nothing, and the next writer
finishes. A change without new lines (articles removed) has happened after 1.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from zlib import crc32

from newsarch.errors import ConflictError, NewsarchError
from newsarch.messages import ngettext
from newsarch.model.change import ADDED
from newsarch.model.codec import change_to_document, to_document
from newsarch.store.base import Committed
from newsarch.store.tiny import compaction, layout
from newsarch.store.tiny.failures import cannot_write
from newsarch.store.tiny.lock import locked
from newsarch.store.tiny.position import Entry, Position, entry_at, entry_line
from newsarch.store.tiny.recovery import finish, recovered
from newsarch.store.tiny.replaced import Replaced
from newsarch.store.tiny.snapshot import Snapshot
from newsarch.store.tiny.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from typing import Any

    from newsarch.model.article import Article
    from newsarch.model.change import Change
    from newsarch.store.base import Place
    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.journal import Journal
    from newsarch.store.tiny.paths import Paths
    from newsarch.store.tiny.record import Record


@contextmanager
def writing(
    files: FileSystem, paths: Paths, patience: float, on_wait: Callable[[], None] | None
) -> Iterator[TinyWriter]:
    """Hold the lock, and the archive in order, for one writer."""
    with locked(files, paths, patience, on_wait), ExitStack() as stack:
        writer = TinyWriter(files, paths, stack)
        try:
            yield writer
        finally:
            writer.leave()


class TinyWriter:
    """The one who may write; see `store.base.Writer`."""

    def __init__(self, files: FileSystem, paths: Paths, stack: ExitStack) -> None:
        self._files, self._paths, self._stack = files, paths, stack
        self._open: tuple[Record, Journal] | None = None
        self._view = View(Position(0, 0, 0, 0, 1, 0, 0))
        self._recover()

    def _recover(self) -> None:
        self._open = None
        self._stack.close()
        found = recovered(self._files, self._paths, self._stack)
        if found is not None:
            record, journal, self._view = found
            self._open = record, journal

    def _ready(self) -> tuple[Record, Journal]:
        """Both files in order; made first, where there is no archive yet."""
        if self._open is None:
            self._recover()
        if self._open is None:
            compaction.create(self._files, self._paths)
            self._recover()
        assert self._open is not None
        return self._open

    @property
    def next_id(self) -> int:
        """The smallest id that no article has or ever had."""
        return self._view.position.next

    def commit(
        self,
        change: Change,
        put: Sequence[Article] = (),
        remove: Collection[int] = (),
        places: Mapping[int, Place] = {},
    ) -> Committed:
        """See `store.base.Writer.commit`."""
        record, journal = self._ready()
        position = self._view.position
        replaced = self._replaced(record, change, put, remove, places)
        data, offsets = _lines(put, position)
        document = change_to_document(change)
        if replaced.lines:
            document["blank"] = [[offset, length] for offset, length in replaced.lines.items()]
        comma = replaced.comma(position.end, appends=bool(put))
        if comma is not None:
            document["comma"] = comma
        after = replace(
            position,
            number=position.number + 1,
            end=position.end + len(data),
            next=max([position.next, *(article.id + 1 for article in put)]),
            live=position.live + len(put) - len(replaced.lines),
            blanks=position.blanks + sum(replaced.lines.values()),
        )
        self._write(record, journal, data, document, after)
        return Committed(replace(change, number=after.number), offsets)

    def _replaced(
        self,
        record: Record,
        change: Change,
        put: Sequence[Article],
        remove: Collection[int],
        places: Mapping[int, Place],
    ) -> Replaced:
        """The lines that this change replaces; ConflictError for articles that are not there."""
        added = {edit.id for edit in change.edits if edit.kind == ADDED}
        known = [article.id for article in put if article.id < self._view.position.next]
        replaced = Replaced(record, self._view, [*known, *remove], places)
        missing = sorted(id for id in replaced.missing if id not in added)
        unknown = [article.id for article in put
                   if article.id >= self._view.position.next and article.id not in added]  # fmt: skip
        if missing or unknown:
            ids = [*missing, *unknown]
            raise ConflictError(
                ngettext(
                    "Article {ids} is not there: it may have been removed meanwhile.",
                    "Articles {ids} are not there: they may have been removed meanwhile.",
                    len(ids),
                ).format(ids=", ".join(map(str, ids))),
                ids,
            )
        return replaced

    def _write(
        self,
        record: Record,
        journal: Journal,
        data: bytes,
        document: Mapping[str, Any],
        after: Position,
    ) -> None:
        start = self._view.position.end
        at = journal.end_after(self._view.entry)
        entry = Entry(after, start, f"{crc32(data):08x}")
        line = entry_line(b"" if at == journal.body else b",", document, entry)
        settled = entry_at(at + 1 + len(line), line)
        assert settled is not None
        with cannot_write(self._paths.record):
            try:
                journal.append(at, b"\n" + line)
                if data:
                    record.append(start, data)
            except BaseException:
                self._take_back(record, journal, start, at)
                raise
        self._view = View(after, settled)
        try:
            finish(record, journal, settled, document)
        except OSError:
            self._open = None  # it happened: what is left to do is recovery's

    def _take_back(self, record: Record, journal: Journal, start: int, at: int) -> None:
        self._open = None
        with suppress(OSError):
            record.cut(start)
            journal.cut(at)

    def compact(self) -> None:
        """See `TinyStore.compact`."""
        record, journal = self._ready()
        compaction.compact(Snapshot(record, journal, self._view, lambda: None))
        self._recover()

    def leave(self) -> None:
        """Before the lock is freed: finish what was cut short, and drop blanks when it is worth
        it. Nothing of this may fail a change that was acknowledged."""
        with suppress(NewsarchError):
            if self._open is None:
                self._recover()
            if compaction.is_due(self._view.position):
                self.compact()


def _lines(put: Sequence[Article], position: Position) -> tuple[bytes, tuple[Place, ...]]:
    """The new lines with their newlines and commas, and the place of each."""
    lines, offsets, end = [], [], position.end
    comma = position.live > 0
    for article in put:
        line = layout.article_line(article.id, to_document(article))
        line = (b"\n," if comma else b"\n") + line
        lines.append(line)
        offsets.append(end + 1)
        end += len(line)
        comma = True
    return b"".join(lines), tuple(offsets)
