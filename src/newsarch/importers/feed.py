"""RSS and Atom feeds: each entry with the text that it brings along.

XML is read without document types, entities and the network; a feed needs none of them.
"""

from __future__ import annotations

import json
import re

from newsarch.errors import InputError
from newsarch.importers.base import ENTRY, LARGEST, Raw
from newsarch.importers.encodings import decode
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from newsarch.importers.registry import Opening

_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTRIES = ("item", "entry")
_KEYS = {
    "title": "title",
    "link": "url",
    "pubDate": "published",
    "published": "published",
    "date": "published",
    "issued": "published",
    "encoded": "content_html",
    "content": "content_html",
    "creator": "author",
    "author": "author",
    "language": "language",
}
_SUMMARIES = ("description", "summary")


def open_feed(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Raw]:
    """A raw input for each entry.

    Raises InputError for what is no XML, is no feed, or brings a document type along.
    """
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise InputError(_("It is larger than {n} MB.").format(n=LARGEST // 1_000_000))
    root = _parse(decode(content, opening.encoding))
    common = {
        "publisher": _text(_first(root, "title")),
        "language": _text(_first(root, "language")),
    }
    entries = [element for element in root.iter() if _local(element) in _ENTRIES]
    if not entries:
        raise InputError(_("It is no feed: it has no entries."))
    for number, entry in enumerate(entries, 1):
        record = {**common, **_record(entry)}
        yield Raw(f"{name}#{number}", json.dumps(record).encode("ascii"), ENTRY)


def _parse(text: str) -> Any:
    from lxml import etree

    if _DECLARATION.search(text):
        raise InputError(_("It declares a document type; such XML is not read."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        return etree.fromstring(_PROLOGUE.sub("", text).encode("utf-8"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(_("It is no XML: {reason}.").format(reason=str(error)[:120])) from None


def _record(entry: Any) -> dict[str, Any]:
    record: dict[str, Any] = {}
    summary = None
    for element in entry:
        name = _local(element)
        value = _value(name, element)
        if name in _SUMMARIES:
            summary = summary or value
        elif name == "category":
            record.setdefault("tags", []).append(element.get("term") or value or "")
        elif name in _KEYS and value:
            record.setdefault(_KEYS[name], value)
    if summary:
        record["lead" if "content_html" in record else "content_html"] = summary
    if "published" in record:
        record["published"] = _iso(record["published"])
    return record


def _value(name: str, element: Any) -> str | None:
    if name == "link" and element.get("href"):
        return str(element.get("href")) if element.get("rel", "alternate") == "alternate" else None
    if name == "author":
        person = _first(element, "name")
        return _text(person if person is not None else element)
    if element.get("type") == "xhtml":
        from lxml import etree

        return str(etree.tostring(element, encoding="unicode"))
    return _text(element)


def _iso(text: str) -> str:
    """An RFC 822 date as ISO; any other is left for the reader of records."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return text


def _first(element: Any, name: str) -> Any | None:
    """The first element of that name among the children, or in the channel."""
    channel = next((child for child in element if _local(child) == "channel"), element)
    return next((child for child in channel if _local(child) == name), None)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: Any | None) -> str | None:
    return "".join(element.itertext()).strip() or None if element is not None else None
