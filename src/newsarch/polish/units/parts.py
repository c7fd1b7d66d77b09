"""The units that one reading names: each kind, name, number and seat of its lists with the others.

`Komisariaty I i II Policji w Łodzi` are two units, and each of them is said with words of its own.
"""

from __future__ import annotations

from itertools import islice, product

from newsarch.polish.units.names import Name
from newsarch.polish.units.seats import Seat
from newsarch.polish.units.traits import REGION_BEFORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.phrases import Meaning, Phrase
    from newsarch.polish.units.preceding import Before
    from newsarch.polish.units.words import Words

MOST = 64
"""Units of one list; more are not read."""
NO_SEAT = Seat((), 0, 0)
_NO_NAME = Name("", 0, 0)


class Part:
    """One unit of a reading: what is said of it, the towns it may mean, where it stands.

    Like all that is made anew around every head it is written out, which is quicker than a value.
    """

    __slots__ = ("end", "letters", "meaning", "name", "number", "seat", "start")

    def __init__(self, meaning: Meaning, name: str, number: int, seat: Seat, start: int, end: int,
                 letters: str) -> None:  # fmt: skip
        self.meaning = meaning
        self.name = name
        self.number = number
        self.seat = seat
        self.start = start
        self.end = end
        self.letters = letters
        """The first word of its phrase: the abbreviation, if it is one."""


def parts_of(words: Words, index: int, phrase: Phrase, names: list[Name], numbers: list[int],
             seats: list[Seat], before: Before) -> list[Part]:  # fmt: skip
    """Every combination of what was listed, each with the words that name it."""
    first, letters = words.start(index), words[phrase.start].text
    parts: list[Part] = []
    listed = product(phrase.meanings, names or [_NO_NAME], numbers or [0], seats or [NO_SEAT])
    for meaning, name, number, seat in islice(listed, MOST):
        shown = name.text or _own_name(meaning, before)
        start = first if not parts else _start(words, name, seat, names, seats, first)
        end = _end(words, phrase, name, seat, names, seats)
        parts.append(Part(meaning, shown, number, seat, start, end, letters))
    return parts


def _own_name(meaning: Meaning, before: Before) -> str:
    """The name a phrase brings along, or that of the region before it."""
    if REGION_BEFORE in meaning.flags and before.region:
        return before.region[0]
    return meaning.name


def _start(words: Words, name: Name, seat: Seat, names: list[Name], seats: list[Seat],
           first: int) -> int:  # fmt: skip
    """Where a further unit of a list begins: with what tells it from the first."""
    if len(seats) > 1 and seat.start:
        return words.start(seat.start)
    return words.start(name.start) if len(names) > 1 else first


def _end(words: Words, phrase: Phrase, name: Name, seat: Seat, names: list[Name],
         seats: list[Seat]) -> int:  # fmt: skip
    """Where a unit of a list ends."""
    if seat.end and not (len(names) > 1 and len(seats) == 1):
        return words.end(seat.end - 1)
    return words.end((name.end or phrase.end) - 1)
