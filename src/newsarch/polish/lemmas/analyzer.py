"""What an analyzer is, and the one way in which keys are made of lemmas.

A query word matches a text word if one of its query keys is among the text's keys. Keys are

    lemmas    of all readings, lower case: `ludźmi` → człowiek
    restored  lemmas of the forms that differ from the word by diacritics alone: for a query word
              typed without any (`ludzmi`), and for a text word that no dictionary knows
    stems     of an unknown word by its possible endings, folded: `Wojtczukowi` → wojtczuk

A word that the lexicon does not know is a name as a rule, even if Morfeusz knows it, and may be
typed without diacritics: its folded lemma and its stems are keys too.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from unicodedata import normalize

from newsarch.polish.folding import INVISIBLE, fold
from newsarch.polish.lemmas.lexicon import shipped
from newsarch.polish.tokens import LONGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    Lemmas = Callable[[str], set[str]]
else:
    Protocol = object

RULES = 2
"""Counts up when the keys of any word change, so that archives are indexed again."""

_REMEMBERED = 1 << 15
_WITHOUT_INVISIBLE = str.maketrans("", "", INVISIBLE)


class Analyzer(Protocol):
    """Makes keys of words; pure: the same word, in any case, has the same keys, always."""

    @property
    def name(self) -> str:
        """Its identity with that of its data. Costs no loading; an index records it."""

    def text_keys(self, word: str) -> frozenset[str]:
        """The keys under which a word of a text is found; never empty for a word."""

    def query_keys(self, word: str) -> frozenset[str]:
        """The keys that a word of a query looks for."""


class LemmaAnalyzer:
    """An analyzer over a dictionary: something that tells the lemmas of a word."""

    def __init__(
        self, name: str, load: Callable[[], Lemmas], stems: Callable[[str], set[str]]
    ) -> None:
        """`load` gives the lemmas of a lower-case word, `stems` those of one without lemmas.

        Nothing is loaded before the first word.
        """
        self.name = name
        self._load, self._stems = load, stems
        self._remembered_text_keys = lru_cache(_REMEMBERED)(self._text_keys)

    @cached_property
    def _lemmas(self) -> Lemmas:
        return self._load()

    def text_keys(self, word: str) -> frozenset[str]:
        """See `Analyzer`."""
        return self._remembered_text_keys(_compared(word))

    def query_keys(self, word: str) -> frozenset[str]:
        """See `Analyzer`."""
        word = _compared(word)
        keys = self._remembered_text_keys(word) | {word}
        return keys | shipped().restored(word) if word.isalpha() and word.isascii() else keys

    def _text_keys(self, word: str) -> frozenset[str]:
        if word.isdigit():  # nothing to load for: new articles bring new numbers, day by day
            return frozenset((word,))
        lemmas = self._lemmas(word)
        rare = lemmas - shipped().lemmas(word)
        keys = lemmas | {fold(lemma) for lemma in rare}
        if rare == lemmas:
            keys |= self._stems(word) | {word}
            if word.isascii() or not lemmas:
                keys |= shipped().restored(fold(word))
        return frozenset(keys)


def _compared(word: str) -> str:
    word = word[:LONGEST]
    if word.isascii():
        return word.lower()
    return normalize("NFC", word).translate(_WITHOUT_INVISIBLE).lower()
