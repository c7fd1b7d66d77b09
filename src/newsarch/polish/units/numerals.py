"""Numbers of units: `Komisariat II`, `komisariat nr 2`, `JRG 2`; several of them in a list."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.words import Words

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
NUMBER_SIGNS = frozenset({"nr", "numer", "numerze", "numeru"})
NUMBER_JOINTS = frozenset({",", "i", "oraz", "a", "lub"})


def read_numbers(words: Words, index: int) -> tuple[list[int], int]:
    """The numbers that stand at a place, and the index after them; none and the same index."""
    after_sign = index
    while words[after_sign].key in NUMBER_SIGNS or (
        after_sign > index and words[after_sign].key == "."
    ):
        after_sign += 1
    signed = after_sign > index
    first = number_at(words, after_sign, arabic=True)
    if first is None:
        return [], index
    numbers, index = [first], after_sign + 1
    while words[index].key in NUMBER_JOINTS:
        further = number_at(words, index + 1, arabic=signed)
        if further is None or len(numbers) == 30:
            break
        numbers.append(further)
        index += 2
    return numbers, index


def number_at(words: Words, index: int, *, arabic: bool = False) -> int | None:
    """The number a single word stands for: Roman in capitals (in a query in any case)."""
    text = words[index].text
    if not (text.isalnum() and (words.query or text.isupper() or text.isdigit())):
        return None
    if arabic and text.isascii() and text.isdigit() and len(text) <= 2:
        return int(text) or None
    if words.query and (text != "i" or words[index + 1].key == "policji"):
        text = text.upper()
    return from_roman(text)


def from_roman(text: str) -> int | None:
    """The value of a Roman number up to 39, or None."""
    if not text or len(text) > 7 or not _ROMAN.fullmatch(text):
        return None
    value, rest = 0, text
    for letters, worth in _VALUES:
        while rest.startswith(letters):
            value, rest = value + worth, rest[len(letters) :]
    return value


def to_roman(value: int) -> str:
    """A number from 1 to 99 in Roman letters."""
    letters = ""
    for sign, worth in (("XC", 90), ("L", 50), ("XL", 40), *_VALUES):
        while value >= worth:
            letters, value = letters + sign, value - worth
    return letters
