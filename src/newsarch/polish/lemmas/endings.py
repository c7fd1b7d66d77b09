"""Stems of words that no dictionary knows: surnames, new and foreign words.

A word is taken apart at every case ending it could have, and each stem that remains is a key: two
words are taken for the same when they share one. `Wojtczukowi` and `Wojtczukiem` share `wojtczuk`.
All of it works on folded text, so that a name typed without diacritics is found as well.
"""

from __future__ import annotations

from newsarch.polish.folding import fold

SHORTEST_STEM = 4
"""Letters that must remain: shorter stems would bring strangers together."""

_NOUN = "a owi em iem u ie y i owie ow om ami ach e o"
_ADJECTIVE = "ego iego emu iemu ym im ej iej ych ich ymi imi"
_SOFTENED = {
    "cie": "t", "dzie": "d", "rze": "r", "ce": "k", "dze": "g", "sze": "ch", "scie": "st",
    "ci": "t", "dzi": "d", "rzy": "r", "cy": "k", "si": "ch", "scy": "sk",
}  # fmt: skip
"""Folded endings whose consonant changed before them (`Kalicie`, `Dudce`), and what it was."""

_LONGEST_ENDING = 4
_STEM_OF_ENDING = dict.fromkeys(f"{_NOUN} {_ADJECTIVE}".split(), "") | _SOFTENED
_FLEETING = frozenset("klcrnt")
"""Consonants before which an `e` comes and goes: Dudek – Dudka, Kozdrel – Kozdrla."""
_VOWELS = frozenset("aeiouy")


def stems(word: str) -> set[str]:
    """The word and every stem that it may have by its ending, folded."""
    word = fold(word)
    found = {word}
    for length in range(1, min(_LONGEST_ENDING, len(word) - SHORTEST_STEM + 1) + 1):
        consonant = _STEM_OF_ENDING.get(word[-length:])
        if consonant is None:
            continue
        stem = word[:-length] + consonant
        if len(stem) >= SHORTEST_STEM:
            found.add(stem)
            found.update(_with_fleeting_e(stem))
    return found


def _with_fleeting_e(stem: str) -> tuple[str, ...]:
    """`dudk` → `dudek`, `alpinc` → `alpiniec`: as nominatives have it."""
    start, before, last = stem[:-1], stem[-2], stem[-1]
    if last not in _FLEETING or before in _VOWELS:
        return ()
    return f"{start}e{last}", f"{start}ie{last}"
