"""Lemmas where Morfeusz cannot run: the shipped lexicon, then Snowball's Polish stemmer.

Snowball alone gives `handel` and `handlowi` different stems; the lexicon knows the common words,
so that the stemmer is left with rare ones, which are the regular ones.
"""

from __future__ import annotations

from functools import cache

from newsarch.polish.folding import fold
from newsarch.polish.lemmas import endings
from newsarch.polish.lemmas.lexicon import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def lemma_reader() -> Callable[[str], set[str]]:
    """A function from a lower-case word to its lemmas; the empty set for an unknown word."""
    return shipped().lemmas


def stems(word: str) -> set[str]:
    """Folded stems of an unknown word, by Snowball and by its possible endings."""
    stem = _stemmer()
    return endings.stems(word) | {fold(stem(word)), stem(fold(word))}


@cache
def _stemmer() -> Callable[[str], str]:
    from Stemmer import Stemmer

    # PyStemmer's own cache costs more than it saves.
    stem: Callable[[str], str] = Stemmer("polish", 0).stemWord
    return stem
