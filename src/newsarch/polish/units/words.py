"""A text read word by word from some place on, no further than is needed.

Only the neighbourhood of a head word is ever read, so that a long text costs what its units cost.
Hyphens, commas and points are words of their own; an empty line is the word `BREAK`, which no
unit's name crosses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsarch.polish.folding import fold

BREAK = "\n\n"
_WORD = re.compile(r"\n[^\S\n]*\n|[^\W_]+|[^\w\s\u00ad\u200b-\u200d\u2060\ufeff]|_")
folded = lru_cache(maxsize=8192)(fold)

LONGEST = 40
"""Characters of the longest word that is folded; a longer one is no word."""
AHEAD = 1
"""Words read beyond the one asked for, since they will be asked for next."""
DASHES = frozenset("-–—‐‑")
BETWEEN = DASHES | {"."}
"""What may stand inside a name between its words."""


class Word:
    """A word or a mark, where it stands, and its folded form.

    Written out, not declared as a value: it is made for every word around every head.
    """

    __slots__ = ("end", "key", "start", "text")

    def __init__(self, start: int, end: int, text: str, key: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.key = key

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


class Words(dict[int, Word]):
    """The words of a text from `start` on, by index; beyond the end there are empty ones for ever.

    A dictionary that reads on when asked for a word it has not got: looking a word up again costs
    next to nothing, and the grammar looks often.
    """

    __slots__ = ("_end", "_found", "query")

    def __init__(self, text: str, start: int = 0, *, query: bool = False) -> None:
        super().__init__()
        self._end = len(text)
        self._found = _WORD.finditer(text, start)
        self.query = query
        """Whether it was typed by a user: capitals then mean nothing."""

    def __missing__(self, index: int) -> Word:
        at, wanted = len(self), index + AHEAD
        for match in self._found:
            text = match[0]
            key = BREAK if text[0] == "\n" else folded(text) if len(text) <= LONGEST else text
            self[at] = Word(*match.span(), text, key)
            if at == wanted:
                break
            at += 1
        return self.get(index) or Word(self._end, self._end, "", "")
