"""`.json`: one record, a list of records, a TinyDB file, or a JSON Feed.

Records are found one by one in a window over the file, so that a file of any size takes no more
memory than its largest record; each goes on undecoded, to be parsed in its turn.
"""

from __future__ import annotations

import codecs
import json
import re

from newsarch.errors import InputError
from newsarch.importers.base import ENTRY, LARGEST, RECORD, Raw, refusal
from newsarch.importers.encodings import to_text
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from newsarch.importers.registry import Opening

_STEP = 1 << 20
_BLANK = re.compile(r"[ \t\n\r]*")
_ROW_KEY = re.compile(r'"\d{1,19}"')
_DECODE = json.JSONDecoder().raw_decode
_NOT_ARTICLES = ("meta", "changes")
"""Tables of our own archive file beside its articles."""


class _Window:
    """A view of a file's text that moves forward; `text[at:]` is what is still to be read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.text = ""
        self.at = 0
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("strict").decode
        self._ended = False

    def more(self) -> bool:
        """Read on; False at the end of the file."""
        if self._ended or len(self.text) - self.at > LARGEST + _STEP:
            return False
        content = self._stream.read(_STEP)
        self._ended = not content
        self.text = self.text[self.at :] + self._decode(content, final=self._ended)
        self.at = 0
        return not self._ended

    def peek(self) -> str:
        """The next character that is not blank, or nothing at the end."""
        while True:
            match = _BLANK.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def expect(self, characters: str) -> str:
        """Take one of some characters. Raises InputError for any other."""
        found = self.peek()
        if not found or found not in characters:
            raise InputError(_("It is no JSON, or is cut off."))
        self.at += 1
        return found

    def value(self) -> tuple[Any, str]:
        """Take a value: itself and its text. Raises InputError for what is no JSON."""
        self.peek()
        while True:
            try:
                value, end = _DECODE(self.text, self.at)
            except (ValueError, RecursionError):
                end = len(self.text)
            if end < len(self.text) or not self.more():
                break
        try:
            value, end = _DECODE(self.text, self.at)
        except (ValueError, RecursionError):
            raise InputError(
                _("It is no JSON, is cut off, or holds a value that is too large.")
            ) from None
        text, self.at = self.text[self.at : end], end
        return value, text


def open_json(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Raw]:
    """The records of a JSON file; where it breaks off, a refusal ends them."""
    window = _Window(stream)
    try:
        first = window.peek()
        if first == "[":
            yield from _numbered(name, _members(window))
        elif first == "{" and _is_table(window):
            yield from _numbered(name, _rows(window))
        else:
            stream.seek(0)
            yield from _document(stream.read(LARGEST + 1), name, opening)
    except UnicodeDecodeError:
        stream.seek(0)
        yield from _document(stream.read(LARGEST + 1), name, opening)
    except InputError as error:
        yield refusal(name, str(error))


def _numbered(name: str, texts: Iterator[str]) -> Iterator[Raw]:
    for number, text in enumerate(texts, 1):
        yield Raw(f"{name}#{number}", text.encode("utf-8", "replace"), RECORD)


def _members(window: _Window) -> Iterator[str]:
    """The texts of a list's values."""
    window.expect("[")
    if window.peek() == "]":
        return
    while True:
        yield window.value()[1]
        if window.expect(",]") == "]":
            return


def _is_table(window: _Window) -> bool:
    """Whether an object begins with a table: a name, and an object with numbers for keys."""
    while len(window.text) < 4096 and window.more():
        pass
    head = window.text[window.at : window.at + 4096]
    return (
        re.match(r'\{\s*"(?:[^"\\]|\\.){0,200}"\s*:\s*\{\s*(?:"\d{1,19}"\s*:\s*\{|\})', head)
        is not None
    )


def _rows(window: _Window) -> Iterator[str]:
    """The texts of the documents in all tables of a TinyDB file."""
    window.expect("{")
    while True:
        table, _text = window.value()
        window.expect(":")
        yield from _documents(window, keep=table not in _NOT_ARTICLES)
        if window.expect(",}") == "}":
            return


def _documents(window: _Window, keep: bool) -> Iterator[str]:
    window.expect("{")
    if window.peek() == "}":
        window.expect("}")
        return
    while True:
        window.value()
        window.expect(":")
        text = window.value()[1]
        if keep:
            yield text
        if window.expect(",}") == "}":
            return


def _document(content: bytes, name: str, opening: Opening) -> Iterator[Raw]:
    """One record, or the entries of a JSON Feed."""
    if b"jsonfeed.org/version" in content[:2000]:
        from newsarch.importers.records import load_json

        feed = load_json(to_text(content, opening.encoding))
        items = feed.get("items") if isinstance(feed, dict) else None
        for number, item in enumerate(items if isinstance(items, list) else [], 1):
            yield Raw(f"{name}#{number}", json.dumps(item).encode(), ENTRY)
        return
    yield Raw(name, content, RECORD)
