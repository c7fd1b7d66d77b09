"""Erasing: what must not be kept goes for good, from the record, its history and the index.

Article 17 of the GDPR (RODO) asks for it; that something was erased, when and why, stays. Neither
verb can be undone. What lies outside the archive's own files (backups, exports, copies made by
`check --repair`) cannot be reached, and the command line says so.
"""

from __future__ import annotations

from newsarch.archive.adding import with_units
from newsarch.archive.core import not_found
from newsarch.archive.history import REDACT
from newsarch.archive.selection import Report
from newsarch.errors import NotFoundError, UsageError
from newsarch.messages import _
from newsarch.model.change import CHANGED, REMOVED, Edit
from newsarch.model.codec import changed_fields, from_document, to_document
from newsarch.model.identity import with_hash

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from newsarch.archive.core import Archive
    from newsarch.model.article import Article

    Document = dict[str, Any]

SHORTEST = 3
"""Characters of a passage to be redacted; fewer would take every word apart."""
REDACTED = "[…]"
_WORDED = frozenset((
    "title", "lead", "body", "section", "by", "unit", "unit_as_printed", "units", "publisher",
    "url", "tags", "archived_reason", "hold",
))  # fmt: skip
"""The fields in which people's words stand."""
_HASHES = {"sha256": "", "first_sha256": None}
"""Instead of hashes of what was there: with all of a text but a name, they would tell the name."""


def erase(
    archive: Archive, ids: Collection[int], reason: str | None = None, *, dry_run: bool = False
) -> Report:
    """Remove articles and every trace of their text. Articles removed before lose what was kept
    of them for `undo`; the report does not have them. Raises NotFoundError naming the ids that no
    article ever had."""
    with archive.writing() as writing:
        found = archive.find_many(ids)
        known = found.keys() | _ever_removed(archive)
        missing = [id for id in ids if id not in known]
        if missing:
            raise not_found(missing)
        if not dry_run:
            writing.erase(ids, reason)
    pairs = tuple((article, None) for article in found.values())
    return Report("erase", pairs, dry_run=dry_run)


def _ever_removed(archive: Archive) -> set[int]:
    return {
        edit.id
        for change in archive.store.changes()
        for edit in change.edits
        if edit.kind == REMOVED
    }


def redact(
    archive: Archive, id: int, passage: str, reason: str | None = None, *, dry_run: bool = False
) -> int:
    """Replace a passage in an article, in what its history keeps, and in the index; how many
    texts of it held the passage.

    Repeating it after an interruption finishes it. Raises UsageError for a passage that is too
    short, NotFoundError when neither the article nor its history has it.
    """
    refuse_short(passage)
    cleaner = _Cleaner(id, passage)
    with archive.writing() as writing:
        article = archive.find_many([id]).get(id)
        redacted = cleaner.article(archive, article) if article else None
        if dry_run:
            cleaner.look_through(archive)
        elif article or archive.store.last_change():
            if article and redacted and redacted != article:
                before = cleaner.before(cleaner.fields(changed_fields(article, redacted)))
                edits = (Edit(id, CHANGED, before),)
                writing.commit(REDACT, [redacted], edits=edits, note=reason)
            writing.rewrite_changes(cleaner.change)
            archive.index.renew(archive.store)
    if not cleaner.count:
        raise NotFoundError(
            _("That passage is neither in article {id} nor in its history.").format(id=id)
        )
    return cleaner.count


def refuse_short(passage: str) -> None:
    """Raises UsageError for a passage that is too short to be redacted."""
    if len(passage.strip()) < SHORTEST:
        raise UsageError(_("The passage must have at least {n} characters.").format(n=SHORTEST))


class _Cleaner:
    """Takes a passage out of texts, and counts those that had it."""

    def __init__(self, id: int, passage: str) -> None:
        self.count = 0
        self._id = str(id)
        self._passage = passage

    def article(self, archive: Archive, article: Article) -> Article:
        """The article without the passage; itself when it had none."""
        document = to_document(article)
        clean = self.counted(document)
        if clean == document:
            return article
        new = from_document(article.id, {**clean, "first_sha256": None})
        new = with_hash(with_units(new, archive.aliases()))
        return new.with_(revision=article.revision + 1, modified=archive.now())

    def change(self, change: Document) -> Document:
        """A change's document, the article's part of it without the passage."""
        for kind in (CHANGED, REMOVED):
            before = change.get(kind, {}).get(self._id)
            if before is not None:
                change[kind][self._id] = self.before(self.counted(before))
        return change

    def look_through(self, archive: Archive) -> None:
        """Count in the article's history, and change nothing."""
        for change in archive.store.changes():
            for edit in change.edits:
                if str(edit.id) == self._id:
                    self.counted(edit.before)

    def counted(self, fields: Mapping[str, Any]) -> Document:
        """Fields without the passage; those that had it are counted."""
        clean = self.fields(fields)
        self.count += sum(clean[name] != value for name, value in fields.items())
        return clean

    def fields(self, fields: Mapping[str, Any]) -> Document:
        """Fields without the passage."""
        return {n: self.clean(v) if n in _WORDED else v for n, v in fields.items()}

    @staticmethod
    def before(fields: Document) -> Document:
        """Clean fields as a history keeps them: without hashes of what they were."""
        return {name: _HASHES.get(name, value) for name, value in fields.items()}

    def clean(self, value: Any) -> Any:
        """A value without the passage: a text, or texts in a list."""
        if isinstance(value, list):
            return [self.clean(item) for item in value]
        return value.replace(self._passage, REDACTED) if isinstance(value, str) else value
