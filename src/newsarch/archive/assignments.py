"""What a user gives for a field, by word: `published=29.06.2017`, `unit="WP KWP Gorzów"`.

The one place where given text becomes field values, for `add`'s flags, `set` and `edit` alike.
"""

from __future__ import annotations

from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.model.tags import clean_tag, sort_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

TEXTS = ("title", "lead", "body")
OPTIONAL = ("section", "by", "publisher", "url", "language")
SETTABLE = (*TEXTS, "published", "unit", "tags", *OPTIONAL)
SYNONYMS = {"date": "published", "tag": "tags", "lang": "language"}


def assign(
    given: Mapping[str, str], today: date, aliases: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Field values for given texts, keyed by field name; an empty text empties the field.

    Raises UsageError for a field that cannot be set or a value that cannot be, DateError for a
    day that is unknown or ambiguous.
    """
    values: dict[str, Any] = {}
    for name, text in given.items():
        if not text.isascii():
            _check_letters(name, text)
        values.update(_assign_one(SYNONYMS.get(name, name), text.strip(), today, aliases))
    return values


def _assign_one(
    name: str, text: str, today: date, aliases: Mapping[str, str] | None
) -> dict[str, Any]:
    if name in TEXTS:
        return {name: text}
    if name in OPTIONAL:
        return {name: text or None}
    if name == "tags":
        return {name: sort_tags(clean_tag(tag) for tag in text.split(",") if tag.strip())}
    if name == "published":
        from newsarch.dates import parse_day

        return {name: parse_day(text, lambda: today).isoformat() if text else None}
    if name == "unit":
        return {"unit": canonical_unit(text, aliases), "unit_as_printed": text or None}
    raise UsageError(
        _("“{name}” is not a field that can be set; those are: {names}.").format(
            name=name, names=", ".join(SETTABLE)
        )
    )


def _check_letters(name: str, text: str) -> None:
    """Bytes that a terminal sends in another encoding come as halves of surrogate pairs."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            _("The value given for “{name}” is not text in UTF-8: “{text}”.").format(
                name=name, text=text
            )
        ) from None


def canonical_unit(text: str, aliases: Mapping[str, str] | None = None) -> str | None:
    """A unit's canonical name, or the text itself where it is not understood as one unit."""
    from newsarch.polish.units import canonical, read_unit

    readings = read_unit(text, aliases)
    return canonical(readings[0]) if len(readings) == 1 else (text or None)


def parse_assignments(words: list[str]) -> dict[str, str]:
    """`field=value` words as a mapping. Raises UsageError for a word without `=`."""
    given = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise UsageError(
                _("“{word}” is not an assignment; write field=value, such as by=Nowak.").format(
                    word=word
                )
            )
        given[name.strip()] = value
    return given
