"""Records: JSON objects, our own `-f json` and those of others, become fields.

What others number, date and hash is theirs: `id`, `sha256`, `revision`, `added`, `modified` are
not taken over, and unknown keys are left out.
"""

from __future__ import annotations

import json
import re

from newsarch.dates import find_dates, local_day, parse_printed
from newsarch.errors import DateError, InputError
from newsarch.importers.encodings import to_text
from newsarch.importers.vocabulary import field_of
from newsarch.messages import _
from newsarch.model.fields import GIVEN, METADATA, Fields
from newsarch.pages.page import clean
from newsarch.pages.units import offer_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from newsarch.importers.base import Raw

_ZONE = "Europe/Warsaw"
_LISTS = ("tags", "by")
_INSTANT = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:"


def read_record(raw: Raw, encoding: str | None) -> list[Fields]:
    """The article of a JSON record that the user hands over.

    Raises InputError for what is no JSON object, or for a value that cannot be what its key says.
    """
    return [fields_of(load_json(to_text(raw.content, encoding)), GIVEN)]


def read_entry(raw: Raw, encoding: str | None) -> list[Fields]:
    """The article of a feed's entry: what a site says, not what the user gives."""
    return [fields_of(load_json(to_text(raw.content, encoding)), METADATA)]


def load_json(text: str) -> Any:
    """The value of a JSON text. Raises InputError with the place for what is none."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InputError(
            _("It is no JSON: look at line {line}, column {column}.").format(
                line=error.lineno, column=error.colno
            )
        ) from None
    except RecursionError:
        raise InputError(_("It is nested too deeply to be a record.")) from None
    except ValueError:  # NaN, or a number of absurd length
        raise InputError(_("It is no JSON: it holds what is no number.")) from None


def fields_of(record: Any, origin: str) -> Fields:
    """The fields of a record's keys, all of one origin.

    Raises InputError for a record that is no object and for a value of the wrong kind.
    """
    if not isinstance(record, dict):
        raise InputError(_("It is no record: a JSON object with title and body is expected."))
    fields = Fields()
    for key, value in record.items():
        name = field_of(key)
        if name and value not in (None, "", [], {}):
            _offer(fields, name, value, origin, record)
    return fields


def _offer(fields: Fields, name: str, value: Any, origin: str, record: Mapping[str, Any]) -> None:
    if name == "tags":
        fields.offer(name, _tags(value), origin)
    elif name == "html":
        fields.offer("body", _from_html(_text(name, value)), origin)
    elif name == "published":
        fields.offer(name, _day(_text(name, value)), origin)
    elif name == "unit" and "unit_as_printed" not in record:
        _offer_printed_unit(fields, _text(name, value), origin)
    else:
        fields.offer(name, _text(name, value), origin)


def _text(name: str, value: Any) -> str:
    if name in _LISTS and isinstance(value, list):
        value = ", ".join(_text(name, item) for item in value)
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise InputError(_("The value of “{name}” is no text.").format(name=name))
    if not _is_storable(value):
        raise InputError(_("The value of “{name}” holds what is no character.").format(name=name))
    return clean(value).strip()


def _is_storable(text: str) -> bool:
    """Whether a text is free of NUL and of halves of characters."""
    try:
        return b"\x00" not in text.encode()
    except UnicodeEncodeError:
        return False


def _tags(value: Any) -> tuple[str, ...]:
    words = value if isinstance(value, list) else _text("tags", value).split(",")
    tags = (" ".join(_text("tags", word).split()) for word in words)
    return tuple(sorted({tag for tag in tags if tag}))


def _day(text: str) -> str:
    """The ISO day of a date, a time or a printed date.

    Raises InputError for what is none of them; a record's date is not silently left out.
    """
    day = _day_of_instant(text) or parse_printed(text) or _only_day(text)
    if day is None:
        raise InputError(
            _("“{text}” is no date; write it as 2017-06-29 or 29.06.2017.").format(text=text[:40])
        )
    return day.isoformat()


def _day_of_instant(text: str) -> date | None:
    try:
        return local_day(text, _ZONE) if re.match(_INSTANT, text) else None
    except DateError:
        return None


def _only_day(text: str) -> date | None:
    found = find_dates(text[:80])
    return found[0].day if len(found) == 1 else None


def _offer_printed_unit(fields: Fields, printed: str, origin: str) -> None:
    if not offer_unit(fields, printed, origin):
        fields.offer("unit", printed, origin)
        fields.offer("unit_as_printed", printed, origin)


def _from_html(html: str) -> str:
    from newsarch.pages.html import body_of

    return body_of(html)


def _no_number(name: str) -> Any:
    raise ValueError(name)
