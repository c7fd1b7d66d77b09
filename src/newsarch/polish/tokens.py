"""Words as they stand in a text.

A word is a run of letters and digits, so compounds are split at their hyphens (`polsko-niemiecki`)
and a date is three words. An ending after an apostrophe (`Kennedy'ego`, `Harley’em`) is inflection
and no word, but `O'Brien` is two. Soft hyphens, zero-width characters and combining marks do not
end a word. What follows the first `LONGEST` characters of a run is passed over: no word of any
language is that long, and a megabyte without a space must not become a term of the index.
"""

from __future__ import annotations

import re

from newsarch.polish.folding import INVISIBLE
from newsarch.values import dataclass

LONGEST = 64
"""Characters of a word that count."""

_MARKS = rf"[\u0300-\u036f{INVISIBLE}]"
_ENDINGS = "ego|emu|ym|im|owi|owie|om|ów|em|ami|ach|ie|go|mu|m|a|u|y|i|e|s"
_WORD = re.compile(rf"([^\W_]+(?:{_MARKS}+[^\W_]*)*)(?:['’](?i:{_ENDINGS})(?![^\W_]|{_MARKS}))?")


@dataclass(frozen=True, slots=True)
class Token:
    """One word and where it stands: `source[start:end]` is `text` (but for its bounded length)."""

    text: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text as written, in order."""
    found: list[str] = _WORD.findall(text)
    return [word if len(word) <= LONGEST else word[:LONGEST] for word in found]


def tokenize(text: str) -> list[Token]:
    """The words of a text with their places; the same words as `words` gives."""
    return [
        Token(match[1][:LONGEST], match.start(1), match.end(1)) for match in _WORD.finditer(text)
    ]
