"""History: what changed, when, by which command; and taking the last change back.

`undo` is itself a change, so history only ever grows. It takes back the newest change that was
not taken back yet, an import's batches together; a second `undo` goes further back. It goes past
an erasure, and stops at a redaction: whoever undoes one wants the passage back, and must not lose
the change before it instead.
"""

from __future__ import annotations

from newsarch.errors import ConflictError, NotFoundError
from newsarch.messages import _
from newsarch.model.change import ADDED, CHANGED, REMOVED, Edit
from newsarch.model.codec import changed_fields, from_document, to_document, with_fields
from newsarch.model.identity import with_hash
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from newsarch.archive.core import Archive, Writing
    from newsarch.model.article import Article
    from newsarch.model.change import Change

REDACT = "redact"
"""The command of a redaction."""
COUNTERS = ("revision", "modified", "sha256", "first_sha256", "origins")
"""Fields that follow from others; a history for people leaves them out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one change did to one article."""

    number: int
    at: str
    command: str
    who: str
    note: str | None
    kind: str
    fields: Mapping[str, tuple[Any, Any]]
    """Changed field → before, after."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What `undo` took back: changes of one command, and how many articles they touched."""

    numbers: tuple[int, ...]
    command: str
    articles: int
    dry_run: bool


def history(archive: Archive, id: int) -> list[Entry]:
    """The changes of one article, oldest first. Raises NotFoundError if there never was one."""
    steps = [
        (change, edit)
        for change in archive.store.changes()
        for edit in change.edits
        if edit.id == id
    ]
    current = archive.store.get(id, archive.reading().places([id]).get(id, -1))
    if not steps and current is None:
        raise NotFoundError(_("There never was an article {id} in this archive.").format(id=id))
    after: Mapping[str, Any] = to_document(current) if current else {}
    entries = []
    for change, edit in reversed(steps):
        entries.append(_entry(change, edit, after))
        after = {**after, **edit.before}
    return entries[::-1]


def _entry(change: Change, edit: Edit, after: Mapping[str, Any]) -> Entry:
    fields = {}
    if edit.kind == CHANGED:
        fields = {
            name: (before, after.get(name))
            for name, before in edit.before.items()
            if name not in COUNTERS
        }
    return Entry(
        change.number, change.at, change.command, change.who, change.note, edit.kind, fields
    )


def undo(archive: Archive, *, dry_run: bool = False) -> Undone:
    """Take the last change back. Raises NotFoundError when there is none left to take back, and
    ConflictError when it is a redaction."""
    with archive.writing() as writing:
        changes = list(_last_undertaking(archive))
        if not changes:
            raise NotFoundError(_("There is nothing to undo in this archive."))
        _refuse_redaction(changes[0])
        touched = {edit.id for change in changes for edit in change.edits}
        if not dry_run:
            for change in changes:
                _take_back(archive, writing, change)
    numbers = tuple(change.number for change in changes)
    return Undone(numbers, changes[0].command, len(touched), dry_run)


def _refuse_redaction(change: Change) -> None:
    if change.command == REDACT:
        sentence = _(
            "Change {number} took a passage out for good: neither it nor what was changed before "
            "it can be taken back; “newsarch set” and “newsarch edit” change an article."
        )
        ids = [edit.id for edit in change.edits]
        raise ConflictError(sentence.format(number=change.number), ids)


def _last_undertaking(archive: Archive) -> Iterator[Change]:
    """The newest change that still stands and, for an import, the rest of the same run."""
    undone: set[int] = set()
    run: object = None
    for change in archive.store.changes_backwards():
        if change.undoes is not None:
            undone.add(change.undoes)
            continue
        if change.number in undone or change.erased:
            continue
        if run is None:
            yield change
            run = (change.imported or {}).get("run")
            if run is None:
                return
        elif (change.imported or {}).get("run") == run:
            yield change
        else:
            return


def _take_back(archive: Archive, writing: Writing, change: Change) -> None:
    current = archive.find_many([e.id for e in change.edits if e.kind != REMOVED])
    put: list[Article] = []
    edits: list[Edit] = []
    for edit in change.edits:
        now = current.get(edit.id)
        if edit.kind == ADDED and now is not None:
            edits.append(Edit(edit.id, REMOVED, to_document(now)))
        elif edit.kind == REMOVED and edit.before:  # what was erased since stays so
            put.append(with_hash(from_document(edit.id, edit.before)))
            edits.append(Edit(edit.id, ADDED))
        elif now is not None:
            put.append(_restored(archive, now, edit))
            edits.append(Edit(edit.id, CHANGED, changed_fields(now, put[-1])))
    gone = [edit.id for edit in edits if edit.kind == REMOVED]
    details = {"edits": tuple(edits), "undoes": change.number}
    if change.aliases is not None:
        details |= {"aliases": change.aliases_before, "aliases_before": change.aliases}
    writing.commit("undo", put, gone, **details)


def _restored(archive: Archive, now: Article, edit: Edit) -> Article:
    """The article with its fields as before, as a new revision."""
    before = with_hash(with_fields(now, edit.before))  # a passage may have been redacted since
    return before.with_(revision=now.revision + 1, modified=archive.now())
