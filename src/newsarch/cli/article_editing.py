"""Articles in the editor: as Markdown with front matter, the format of `export -f md`."""

from __future__ import annotations

from newsarch.archive.assignments import SETTABLE, assign
from newsarch.cli.editing import edited, kept
from newsarch.errors import ConflictError, InputError, NewsarchError, UsageError
from newsarch.exporters.markdown import page
from newsarch.importers.base import MARKDOWN, Raw, Refused, parse
from newsarch.messages import _
from newsarch.model.codec import from_document
from newsarch.model.fields import GIVEN, Fields
from newsarch.render.plain import text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any, TypeVar

    Result = TypeVar("Result")

TEMPLATE = ("title", "published", "section", "by", "unit", "publisher", "url", "tags")
"""The fields that stand in the front matter even while they are empty."""


def edited_fields(
    fields: Fields, today: date, aliases: Mapping[str, str] | None = None
) -> Fields | None:
    """Fields as the user corrected them; None when nothing was changed.

    Raises UsageError for an editor that fails, and for a text that is no article any more.
    """
    document = {name: value for name, value in fields.values.items() if value is not None}
    text = page(from_document(0, document), always=TEMPLATE)

    def corrected(changes: dict[str, Any]) -> Fields:
        origins = {**fields.origins, **dict.fromkeys(changes, GIVEN)}
        return Fields({**fields.values, **changes}, origins)

    return edit_article(text, today, aliases, corrected)


def edit_article(
    text: str,
    today: date,
    aliases: Mapping[str, str] | None,
    take: Callable[[dict[str, Any]], Result],
) -> Result | None:
    """Let the user edit an article's text; what `take` makes of the values that were changed, None
    when none was.

    Raises UsageError for what cannot be read and whatever `take` raises, and says where the
    user's text is kept.
    """
    after = edited(text)
    if after is None:
        return None
    try:
        new = _changes(text, after, today, aliases)
        return take(new) if new else None
    except NewsarchError as error:
        sentence = _("{error} Your text is kept in {path}.")
        told = sentence.format(error=error, path=kept(after))
        raise (ConflictError if isinstance(error, ConflictError) else UsageError)(told) from None


def _changes(
    text: str, after: str, today: date, aliases: Mapping[str, str] | None
) -> dict[str, Any] | None:
    new = _texts(after)
    try:
        old = _texts(text)
    except InputError:  # an empty template is no article
        old = dict.fromkeys(SETTABLE, "")
    given = {name: new[name] for name in SETTABLE if new[name] != old[name]}
    return assign(given, today, aliases) if given else None


def _texts(text: str) -> dict[str, str]:
    """Every settable field of a page as text; empty where the page says nothing of it."""
    (found,) = parse(Raw("article.md", text.encode("utf-8", "surrogatepass"), MARKDOWN), "utf-8")
    if isinstance(found, Refused):
        raise InputError(found.reason)
    return {name: text_of(found.fields.get(name)) for name in SETTABLE}
