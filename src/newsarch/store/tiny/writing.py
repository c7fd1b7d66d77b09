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

from newsarch.errors import NewsarchError
from newsarch.store.base import Committed, forget
from newsarch.store.tiny import compaction, erasure, layout
from newsarch.store.tiny.failures import cannot_write
from newsarch.store.tiny.lock import locked
from newsarch.store.tiny.plan import planned
from newsarch.store.tiny.position import ORIGIN, Entry, written
from newsarch.store.tiny.recovery import finish, recovered, roll_back
from newsarch.store.tiny.replaced import Replaced
from newsarch.store.tiny.snapshot import Snapshot
from newsarch.store.tiny.view import View
from newsarch.values import replace

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
    from newsarch.store.tiny.plan import Plan
    from newsarch.store.tiny.record import Record

NOTHING = View(ORIGIN)
"""The view of an archive that is not there yet."""


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
        self._view = NOTHING
        self._clean_up()
        self._open = self._recovered()

    def _clean_up(self) -> None:
        """Remove what a killed process was writing aside: it may hold what is erased later."""
        with cannot_write(self._paths.record):
            for path in self._paths.files:
                self._files.unlink(self._paths.aside(path))

    def _recovered(self) -> tuple[Record, Journal] | None:
        """Both files, in order; None when there is no archive yet."""
        self._stack.close()
        found = recovered(self._files, self._paths, self._stack)
        if found is None:
            return None
        record, journal, self._view = found
        return record, journal

    def _ready(self) -> tuple[Record, Journal]:
        """Both files, in order; made first where there is no archive yet."""
        ready = self._open or self._recovered()
        while ready is None:
            compaction.create(self._files, self._paths)
            ready = self._recovered()
        self._open = ready
        return ready

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
        plan = planned(change, put, remove, record, self._view, places)
        self._write(record, journal, plan)
        return Committed(replace(change, number=plan.after.number), plan.places)

    def _write(self, record: Record, journal: Journal, plan: Plan) -> None:
        """The four steps."""
        start, at = self._view.position.end, journal.end_after(self._view.entry)
        draft = Entry(plan.after, start, layout.checksum(plan.data), offset=at + 1)
        line, entry = written(draft, plan.change, first=at == journal.body)
        self._open = None
        with cannot_write(self._paths.record):
            try:
                journal.append(at, b"\n" + line)
                if plan.data:
                    record.append(start, plan.data)
            except BaseException:
                with suppress(OSError):
                    roll_back(record, journal, self._view)
                raise
        # It has happened: what now fails or is interrupted is left to recovery.
        self._view = View(plan.after, entry)
        with suppress(OSError):
            finish(record, journal, entry, plan.change)
            self._open = record, journal

    def erase(self, change: Change, ids: Collection[int]) -> Committed:
        """Remove articles and every trace of their text, in the record and in all changes.

        `change.edits` should name each article without its content. Articles that were removed
        before lose what the changes keep of them. Raises CannotWriteError; then the erasure has
        not happened, or goes on with the next writer."""
        record, journal = self._ready()
        missing = Replaced(record, self._view).find(ids, {})
        plan = planned(change, (), set(ids).difference(missing), record, self._view, {})
        erasure.rewrite_changes(journal, self._view.entry, forget(ids), plan)
        self._open = self._recovered()
        return Committed(replace(change, number=plan.after.number), ())

    def rewrite_changes(self, clean: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """Put the document of every change through `clean`: to redact what was before."""
        _record, journal = self._ready()
        erasure.rewrite_changes(journal, self._view.entry, clean)
        self._open = self._recovered()

    def compact(self) -> None:
        """See `TinyStore.compact`."""
        record, journal = self._ready()
        compaction.compact(Snapshot(record, journal, self._view, close=self._stack.close))
        self._open = self._recovered()

    def leave(self) -> None:
        """Before the lock is freed: finish what was cut short, and drop blanks when that is worth
        it. No failure of this may fail a change that was acknowledged."""
        with suppress(NewsarchError):
            self._open = self._open or self._recovered()
            if compaction.is_due(self._view.position):
                self.compact()
