"""Adding: fields become an article, and the same article is stored once.

fields ─ prepare ─► article without id ─ the same there already? ─► added · updated · left
"""

from __future__ import annotations

from newsarch.errors import InputError
from newsarch.messages import _
from newsarch.model.article import ACTIVE, ARCHIVED
from newsarch.model.change import ADDED, CHANGED, Edit
from newsarch.model.codec import changed_fields, from_document
from newsarch.model.fields import GIVEN, ORIGINS
from newsarch.model.identity import address_identity, is_same, with_hash
from newsarch.model.tags import clean_tag, sort_tags
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from newsarch.archive.core import Archive, Writing
    from newsarch.model.article import Article
    from newsarch.model.fields import Fields

REFUSE, SKIP, UPDATE, NEW = "refuse", "skip", "update", "new"
TEXT_FIELDS = ("title", "lead", "body")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    name: str
    """Where it came from: a file, an address, a line of a file."""
    result: str
    """`added`, `updated`, `unchanged`, `kept` (a shorter text did not replace ours) or `exists`."""
    article: Article
    """As it is in the archive now."""

    @property
    def id(self) -> int:
        """The article's id."""
        return self.article.id


def prepare(fields: Fields, now: str, aliases: Mapping[str, str] | None = None) -> Article:
    """The article that `fields` describe, units found, not stored yet (its id is 0).

    Pure, so that imports can do it in other processes. `now` becomes the time of archiving when
    the publisher's page says that it is archived. Raises InputError when neither a title nor a
    body is there or a value is of the wrong kind, UsageError for a tag that cannot be.
    """
    values = dict(fields.values)
    if not values.get("title") and not values.get("body"):
        raise InputError(_("There is neither a title nor a text in it: nothing to archive."))
    values["tags"] = sort_tags(clean_tag(tag) for tag in values.get("tags") or ())
    if "status" not in values:
        values["status"] = ARCHIVED if values.get("source_status") == ARCHIVED else ACTIVE
        if values["status"] == ARCHIVED:
            values["archived_reason"] = "source"
    if values["status"] == ARCHIVED:
        values["archived"] = values.get("archived") or now
    values["origins"] = {name: fields.origins[name] for name in values if name in fields.origins}
    return with_hash(with_units(from_document(0, values), aliases))


def with_units(article: Article, aliases: Mapping[str, str] | None = None) -> Article:
    """The article with the units that it names: the publishing one first, then by appearance."""
    from newsarch.polish.units import canonical, find_units

    text = "\n\n".join((article.title, article.lead, article.body))
    mentioned = [canonical(mention.chain) for mention in find_units(text, aliases)]
    published = [article.unit] if article.unit else []
    return article.with_(units=tuple(dict.fromkeys(published + mentioned)))


def add(
    archive: Archive,
    prepared: Sequence[tuple[str, Article]],
    if_exists: str = REFUSE,
    *,
    dry_run: bool = False,
    command: str = "add",
    **details: Any,
) -> list[Outcome]:
    """Store prepared articles, named for messages, as one change; one outcome each, in order.

    `if_exists`: with `refuse` and `skip` an article that is there already is left alone (outcome
    `exists`), with `update` it becomes a new revision of itself, with `new` another article.
    """
    with archive.writing() as writing:
        batch = Batch(archive, writing, if_exists)
        outcomes = [batch.take(name, article) for name, article in prepared]
        if not dry_run:
            batch.commit(command, **details)
    return outcomes


class Batch:
    """Articles on their way into the archive, compared with it and with each other."""

    def __init__(self, archive: Archive, writing: Writing, if_exists: str) -> None:
        """An empty batch under the archive's lock."""
        self._archive = archive
        self._writing = writing
        self._if_exists = if_exists
        self._now = archive.now()
        self._put: dict[int, Article] = {}
        self._edits: dict[int, Edit] = {}
        self._seen: dict[str | None, int] = {}
        self._next_id = writing.next_id

    def take(self, name: str, article: Article) -> Outcome:
        """Decide about one article."""
        there = None if self._if_exists == NEW else self._same(article)
        if there is None:
            return Outcome(name, "added", self._new(article))
        if self._if_exists != UPDATE:
            return Outcome(name, "exists", there)
        return self._update(name, there, article)

    def commit(self, command: str, **details: Any) -> None:
        """Store what was taken, if anything was."""
        if self._put:
            put, edits = tuple(self._put.values()), tuple(self._edits.values())
            self._writing.commit(command, put, edits=edits, **details)

    def _same(self, article: Article) -> Article | None:
        """The article that this one is already, in the batch or in the archive."""
        address = address_identity(article.url)
        seen = [self._seen[key] for key in (address, article.sha256) if key in self._seen]
        known = self._archive.reading().find_same(address, article.sha256)
        there = (self._put.get(id) or self._archive.get(id) for id in (*seen, *known))
        return next((one for one in there if is_same(one, article)), None)

    def _new(self, article: Article) -> Article:
        stored = article.with_(id=self._next_id, added=self._now, modified=self._now)
        self._next_id += 1
        self._remember(stored, Edit(stored.id, ADDED))
        return stored

    def _update(self, name: str, there: Article, article: Article) -> Outcome:
        updated, kept = merged(there, article)
        if changed_fields(there, updated).keys() <= {"origins"}:
            return Outcome(name, "kept" if kept else "unchanged", there)
        updated = updated.with_(revision=there.revision + 1, modified=self._now)
        earlier = self._edits.get(there.id)
        edit = Edit(there.id, CHANGED, changed_fields(there, updated))
        if earlier is not None and earlier.kind == ADDED:
            edit, updated = earlier, updated.with_(revision=there.revision)
        elif earlier is not None:
            edit = Edit(there.id, CHANGED, {**edit.before, **earlier.before})
            updated = updated.with_(revision=there.revision)
        self._remember(updated, edit)
        return Outcome(name, "kept" if kept else "updated", updated)

    def _remember(self, article: Article, edit: Edit) -> None:
        self._put[article.id] = article
        self._edits[article.id] = edit
        for key in (address_identity(article.url), article.sha256):
            if key:
                self._seen[key] = article.id


def merged(there: Article, again: Article) -> tuple[Article, bool]:
    """The stored article after the page was read again, and whether its text was kept.

    A worse origin never replaces a better one, an empty value nothing at all, and a shorter text
    never a longer one: a page that was cut short must not eat what we have. The user's own tags
    and status stay.
    """
    kept = len(again.body) < len(there.body)
    values: dict[str, Any] = {}
    origins = dict(there.origins)
    for name, origin in again.origins.items():
        value = getattr(again, name)
        if name in ("tags", "status", "archived", "archived_reason") or value in (None, "", ()):
            continue
        if kept and name in TEXT_FIELDS:
            continue
        held = origins.get(name, GIVEN if getattr(there, name) else ORIGINS[-1])
        if ORIGINS.index(origin) <= ORIGINS.index(held):
            values[name], origins[name] = value, origin
    tags = sort_tags((*there.tags, *again.tags))
    result = there.with_(**values, tags=tags, origins=origins)
    if not kept and again.units:
        result = result.with_(units=again.units)
    return with_hash(result), kept
