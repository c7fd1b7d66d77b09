"""Where in a text units may stand.

Most of a text has nothing to do with units and must cost next to nothing. One pass over it finds
the words that units turn on; around each of them a *window* is cut: the words that may belong to
one name, or to several in a list. Nothing outside a window changes what is read in it, so that a
window that comes again, as they do in an archive, need not be read again.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from newsarch.polish.folding import fold
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.grammar import may_follow
from newsarch.polish.units.preceding import may_precede
from newsarch.polish.units.vocabulary import goes_on, lists_on
from newsarch.polish.units.words import DASHES, WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1000
"""Characters of a window; one that would be longer is cut at the end of a line or sentence."""
LONGEST_SHORTENED = 5
"""Letters of the longest word that a point may belong to (*Wydz.*); after others it is a stop."""
MOST_HEADS = 50_000
"""Heads of a text; no text but a hostile one has more. Those beyond are not read."""
LOOK_BACK = 48
"""Characters before a word among which the word before it is looked for."""
WORDS_BACK = 4
_HEAD_AND_NEXT = re.compile(r"\w+[\s.:–-]{1,4}(\w+)")
_BETWEEN = " \u00a0\n-–"
_CODE_PAGE = "cp1250"
"""Has all Polish letters and the marks of print, one byte each."""


def windows(text: str) -> Iterator[tuple[int, str]]:
    """The windows of a text and where they start, in order, none overlapping."""
    done = 0
    plain = _plain(text)
    for head in _heads(text, plain):
        if head < done:
            continue
        start = _start(text, plain, head, done)
        if start < head or may_begin(text, head):
            done = _end(text, head)
            yield start, text[start:done]


def may_begin(text: str, head: int) -> bool:
    """Whether the word after a head can belong to a unit: a quick no for most heads."""
    if text[head + 1 : head + 2].isupper():
        return True
    match = _HEAD_AND_NEXT.match(text, head)
    return match is not None and (not match[1].islower() or may_follow(match[1]))


def _plain(text: str) -> bytes:
    """A text as one byte a character: letters folded, all else spaces; one at both ends."""
    return b" " + text.encode(_CODE_PAGE, "replace").translate(_folding()) + b" "


@cache
def _folding() -> bytes:
    """Byte of the code page → byte of the folded letter, or a space."""
    letters = (bytes([code]).decode(_CODE_PAGE, "replace") for code in range(256))
    folded = (fold(letter) if letter.isalnum() else " " for letter in letters)
    return bytes(ord(key) if len(key) == 1 and key.isascii() else 32 for key in folded)


@cache
def _plain_heads() -> dict[bytes, tuple[bytes, bool]]:
    """Words that units turn on → the same between spaces, and whether it is an abbreviation."""
    tables = gazetteer()
    plain = {head: _plain(head) for head in tables.heads}
    return {plain[head].strip(): (plain[head], head in tables.abbreviations) for head in plain}


def _heads(text: str, plain: bytes) -> Iterator[int]:
    """Where the words stand that units turn on, in order; abbreviations begin with a capital."""
    heads, place = _plain_heads(), 0
    for word in islice(filter(heads.__contains__, plain.split()), MOST_HEADS):
        whole, capital = heads[word]
        place = plain.index(whole, place)
        end = place + len(word)
        if (not capital or text[place].isupper()) and not _goes_beyond(text, place, end):
            yield place
        place = end


def _goes_beyond(text: str, start: int, end: int) -> bool:
    """Whether a word goes on with letters that the code page lacks, which look like marks."""
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()


def _start(text: str, plain: bytes, head: int, done: int) -> int:
    """Where the adjectives and numbers before a head begin."""
    start = head
    for further in range(WORDS_BACK):
        end = start
        while end > done and text[end - 1] in _BETWEEN:
            end -= 1
        begin = max(done, plain.rfind(b" ", max(done, end - LOOK_BACK), end + 1))
        if begin == end or not may_precede(text[begin:end], further > 0):
            break
        start = begin
    return start


def _end(text: str, head: int) -> int:
    """Where the words end that may belong to a head, without what only ties on further ones."""
    end, last, tying = head, "", False
    for match in WORD.finditer(text, head, head + LONGEST):
        word = match[0]
        if not goes_on(word) and last not in DASHES:
            return end
        if word == "." and len(last) > LONGEST_SHORTENED:
            return end
        tying = word == "," or (tying and not lists_on(word))
        if not tying:
            end = match.end()
        last = word
    if head + LONGEST >= len(text):
        return end
    return text.rfind("\n", head, end) + 1 or text.rfind(". ", head, end) + 1 or end
