"""Changing: `change` is the one way in which stored articles change.

Every verb here is a small function from article to article, handed to `change`, which selects
under the lock, counts revisions, keeps what was before, and commits all of it as one change.
"""

from __future__ import annotations

from newsarch.archive.adding import with_units
from newsarch.archive.selection import Report, Selection
from newsarch.errors import ConflictError, UsageError
from newsarch.messages import _
from newsarch.model.article import ACTIVE, ARCHIVED
from newsarch.model.change import CHANGED, Edit
from newsarch.model.codec import changed_fields
from newsarch.model.fields import GIVEN
from newsarch.model.identity import corrected
from newsarch.model.tags import sort_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any

    from newsarch.archive.core import Archive
    from newsarch.model.article import Article


HASHED_FIELDS = {"title", "published", "body"}
UNIT_FIELDS = {"title", "lead", "body", "unit"}


def change(
    archive: Archive,
    selection: Selection | Callable[[], Selection],
    edit: Callable[[Article], Article],
    command: str,
    *,
    note: str | None = None,
    dry_run: bool = False,
) -> Report:
    """Apply `edit` to each selected article, as one change.

    A selection that must be made under the lock is given as a function, which is called there.
    An article that `edit` gives back as it was counts as unchanged. What `edit` need not care
    for: `revision`, `modified`, the hash, and the units when the text changes.
    Raises NotFoundError for an id that is not there; then nothing is changed.
    """
    with archive.writing() as writing:
        now = archive.now()
        before = archive.resolve(selection() if callable(selection) else selection)
        pairs = [(old, _revised(archive, old, edit(old), now)) for old in before]
        changed = tuple((old, new) for old, new in pairs if new is not old)
        number = None
        if changed and not dry_run:
            edits = tuple(Edit(o.id, CHANGED, changed_fields(o, n)) for o, n in changed)
            put = [new for _old, new in changed]
            number = writing.commit(command, put, edits=edits, note=note).change.number
    return Report(command, changed, len(pairs) - len(changed), number, dry_run)


def _revised(archive: Archive, old: Article, new: Article, now: str) -> Article:
    differing = changed_fields(old, new).keys()
    if not differing:
        return old
    if differing & UNIT_FIELDS:
        new = with_units(new, archive.aliases())
    if differing & HASHED_FIELDS:
        new = corrected(old, new)
    return new.with_(revision=old.revision + 1, modified=now)


def tag(
    archive: Archive,
    selection: Selection,
    add: Collection[str] = (),
    remove: Collection[str] = (),
    *,
    dry_run: bool = False,
) -> Report:
    """Put tags on articles and take others off (compared folded: case, diacritics)."""
    from newsarch.polish.folding import fold

    gone = {fold(tag) for tag in remove}

    def edit(article: Article) -> Article:
        kept = [tag for tag in article.tags if fold(tag) not in gone]
        return article.with_(tags=sort_tags((*kept, *add)))

    return change(archive, selection, edit, "tag", dry_run=dry_run)


def rename_tag(
    archive: Archive, olds: Collection[str], new: str, *, command: str, dry_run: bool = False
) -> Report:
    """Replace tags by another one on every article that carries one of them."""
    from newsarch.query.ast import Or, Tag

    def edit(article: Article) -> Article:
        return article.with_(tags=sort_tags(new if tag in olds else tag for tag in article.tags))

    selection = Selection(query=Or(tuple(Tag(old) for old in olds)))
    return change(archive, selection, edit, command, dry_run=dry_run)


def archive_articles(
    archive: Archive,
    selection: Selection,
    reason: str | None = None,
    *,
    command: str = "archive",
    dry_run: bool = False,
) -> Report:
    """Move articles to `archived`; those that are there already keep their date and reason."""
    now = archive.now()

    def edit(article: Article) -> Article:
        if article.status == ARCHIVED:
            return article
        return article.with_(status=ARCHIVED, archived=now, archived_reason=reason or "manual")

    return change(archive, selection, edit, command, note=reason, dry_run=dry_run)


def unarchive(
    archive: Archive, selection: Selection, reason: str | None = None, *, dry_run: bool = False
) -> Report:
    """Move articles back to `active`; the reason stays in their history."""

    def edit(article: Article) -> Article:
        return article.with_(status=ACTIVE, archived=None, archived_reason=None)

    return change(archive, selection, edit, "unarchive", note=reason, dry_run=dry_run)


def hold(
    archive: Archive,
    selection: Selection,
    reason: str | None = None,
    *,
    command: str = "hold",
    dry_run: bool = False,
) -> Report:
    """Exempt articles from every rule until they are released; without a new reason, one that is
    held already keeps its own."""

    def edit(article: Article) -> Article:
        return article.with_(hold=reason or article.hold or _("held"))

    return change(archive, selection, edit, command, note=reason, dry_run=dry_run)


def release(archive: Archive, selection: Selection, *, dry_run: bool = False) -> Report:
    """End the exemption of articles."""
    return change(archive, selection, lambda a: a.with_(hold=None), "release", dry_run=dry_run)


def set_fields(
    archive: Archive,
    id: int,
    values: Mapping[str, Any],
    *,
    revision: int | None = None,
    command: str = "set",
    dry_run: bool = False,
) -> Report:
    """Give an article's fields new values, checked already (see `assignments.py`).

    `revision` is the one that the values were made from: when the article has another one by
    now, ConflictError is raised and nothing is changed. Raises UsageError for an article that
    would have neither a title nor a text.
    """

    def edit(article: Article) -> Article:
        if revision is not None and article.revision != revision:
            raise ConflictError(
                _("Article {id} was changed meanwhile: look at it again, then repeat.").format(
                    id=id
                ),
                [id],
            )
        new = {n: v for n, v in values.items() if v != getattr(article, n)}
        after = article.with_(**new, origins={**article.origins, **dict.fromkeys(new, GIVEN)})
        if new and not (after.title or after.body):
            raise UsageError(
                _(
                    "Article {id} would have neither a title nor a text; "
                    "“newsarch remove” takes it away."
                ).format(id=id)
            )
        return after

    return change(archive, Selection((id,)), edit, command, dry_run=dry_run)
