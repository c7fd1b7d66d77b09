"""What a window names, its words read by the grammar and its neighbours having shared.

Around each head a unit is read; what is already read is not read again. What only the text around
the window can tell is left open here: whether the police are near (`Claim.doubtful`), and which
office an abbreviation means, that is a parameter (`Offices`).
"""

from __future__ import annotations

from functools import lru_cache

from newsarch.polish.units.belief import CERTAIN, NEVER, trust
from newsarch.polish.units.chain import Chain, Node
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.grammar import read_unit_at
from newsarch.polish.units.preceding import may_precede
from newsarch.polish.units.resolving import chains_of_part, superiors_of
from newsarch.polish.units.sharing import share
from newsarch.polish.units.traits import WEAK
from newsarch.polish.units.windows import may_begin
from newsarch.polish.units.words import DASHES, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarch.polish.units.grammar import Reading
    from newsarch.polish.units.parts import Part
    from newsarch.polish.units.sharing import Offices
    from newsarch.polish.units.words import Word

WORDS_BACK = 4
MOST = 64
"""Mentions that one list may stand for; more are not made of it."""
LONGEST_KEPT = 300
"""Characters of a window that may come again; a longer one will not."""


class Claim:
    """A unit that words of a window name, if it is to be believed; places are in the window."""

    __slots__ = ("chain", "doubtful", "end", "start")

    def __init__(self, start: int, end: int, chain: Chain, doubtful: bool) -> None:
        self.start = start
        self.end = end
        self.chain = chain
        self.doubtful = doubtful
        """Whether the police must be near."""


class Claims:
    """What one reading names, and what its superior does `otherwise`, should none be believed."""

    __slots__ = ("made", "otherwise")

    def __init__(self, made: list[Claim], otherwise: Claims | None) -> None:
        self.made = made
        self.otherwise = otherwise


def claims_of(window: str, offices: Offices) -> tuple[Claims, ...]:
    """What a window names, reading by reading. The same window is read once."""
    read = _kept if len(window) <= LONGEST_KEPT else _claims_of
    return read(window, offices)


def _claims_of(window: str, offices: Offices) -> tuple[Claims, ...]:
    readings = share(window, list(_readings(window)), offices)
    return tuple(_claims(window, reading) for reading in readings)


_kept = lru_cache(maxsize=16384)(_claims_of)


def _readings(window: str) -> Iterator[Reading]:
    """The units read around each head, none overlapping."""
    words, done = Words(window), 0
    for index in range(len(words)):
        if index >= done and _is_head(words[index]):
            reading = _around(window, words, index, done)
            if reading is not None:
                done = reading.after
                yield reading


def _is_head(word: Word) -> bool:
    """Whether units turn on a word; an abbreviation must begin with a capital."""
    tables = gazetteer()
    return word.key in tables.heads and (word.capital or word.key not in tables.abbreviations)


def _around(window: str, words: Words, head: int, done: int) -> Reading | None:
    """The unit that a head word belongs to, begun as early as possible."""
    beginnings = _beginnings(words, head, done)
    if not beginnings and not may_begin(window, words.start(head)):
        return None
    for start in [*beginnings, head]:
        reading = read_unit_at(words, start)
        if reading is not None and reading.after > head:
            return reading
    return None


def _beginnings(words: Words, head: int, done: int) -> list[int]:
    """Where adjectives, numbers and other words of a phrase begin before its head, first first."""
    found: list[int] = []
    index = head
    while len(found) < WORDS_BACK:
        index -= 1
        while words[index].key in DASHES:
            index -= 1
        if index < done or not may_precede(words[index].text, bool(found)):
            break
        found.append(index)
    return found[::-1]


def _claims(window: str, reading: Reading) -> Claims:
    """What a reading names; what its superior does, if no unit of it is certain."""
    superiors = superiors_of(reading, every=False)
    trusted = [(part, trust(window, part, superiors)) for part in reading.parts]
    made = [
        claim
        for part, degree in trusted
        if degree != NEVER
        for claim in _claims_of_part(reading, part, superiors, degree != CERTAIN)
    ]
    if reading.superior is None or any(degree == CERTAIN for _part, degree in trusted):
        return Claims(made[:MOST], None)
    return Claims(made[:MOST], _claims(window, reading.superior))


def _claims_of_part(reading: Reading, part: Part, superiors: list[Chain],
                    doubtful: bool) -> Iterator[Claim]:  # fmt: skip
    """What one unit of a reading may be; never a weak kind and nothing else."""
    end = reading.end if len(reading.parts) == 1 else part.end
    for chain in chains_of_part(part, superiors, every=False):
        if WEAK not in part.meaning.flags or chain != (Node(part.meaning.kind),):
            yield Claim(part.start, end, chain, doubtful)
