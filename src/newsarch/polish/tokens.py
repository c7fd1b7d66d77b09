"""Words as they stand in a text.

A word is a run of letters and digits, so compounds are split at their hyphens (`polsko-niemiecki`)
and a date is three words. An ending after an apostrophe (`Kennedy'ego`, `Harley’em`) is inflection
and no word, but `O'Brien` is two. Soft hyphens, zero-width characters and combining marks do not
end a word. What follows the first `LONGEST` characters of a run is passed over: no word of any
language is that long, and a megabyte without a space must not become a term of the index.
"""

from __future__ import annotations

import re
from functools import cache

from newsarch.polish.folding import INVISIBLE
from newsarch.values import dataclass

LONGEST = 64
"""Characters of a word that count."""

_MARKS = rf"[\u0300-\u036f{INVISIBLE}]"
_ENDINGS = "ego|emu|ym|im|owi|owie|om|ów|em|ami|ach|ie|go|mu|m|a|u|y|i|e|s"
_WORD = rf"([^\W_]+(?:{_MARKS}+[^\W_]*)*)(?:['’](?i:{_ENDINGS})(?![^\W_]|{_MARKS}))?"
"""Compiled when it is needed first, which most texts and queries do without (`lower_words`)."""
_CODE_PAGE = "cp1250"
_JOINING = (b"'", "’".encode(_CODE_PAGE), "\u00ad".encode(_CODE_PAGE))
"""Marks that may stand inside a word."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word and where it stands: `source[start:end]` is `text` (but for its bounded length)."""

    text: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text as written, in order."""
    if text.isalnum() and len(text) <= LONGEST:  # as most words of a query
        return [text]
    found: list[str] = re.findall(_WORD, text)
    return [word if len(word) <= LONGEST else word[:LONGEST] for word in found]


def lower_words(text: str) -> list[str] | None:
    """`words` of the text in lower case, at about half the time; None for a text that it is not
    for: with letters beyond those of Central Europe (Windows-1250), apostrophes or soft hyphens.
    """
    try:
        data = text.encode(_CODE_PAGE)
    except UnicodeEncodeError:
        return None
    if any(mark in data for mark in _JOINING):
        return None
    found = data.translate(_lower_or_space()).decode(_CODE_PAGE).split()
    return found if max(map(len, found), default=0) <= LONGEST else None


@cache
def _lower_or_space() -> bytes:
    """Each byte's letter in lower case, or a space for what is no letter and no digit."""
    letters = (bytes((code,)).decode(_CODE_PAGE, "replace") for code in range(256))
    return b"".join(
        letter.lower().encode(_CODE_PAGE) if letter.isalnum() else b" " for letter in letters
    )


def tokenize(text: str) -> list[Token]:
    """The words of a text with their places; the same words as `words` gives."""
    return [
        Token(match[1][:LONGEST], match.start(1), match.end(1))
        for match in re.finditer(_WORD, text)
    ]
