"""What the edits of an article ask of the index.

The index may hold an older version than the store's, or one that a later edit made: so the version
to be taken out is looked for, by its checksums, among all versions that the edits tell of.
"""

from __future__ import annotations

from newsarch.errors import InputError
from newsarch.index.sqlite.fit import MisfitError
from newsarch.index.sqlite.prepared import Prepared, prepare, same_words
from newsarch.index.sqlite.writing import Held, Revision
from newsarch.model.change import CHANGED, REMOVED
from newsarch.model.codec import from_document, to_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from newsarch.model.article import Article
    from newsarch.model.change import Edit
    from newsarch.store.base import Place


def revision(
    held: Held | None, now: Article | None, edits: Sequence[Edit], place: Place, timezone: str
) -> Revision | None:
    """From what the index holds to what is now; None when it is neither held nor there.

    Raises MisfitError when the edits, oldest first, do not tell of the version held.
    Words that all versions share stay: preparing them is most of the work.
    """
    id = edits[0].id
    if held is None:
        return Revision(id, prepare(now, timezone), place) if now else None
    versions = list(_versions(id, now, edits))
    words = now is None or not all(same_words(now, version) for version in versions)
    outgoing = (prepare(version, timezone, words=words, facts=False) for version in versions)
    before = _version_held(held, outgoing)
    after = prepare(now, timezone, words=words) if now else None
    return Revision(id, after, place, held, before)


def _version_held(held: Held, versions: Iterable[Prepared]) -> Prepared:
    for version in versions:
        if held.holds(version):
            return version
    raise MisfitError


def _versions(id: int, now: Article | None, edits: Sequence[Edit]) -> Iterator[Article]:
    """The versions of an article that its edits tell of, likeliest first: the oldest."""
    document: dict[str, Any] | None = to_document(now) if now else None
    documents = [document]
    for edit in reversed(edits):
        document = _document_before(document, edit)
        documents.append(document)
    try:
        for told in reversed(documents):
            if told is not None:
                yield from_document(id, told)
    except InputError as error:
        raise MisfitError(id) from error


def _document_before(document: dict[str, Any] | None, edit: Edit) -> dict[str, Any] | None:
    if edit.kind == REMOVED:
        return dict(edit.before)
    if edit.kind == CHANGED and document is not None:
        return {**document, **edit.before}
    return None
