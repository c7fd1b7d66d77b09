"""Removing: the article goes, what it was stays with the change, so that `undo` works.

The change is the tombstone: it holds the id (never used again), the hash, the reason and, until
it is erased, the document.
"""

from __future__ import annotations

from newsarch.archive.selection import Report
from newsarch.model.change import REMOVED, Edit
from newsarch.model.codec import to_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarch.archive.core import Archive
    from newsarch.archive.selection import Selection
    from newsarch.model.article import Article


def remove(
    archive: Archive,
    selection: Selection,
    reason: str | None = None,
    *,
    command: str = "remove",
    check: Callable[[list[Article]], None] | None = None,
    dry_run: bool = False,
) -> Report:
    """Remove the selected articles, as one change.

    `check` is called with them under the lock, and may refuse by raising.
    """
    with archive.writing() as writing:
        articles = archive.resolve(selection)
        if check is not None:
            check(articles)
        number = None
        if articles and not dry_run:
            edits = tuple(Edit(a.id, REMOVED, to_document(a)) for a in articles)
            gone = [article.id for article in articles]
            number = writing.commit(command, (), gone, edits=edits, note=reason).change.number
    return Report(command, tuple((a, None) for a in articles), 0, number, dry_run)
