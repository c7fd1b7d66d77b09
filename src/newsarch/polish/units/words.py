"""A short text as the grammar reads it: words by number, in any order, as often as it likes.

Hyphens, commas and points are words of their own; an empty line is the word `BREAK`, which no
unit's name crosses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsarch.polish.folding import fold

BREAK = "\n\n"
WORD = re.compile(r"\n[^\S\n]*\n|[^\W_]+|[^\w\s\u00ad\u200b-\u200d\u2060\ufeff]|_")

LONGEST = 40
"""Characters of the longest word that is folded; a longer one is no word."""
DASHES = frozenset("-–—‐‑")
BETWEEN = DASHES | {"."}
"""What may stand inside a name between its words."""


class Word:
    """A word or a mark, and its folded form; the same one for each time that it occurs."""

    __slots__ = ("capital", "key", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.key = key_of(text)
        self.capital = text[:1].isupper()
        """Whether it begins with a capital letter."""


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """The form in which a word is compared."""
    if word[:1] == "\n":
        return BREAK
    return fold(word) if len(word) <= LONGEST else word


_word = lru_cache(maxsize=8192)(Word)
_NO_WORD = Word("")


class Words(dict[int, Word]):
    """The words of a text by number, from 0; beyond its ends there are empty ones for ever.

    A dictionary, since a list has an end and the grammar looks ahead without asking for it. Where
    the words stand is found out only when a unit was read.
    """

    __slots__ = ("_spans", "_text", "query")

    def __init__(self, text: str, *, query: bool = False) -> None:
        super().__init__(enumerate(map(_word, WORD.findall(text))))
        self._text = text
        self._spans: list[tuple[int, int]] = []
        self.query = query
        """Whether it was typed by a user: capitals then mean nothing."""

    def __missing__(self, index: int) -> Word:
        return _NO_WORD

    def start(self, index: int) -> int:
        """Where a word of the text begins."""
        return self._span(index)[0]

    def end(self, index: int) -> int:
        """Where a word of the text ends."""
        return self._span(index)[1]

    def _span(self, index: int) -> tuple[int, int]:
        self._spans = self._spans or [match.span() for match in WORD.finditer(self._text)]
        return self._spans[index]
