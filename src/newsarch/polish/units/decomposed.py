"""Texts whose letters are a base and a mark (NFD), as pages from some systems have them.

They are composed to be read; what is found is led back to where it stands in the text as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from unicodedata import normalize

_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


class Composed:
    """A text with its Latin letters composed, and the way back."""

    __slots__ = ("_places", "_shifts", "text")

    def __init__(self, original: str) -> None:
        self._places, self._shifts = [0], [0]
        pieces: list[str] = []
        done = length = 0
        for match in _MARKED.finditer(original):
            letter = normalize("NFC", match[0])
            pieces += original[done : match.start()], letter
            length += match.start() - done + len(letter)
            done = match.end()
            self._places.append(length)
            self._shifts.append(done - length)
        self.text = "".join([*pieces, original[done:]])

    def original_place(self, place: int) -> int:
        """Where the character at `place` of the composed text stands in the original."""
        return place + self._shifts[bisect_right(self._places, place) - 1]
