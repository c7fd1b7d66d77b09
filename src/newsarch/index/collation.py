"""The order of the Polish alphabet, as a key that compares letter by letter.

ą comes after every a, ż after ź, and ó between o and p; other Latin letters stand with their base
letter, and case does not count. The key is text whose code points sort, so that SQLite's binary
comparison gives the same order as Python's.
"""

from __future__ import annotations

from unicodedata import normalize

from newsarch.polish.folding import fold

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
LONGEST = 60
"""Characters that count; beyond them two names are the same to the eye."""

_LETTERS = {ord(letter): chr(ord("a") + place) for place, letter in enumerate(ALPHABET)}


class _Ranks(dict[int, str]):
    """Code point → what sorts in its place, found out once for each letter that occurs."""

    def __missing__(self, code: int) -> str:
        ranked = self[code] = fold(chr(code)).translate(_LETTERS)
        return ranked


_RANKS = _Ranks(_LETTERS)


def polish_order(text: str) -> str:
    """A key by which texts sort as a Polish reader expects."""
    return normalize("NFC", text[:LONGEST]).casefold().translate(_RANKS)


def unit_order(unit: str | None) -> str:
    """The key of a publishing unit: articles without one come last."""
    return polish_order(unit) if unit else "\U0010ffff"
