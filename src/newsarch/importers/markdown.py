"""Markdown: front matter becomes fields, the first heading the title, the rest the text.

Front matter is read in the subset that people and programs write: `key: value`, quoted or not,
`[a, b]` and lists with dashes. Nothing is executed, referred to or typed; that is what full YAML
brings and an archive does not need. A file may hold several articles, each with its front matter.
"""

from __future__ import annotations

import json
import re

from newsarch.errors import InputError
from newsarch.importers.encodings import decode
from newsarch.importers.records import fields_of
from newsarch.importers.vocabulary import field_of
from newsarch.messages import _
from newsarch.model.fields import GIVEN, LABEL, POSITION, Fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newsarch.importers.base import Raw

_NEXT = re.compile(r"^---[ \t]*\n(?=(?:title|tytuł|published|section)\s*:)", re.MULTILINE)
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[^\W\d][\w -]{0,59}?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)$")
_HEADING = re.compile(r"\s*#\s+(?P<title>.+?)\s*#*\s*(?:\n|$)")
_MOST = 10_000
"""Articles of one file."""
_LONGEST = 100_000
"""Characters of front matter."""


def read_markdown(raw: Raw, encoding: str | None) -> list[Fields]:
    """The articles of a Markdown file. Raises InputError for front matter that is not closed."""
    text = decode(raw.content, encoding)
    return [_read_one(part) for part in _parts(text)]


def _parts(text: str) -> list[str]:
    """The articles of a file, split where the next front matter begins."""
    starts = [match.start() for match in _NEXT.finditer(text)]
    if len(starts) < 2 or text[: starts[0]].strip():
        return [text]
    if len(starts) > _MOST:
        raise InputError(_("It holds more than {n} articles; split it.").format(n=_MOST))
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _read_one(text: str) -> Fields:
    fields = Fields()
    text = text.lstrip("\n")
    if text.startswith("---\n"):
        front, text = _split_front(text)
        fields = fields_of(front, GIVEN)
    if fields.get("title") and not _HEADING.match(text):
        fields.offer("body", text.strip(), POSITION)
        return fields
    fields.update(_read_page(text))
    return fields


def _read_page(text: str) -> Fields:
    """A text without front matter: a printed page whose heading is marked."""
    from newsarch.pages.text import read_text

    heading = _HEADING.match(text)
    rest = text[heading.end() :] if heading else text
    fields = read_text(heading["title"] + "\n\n" + rest if heading else text)
    if heading:
        fields.offer("title", heading["title"], LABEL)
    return fields


def _split_front(text: str) -> tuple[dict[str, Any], str]:
    close = _CLOSE.search(text, 4, _LONGEST)
    if close is None:
        raise InputError(_("The front matter that begins with --- is not closed by ---."))
    return _front(text[4 : close.start()].split("\n")), text[close.end() :]


def _front(lines: list[str]) -> dict[str, Any]:
    """The entries of the front matter, keyed as written."""
    entries: dict[str, Any] = {}
    key = ""
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item, entry = _ITEM.match(line), _ENTRY.match(line)
        if item and key and isinstance(entries[key], list):
            entries[key].append(_scalar(item["value"]))
        elif entry:
            key = entry["key"]
            entries[key] = _value(entry["value"] or "") if entry["value"] else []
        elif field_of(key) is not None or not line[0].isspace():
            raise InputError(
                _("Line {line} of the front matter is not understood; write key: value.").format(
                    line=number
                )
            )
    return entries


def _value(text: str) -> Any:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return [_scalar(item) for item in text[1:-1].split(",") if item.strip()]
    return _scalar(text)


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return str(json.loads(text))
        except ValueError:
            return text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return re.sub(r"\s+#\s.*$", "", text)
