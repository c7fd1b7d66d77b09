"""What the edits of an article ask of the index.

The index may hold an older version than the store's, or one that a later edit made: so the version
to be taken out is looked for, by its checksums, among all versions that the edits tell of.
"""

from __future__ import annotations

from newsarch.errors import InputError
from newsarch.index.sqlite.fit import MisfitError
from newsarch.index.sqlite.prepared import FACTS, WORDS, Prepared, prepare
from newsarch.index.sqlite.writing import Held, Revision
from newsarch.model.change import CHANGED, REMOVED
from newsarch.model.codec import from_document, with_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarch.model.article import Article
    from newsarch.model.change import Edit
    from newsarch.store.base import Place


def revision(
    held: Held | None, now: Article | None, edits: Sequence[Edit], place: Place, timezone: str
) -> Revision | None:
    """From what the index holds to what is now; None when it is neither held nor there.

    Raises MisfitError when the edits, oldest first, do not tell of the version held.
    Words and facts that all versions share stay: preparing them is most of the work.
    """
    id = edits[0].id
    if held is None:
        return Revision(id, prepare(now, timezone), place) if now else None
    versions = _versions(id, now, edits)
    touched = _touched(edits)
    words = now is None or not touched.isdisjoint(WORDS)
    facts = now is None or not touched.isdisjoint(FACTS)
    outgoing = (prepare(version, timezone, words=words, facts=False) for version in versions)
    before = _version_held(held, outgoing)
    after = prepare(now, timezone, words=words, facts=facts) if now else None
    return Revision(id, after, place, held, before)


def _touched(edits: Sequence[Edit]) -> set[str]:
    """The fields in which the versions that the edits tell of may differ."""
    touched: set[str] = set()
    for edit in edits:
        touched.update(edit.before)
    return touched


def _version_held(held: Held, versions: Iterable[Prepared]) -> Prepared:
    for version in versions:
        if held.holds(version):
            return version
    raise MisfitError


def _versions(id: int, now: Article | None, edits: Sequence[Edit]) -> list[Article]:
    """The versions of an article that its edits tell of, likeliest first: the oldest."""
    versions = [now]
    try:
        for edit in reversed(edits):
            versions.append(_before(versions[-1], edit))
    except InputError as error:
        raise MisfitError(id) from error
    return [version for version in reversed(versions) if version is not None]


def _before(article: Article | None, edit: Edit) -> Article | None:
    if edit.kind == REMOVED:
        return from_document(edit.id, edit.before)
    if edit.kind == CHANGED and article is not None:
        return with_fields(article, edit.before)
    return None
