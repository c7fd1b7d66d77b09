"""Folding: the one form in which words are compared when case and diacritics do not count.

NFC, case folding, then Latin letters to ASCII. ł, đ, ø and their like have no decomposition in
Unicode (NFKD and SQLite's `unicode61` leave ł alone), so they have a rule of their own. The same
folding serves at ingest and in queries. Letters of other scripts stay what they are.
"""

from __future__ import annotations

from unicodedata import combining, normalize

_UNDECOMPOSED = {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i",
                 "ŧ": "t", "þ": "th", "ŋ": "n", "ĸ": "k", "ŀ": "l", "ŉ": "n"}  # fmt: skip

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width spaces and joiners: web pages put them inside words."""


_NO_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))


def without_invisible(text: str) -> str:
    """The text without those; looking for each is quicker than translating all."""
    return text.translate(_NO_INVISIBLE) if any(map(text.__contains__, INVISIBLE)) else text


class _Folded(dict[int, str]):
    """Code point → folded text, found out once for each letter that occurs."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = _UNDECOMPOSED.get(letter) or _without_marks(letter)
        self[code] = folded
        return folded


def _without_marks(letter: str) -> str:
    """A letter's ASCII base if it has one, nothing for a mark, else the letter itself."""
    if letter in INVISIBLE or combining(letter):
        return ""
    base = "".join(part for part in normalize("NFD", letter) if not combining(part))
    return base if base.isascii() else letter


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text as it is compared: lower case, Latin letters without diacritics, no soft hyphens."""
    if text.isascii():
        return text.lower()
    return normalize("NFC", text).casefold().translate(_FOLDED)
