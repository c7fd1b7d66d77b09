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
    """A word or a mark, where it stands, and its folded form.

    Written out, not declared as a value: it is made for every word around every head.
    """

    __slots__ = ("capital", "end", "key", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
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


class Words(dict[int, Word]):
    """The words of a text by number, from 0; beyond its ends there are empty ones for ever.

    A dictionary, since a list has an end and the grammar looks ahead without asking for it.
    """

    __slots__ = ("_beyond", "query")

    def __init__(self, text: str, *, query: bool = False) -> None:
        found = (Word(*match.span(), match[0]) for match in WORD.finditer(text))
        super().__init__(enumerate(found))
        self._beyond = Word(len(text), len(text), "")
        self.query = query
        """Whether it was typed by a user: capitals then mean nothing."""

    def __missing__(self, index: int) -> Word:
        return self._beyond
