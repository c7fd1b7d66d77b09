"""Article ⇄ JSON, and change ⇄ JSON: the frozen shapes of `docs/formats.md`.

A *document* is what the archive file holds under an article's id: every field but the id itself.
The *record* is what `-f json` prints: the document with its id, without our private fields.
Whatever is read is checked here, at the border, and nowhere else.
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from newsarch.errors import InputError
from newsarch.messages import _
from newsarch.model.article import SOURCE_STATUSES, STATUSES, Article
from newsarch.model.change import ADDED, CHANGED, REMOVED, Change, Edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

FORMAT = 1
"""The version of these shapes; it stands in the head of every file that holds them."""

TEXTS = ("title", "lead", "body", "added", "modified", "sha256")
OPTIONAL_TEXTS = (
    "published", "section", "by", "unit", "unit_as_printed", "publisher", "url", "language",
    "archived", "archived_reason", "source_status", "hold", "retention", "first_sha256",
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
DOCUMENT_KEYS = (*RECORD_KEYS[1:], "first_sha256", "origins")
_record_values, _document_values = attrgetter(*RECORD_KEYS), attrgetter(*DOCUMENT_KEYS)


def to_document(article: Article) -> dict[str, Any]:
    """The JSON object kept in the archive file under the article's id."""
    document = _plain(DOCUMENT_KEYS, _document_values(article))
    if article.first_sha256 is None:
        del document["first_sha256"]
    return document


def to_record(article: Article) -> dict[str, Any]:
    """The JSON object printed by `-f json`."""
    return _plain(RECORD_KEYS, _record_values(article))


def _plain(names: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    return {
        name: list(value) if type(value) is tuple else value
        for name, value in zip(names, values, strict=True)
    }


def from_document(id: int, document: Mapping[str, Any]) -> Article:
    """The article of a document; keys that are not ours are left out.

    Raises InputError naming the first field whose value is of the wrong kind.
    """
    return Article(id=id, **_checked(id, document))


def with_fields(article: Article, fields: Mapping[str, Any]) -> Article:
    """The article with some fields of a document in place of its own. Raises InputError."""
    return article.with_(**_checked(article.id, fields))


def _checked(id: int, document: Mapping[str, Any]) -> dict[str, Any]:
    """The values of our fields, each found to be of its kind."""
    values: dict[str, Any] = {}
    for name, fits in _FITS.items():
        if name in document:
            value = values[name] = document[name]
            if not fits(value):
                raise InputError(
                    _("Article {id}: the field “{name}” holds a wrong value.").format(
                        id=id, name=name
                    )
                )
    for name in LISTS:
        if name in values:
            values[name] = tuple(values[name])
    return values


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _is_day_or_none(value: Any) -> bool:
    try:
        return value is None or (
            len(value) == len("2017-06-29") and bool(date.fromisoformat(value))
        )
    except (TypeError, ValueError):
        return False


def _is_revision(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


_FITS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(TEXTS, _is_text),
    **dict.fromkeys(OPTIONAL_TEXTS, _is_text_or_none),
    **dict.fromkeys(LISTS, _is_list_of_texts),
    "published": _is_day_or_none,
    "status": lambda value: value in STATUSES,
    "source_status": lambda value: value is None or value in SOURCE_STATUSES,
    "revision": _is_revision,
    "origins": lambda value: isinstance(value, dict),
}
"""What a value of each field must be."""


def changed_fields(before: Article, after: Article) -> dict[str, Any]:
    """The document's fields that differ, with their values before."""
    olds, news = _document_values(before), _document_values(after)
    differing = [(n, o) for n, o, new in zip(DOCUMENT_KEYS, olds, news, strict=True) if o != new]
    return {name: list(old) if type(old) is tuple else old for name, old in differing}


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
