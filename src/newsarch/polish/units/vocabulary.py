"""The words that a unit's name may go on with: all that the grammar can make something of.

A small word that is not among them ends whatever was begun, so that nothing beyond it need be
read. More words than needed do no harm; one too few would cut a name short.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain

from newsarch.polish.units import names, phrases, places, seats
from newsarch.polish.units.adjectives import may_mean_place
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.grammar import LINKS, POLICE, PREPOSITIONS
from newsarch.polish.units.numerals import NUMBER_JOINTS, NUMBER_SIGNS
from newsarch.polish.units.sharing import JOINING
from newsarch.polish.units.words import BREAK, DASHES, key_of

MARKS = DASHES | frozenset(".,:/()") | {BREAK}
_OF_POVIAT = "ego"
"""The ending, folded, of adjectives in *powiatu łódzkiego wschodniego*."""


@lru_cache(maxsize=16384)
def goes_on(word: str) -> bool:
    """Whether a unit's name may go on with a word or a mark; it may with any capital or number."""
    if word.islower():
        key = key_of(word)
        return key in _vocabulary() or key.endswith(_OF_POVIAT) or may_mean_place(key)
    return word.isalnum() or key_of(word) in MARKS


@lru_cache(maxsize=16384)
def lists_on(word: str) -> bool:
    """Whether a word, somewhere after a comma, can be the next item of a list or begin it.

    Capitals and numbers can, heads, names, and the adjectives that tell kinds apart; any other
    word is read only if such a one follows.
    """
    if not word.islower():
        return word.isalnum()
    key, tables = key_of(word), gazetteer()
    lemma = tables.lemmas.get(key, "")
    return key in tables.heads or key in tables.names or lemma.endswith(("y", "i"))


@cache
def _vocabulary() -> frozenset[str]:
    """All small words, folded."""
    tables = gazetteer()
    further = chain.from_iterable(rest for entry in tables.names.values() for rest, _ in entry)
    cases = (places.NOMINATIVE, places.GENITIVE, places.LOCATIVE)
    towns = (name for case in cases for name in tables.towns(case) if " " in name)
    return frozenset().union(
        tables.lemmas, tables.names, further, chain.from_iterable(map(str.split, towns)),
        names.JOINTS, names.CONNECTORS, phrases.FILLERS, seats.JOINTS, seats.ANNOUNCING,
        seats.SECOND_WORDS, places.ABBREVIATED, NUMBER_SIGNS, NUMBER_JOINTS, LINKS, PREPOSITIONS,
        JOINING, {POLICE},
    )  # fmt: skip
