"""A text read word by word from some place on, no further than is needed.

Only the neighbourhood of a head word is ever read, so that a long text costs what its units cost.
Hyphens, commas and points are words of their own; an empty line is the word `BREAK`, which no
unit's name crosses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsarch.polish.folding import fold

BREAK = "\n\n"
_WORD = re.compile(r"\n[^\S\n]*\n|[^\W_]+|[^\w\s\u00ad\u200b-\u200d\u2060\ufeff]|_")
_folded = lru_cache(maxsize=8192)(fold)

DASHES = frozenset("-–—‐‑")
BETWEEN = DASHES | {"."}
"""What may stand inside a name between its words."""


@dataclass(slots=True)
class Word:
    """A word or a mark, where it stands, and its folded form."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


class Words:
    """The words of a text from `start` on; beyond the end there are empty ones for ever."""

    __slots__ = ("_next", "_text", "_words", "query")

    def __init__(self, text: str, start: int = 0, *, query: bool = False) -> None:
        self._text = text
        self._next = start
        self._words: list[Word] = []
        self.query = query
        """Whether it was typed by a user: capitals then mean nothing."""

    def __getitem__(self, index: int) -> Word:
        while index >= len(self._words):
            self._read()
        return self._words[index]

    def _read(self) -> None:
        match = _WORD.search(self._text, self._next)
        if match is None:
            end = len(self._text)
            self._words.append(Word(end, end, "", ""))
            return
        self._next = match.end()
        found = match[0]
        key = BREAK if found[0] == "\n" else _folded(found) if len(found) <= 40 else found
        self._words.append(Word(match.start(), match.end(), found, key))

    def printed(self, start: int, end: int) -> str:
        """The text between two places."""
        return self._text[start:end]

    def index_at(self, place: int) -> int:
        """The index of the word that begins at `place` (or after it)."""
        index = 0
        while (word := self[index]).text and word.start < place:
            index += 1
        return index
