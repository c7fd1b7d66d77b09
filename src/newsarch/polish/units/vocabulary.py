"""The words that a unit's name may go on with: all that the grammar can make something of.

A small word that is not among them ends whatever was begun, so that nothing beyond it need be
read. More words than needed do no harm; one too few would cut a name short.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain

from newsarch.polish.units import names, phrases, places, seats
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.grammar import LINKS, POLICE, PREPOSITIONS
from newsarch.polish.units.numerals import NUMBER_JOINTS, NUMBER_SIGNS
from newsarch.polish.units.sharing import JOINING
from newsarch.polish.units.words import BREAK, DASHES, key_of

MARKS = DASHES | frozenset(".,:/()") | {BREAK}
TIES = frozenset({
    "a", "i", "oraz", "lub", "czy", "w", "we", "z", "ze", "że", "do", "o", "od", "na", "dla",
})  # fmt: skip
"""Words that after a comma only tie on what follows them."""
ADJECTIVAL = (*seats.ADJECTIVAL, "ego")
"""Endings, folded, of an adjective in a name or of a powiat: *powiatu łódzkiego wschodniego*."""


@lru_cache(maxsize=16384)
def goes_on(word: str) -> bool:
    """Whether a unit's name may go on with a word or a mark; it may with any capital or number."""
    if word.islower():
        key = key_of(word)
        return key in _vocabulary() or key.endswith(ADJECTIVAL)
    return word.isalnum() or key_of(word) in MARKS


@cache
def _vocabulary() -> frozenset[str]:
    """All small words, folded."""
    tables = gazetteer()
    further = chain.from_iterable(rest for entry in tables.names.values() for rest, _ in entry)
    towns = (name for table in (tables.exact, tables.short) for case in table.values()
             for name in case if " " in name)  # fmt: skip
    return frozenset().union(
        tables.lemmas, tables.names, further, chain.from_iterable(map(str.split, towns)),
        names.JOINTS, names.CONNECTORS, phrases.FILLERS, seats.JOINTS, seats.ANNOUNCING,
        seats.SECOND_WORDS, places.ABBREVIATED, NUMBER_SIGNS, NUMBER_JOINTS, LINKS, PREPOSITIONS,
        JOINING, {POLICE},
    )  # fmt: skip
