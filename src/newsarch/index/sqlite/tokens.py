"""Tokens: what stands for words and names in the full-text lists, and numbers for texts."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

WORD, SIGNED, HEADING, NAME = "w", "b", "h", "x"
"""First letters of tokens: a word of a text, of a signature, of a title; a name."""
_AT_ONCE = 500
"""Values in one question; older SQLite takes 999."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def token(kind: str, number: int) -> str:
    """A token: its kind and a number to base 36, which SQLite's `ascii` tokenizer keeps whole."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return kind + (digits or "0")


def few(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one question."""
    rest = list(values)
    for start in range(0, len(rest), _AT_ONCE):
        yield rest[start : start + _AT_ONCE]


def marks(values: Collection[object]) -> str:
    """Question marks for values in an SQL list."""
    return ",".join("?" * len(values))


def number(text: str) -> int:
    """A number for a text, the same everywhere; two texts hardly ever share it."""
    from newsarch.digests import blake2b

    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


ANY_TOKEN = token(NAME, 1)
"""The token that every row has: its name is the first one stored."""
