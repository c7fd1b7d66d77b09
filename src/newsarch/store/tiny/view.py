"""Which part of the two files is the archive: the question that every reader and writer asks
first, answered without a lock from the end of the changes file and the state of the record.

A commit writes (1) its entry in the changes file, (2) its new lines in the record, (3) blanks over
the lines they replace, (4) the mark that it is done; the disk is waited for after each of the
first three. It has happened when (2) is whole, or (1) for a change without new lines.
"""

from __future__ import annotations

from newsarch.store.tiny import layout
from newsarch.store.tiny.position import ORIGIN, Entry, Position, hidden_lines
from newsarch.values import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from newsarch.store.tiny.journal import Journal
    from newsarch.store.tiny.record import Record


@dataclass(frozen=True, slots=True)
class View:
    """The archive as it is now: the record's lines up to `position.end`."""

    position: Position
    entry: Entry | None = None
    """The newest change that happened; None when there is none."""
    unsettled: bool = False
    """The entry happened, but its blanks and mark may be missing."""
    torn: bool = False
    """Something after `entry` was begun and did not happen."""
    edited: bool = False
    """Others wrote the record: its content is what the file says, the position is not known."""
    hidden: Collection[int] = field(default_factory=tuple)
    """Offsets of lines that an unsettled change replaced."""


def locate(record: Record, journal: Journal | None) -> View:
    """The view of two open files. A writer at work meanwhile may make them look `edited`: see
    `snapshot.look`. Raises DamagedError for a changes file that does not end in an entry."""
    last = journal.last() if journal else None
    torn = journal is not None and not journal.closed_at(journal.end_after(last))
    view = _view_at(record, journal, last)
    if torn and view.edited and journal is not None:
        # A torn entry never touched the record, so this one was whole once.
        raise journal.damaged(journal.end_after(last) + 1)
    return View(view.position, view.entry, view.unsettled, torn or view.torn, view.edited,
                view.hidden)  # fmt: skip


def _view_at(record: Record, journal: Journal | None, last: Entry | None) -> View:
    position = _position(record, last)
    if position is None:
        return _edited(record, last)
    if journal is None or last is None or last.mark or position is not last.position:
        return View(position, last) if record.fits(position, last) else _edited(record, last)
    return _unsettled(record, journal, last)


def happened(record: Record, journal: Journal) -> Entry | None:
    """The newest change that happened, whatever became of the record meanwhile."""
    last = journal.last()
    if last is None or last.mark or record.meta.get("generation") != last.position.generation:
        return last
    if record.holds(last, journal.document(last).get("comma")):
        return last
    return journal.before(last)


def _position(record: Record, last: Entry | None) -> Position | None:
    """Where the record should stand after `last`; None when it does not follow that change."""
    if not record.body:
        return None
    birth = record.birth()
    if last is not None and last.position.generation == birth.generation:
        return last.position
    return birth if birth.number == (last.position.number if last else 0) else None


def _unsettled(record: Record, journal: Journal, last: Entry) -> View:
    change = journal.document(last)
    if record.holds(last, change.get("comma")):
        hidden = frozenset(offset for offset, _ in hidden_lines(change))
        return View(last.position, last, unsettled=True, hidden=hidden)
    previous = journal.before(last)
    before = _position(record, previous)
    if before is None or not _may_be_torn(record, last, before):
        return _edited(record, last)
    return View(before, previous, torn=True)


def _may_be_torn(record: Record, entry: Entry, before: Position) -> bool:
    """Whether the record can be what a torn append of this entry leaves: a line ends where it
    began, and the newline that old tail and new line share is there."""
    appends = before.end == entry.start < entry.position.end
    return appends and record.read(2, entry.start - 1) in (b"}\n", b" \n", b"{\n")


def _edited(record: Record, last: Entry | None) -> View:
    number = last.position.number if last else 0
    end = record.size() - len(layout.TAIL)
    if not record.closed_at(end):
        end = record.size()
    return View(replace(ORIGIN, number=number, end=end), last, edited=True)
