"""Article ⇄ JSON, and change ⇄ JSON: the frozen shapes of `docs/formats.md`.

A *document* is what the archive file holds under an article's id: every field but the id itself.
The *record* is what `-f json` prints: the document with its id, without our private fields.
Whatever is read is checked here, at the border, and nowhere else.
"""

from __future__ import annotations

from datetime import date

from newsarch.errors import InputError
from newsarch.messages import _
from newsarch.model.article import SOURCE_STATUSES, STATUSES, Article
from newsarch.model.change import ADDED, CHANGED, REMOVED, Change, Edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

FORMAT = 1
"""The version of these shapes; it stands in the head of every file that holds them."""

TEXTS = ("title", "lead", "body", "added", "modified", "sha256")
OPTIONAL_TEXTS = (
    "published", "section", "by", "unit", "unit_as_printed", "publisher", "url", "language",
    "archived", "archived_reason", "source_status", "hold", "retention",
)  # fmt: skip
LISTS = ("units", "tags")
RECORD_KEYS = (
    "id", "title", "lead", "body", "published", "section", "by", "unit", "unit_as_printed",
    "units", "publisher", "url", "language", "tags", "status", "archived", "archived_reason",
    "source_status", "hold", "retention", "added", "modified", "revision", "sha256",
)  # fmt: skip
"""The keys of `-f json`, in the order printed. Keys never disappear."""
CHANGE_TEXTS = ("at", "command", "who")
MOST_ADDED = 10_000_000
"""Ids in a row; more is no change but damage, and would take all memory."""
DOCUMENT_KEYS = (*RECORD_KEYS[1:], "origins")


def to_document(article: Article) -> dict[str, Any]:
    """The JSON object kept in the archive file under the article's id."""
    return {name: _plain(getattr(article, name)) for name in DOCUMENT_KEYS}


def to_record(article: Article) -> dict[str, Any]:
    """The JSON object printed by `-f json`."""
    return {name: _plain(getattr(article, name)) for name in RECORD_KEYS}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def from_document(id: int, document: Mapping[str, Any]) -> Article:
    """The article of a document; keys that are not ours are left out.

    Raises InputError naming the first field whose value is of the wrong kind.
    """
    values = {name: document[name] for name in DOCUMENT_KEYS if name in document}
    for name, value in values.items():
        if not _fits(name, value):
            raise InputError(
                _("Article {id}: the field “{name}” holds a wrong value.").format(id=id, name=name)
            )
    for name in LISTS:
        if name in values:
            values[name] = tuple(values[name])
    return Article(id=id, **values)


def _fits(name: str, value: Any) -> bool:
    if name in TEXTS:
        return isinstance(value, str)
    if name == "status":
        return value in STATUSES
    if name == "source_status":
        return value is None or value in SOURCE_STATUSES
    if name == "published":
        return value is None or (isinstance(value, str) and _is_day(value))
    if name in OPTIONAL_TEXTS:
        return value is None or isinstance(value, str)
    if name in LISTS:
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    if name == "revision":
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    return isinstance(value, dict)  # origins


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2017-06-29") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def changed_fields(before: Article, after: Article) -> dict[str, Any]:
    """The document's fields that differ, with their values before."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in DOCUMENT_KEYS)
    return {name: _plain(old) for name, old, new in pairs if old != new}


def change_to_document(change: Change) -> dict[str, Any]:
    """The JSON object of a change, without its number; what is empty is left out."""
    added = [edit.id for edit in change.edits if edit.kind == ADDED]
    changed = {str(e.id): dict(e.before) for e in change.edits if e.kind == CHANGED}
    removed = {str(e.id): dict(e.before) for e in change.edits if e.kind == REMOVED}
    document: dict[str, Any] = {"at": change.at, "command": change.command, "who": change.who}
    optional = {
        ADDED: _ranges(added), CHANGED: changed, REMOVED: removed, "note": change.note,
        "undoes": change.undoes, "aliases": change.aliases,
        "aliases_before": change.aliases_before, "imported": change.imported,
        "erased": list(change.erased),
    }  # fmt: skip
    document.update({name: value for name, value in optional.items() if value})
    return document


def change_from_document(number: int, document: Mapping[str, Any]) -> Change:
    """The change of a document written by `change_to_document`.

    Raises InputError for a document that was not.
    """
    try:
        return _change(number, document)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputError(_("Change {number} is no change.").format(number=number)) from None


def _change(number: int, document: Mapping[str, Any]) -> Change:
    edits = [Edit(id, ADDED) for first, last in document.get(ADDED, ()) for id in _ids(first, last)]
    for kind in (CHANGED, REMOVED):
        edits += [Edit(int(id), kind, dict(old)) for id, old in document.get(kind, {}).items()]
    if not all(isinstance(document.get(name, ""), str) for name in CHANGE_TEXTS):
        raise TypeError(number)
    return Change(
        number=number,
        at=document["at"],
        command=document["command"],
        who=document.get("who", ""),
        edits=tuple(edits),
        note=document.get("note"),
        undoes=document.get("undoes"),
        aliases=document.get("aliases"),
        aliases_before=document.get("aliases_before"),
        imported=document.get("imported"),
        erased=tuple(document.get("erased", ())),
    )


def _ids(first: int, last: int) -> range:
    if last - first > MOST_ADDED:
        raise ValueError(last)
    return range(first, last + 1)


def _ranges(ids: list[int]) -> list[list[int]]:
    """Rising ids as inclusive ranges, so that an import's change stays one short line."""
    ranges: list[list[int]] = []
    for id in sorted(ids):
        if ranges and id == ranges[-1][1] + 1:
            ranges[-1][1] = id
        else:
            ranges.append([id, id])
    return ranges
