"""How a unit is said in Polish: the grammar that ties kind, name, number, seat and superiors.

    unit   = [number | adjective of town or region] phrase [names] [numbers] [seats] [superior]
    superior = ["w" | "z" | "przy"] unit

A unit is read from a given word on; what it may mean is left open (`Seat.options`) and settled
by `resolving`. A reading names several units when kinds, names, numbers or seats are listed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsarch.polish.units.adjectives import region_adjective, region_named
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.names import Name, read_names
from newsarch.polish.units.numerals import read_numbers
from newsarch.polish.units.parts import NO_SEAT, parts_of
from newsarch.polish.units.phrases import read_phrase
from newsarch.polish.units.preceding import read_before
from newsarch.polish.units.seats import REGION, Seat, read_seats
from newsarch.polish.units.traits import (
    ARABIC,
    GENITIVE_SEAT,
    NAMED,
    OPEN,
    OPEN_BELOW,
    OPEN_SEAT,
    PART,
    REGION_AFTER,
    REGION_BEFORE,
    ROMAN,
    SEATED,
    SINGLE,
)
from newsarch.polish.units.words import BREAK, DASHES, key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.parts import Part
    from newsarch.polish.units.phrases import Meaning, Phrase
    from newsarch.polish.units.preceding import Before
    from newsarch.polish.units.words import Words

DEEPEST = 4
"""Superiors above a unit; a chain never has more."""
OF_REGIONS = frozenset({"KWP", "komenda", "KW PSP"})
"""Kinds that an adjective of a region tells the seat of: `lubuska komenda`."""
_PLURAL = re.compile(r".+(?:ow|om|ami|ach|aly|poly|aty|eki|unki|owki|yty|iry)$")
LINKS = frozenset({"w", "we", "z", "ze", "zs", "nr", "numer", "numerze", "dla", "i", "oraz"})
POLICE = "policji"
PREPOSITIONS = frozenset({"w", "we", "z", "ze", "przy"})


class Reading:
    """Units read at one place, with the superior they share. Places are in characters."""

    __slots__ = ("after", "end", "parts", "start", "superior")

    def __init__(self, start: int, end: int, parts: list[Part], superior: Reading | None,
                 after: int) -> None:  # fmt: skip
        self.start = start
        self.end = end
        self.parts = parts
        self.superior = superior
        self.after = after
        """The index of the word after it."""

    @property
    def flags(self) -> str:
        """What the units may have; see `kinds.txt`."""
        return self.parts[0].meaning.flags

    @property
    def seated(self) -> bool:
        """Whether it says where."""
        return any(part.seat.options for part in self.parts)


def read_unit_at(words: Words, index: int, depth: int = 0) -> Reading | None:
    """The unit (or the list of units) that begins with the word at `index`, or None."""
    before = read_before(words, index)
    phrase = read_phrase(words, before.end)
    if phrase is None:
        return None
    meaning, end = phrase.meanings[0], phrase.end
    names, end = _names(words, phrase, end)
    if REGION_AFTER in meaning.flags and (region := region_adjective(words, end)):
        names, end = [Name(f"Województwa {region[0]}ego", end, region[2])], region[2]
    numbers, end = _numbers(words, phrase, end, before)
    end = _past_bracket(words, end)
    seats, end = _seats(words, meaning, end, before, phrase)
    superior = _superior(words, end, depth, meaning)
    if superior is not None:
        end = superior.after
        if not seats and SINGLE in superior.flags and superior.seated:
            seats = [part.seat for part in superior.parts]
            del superior.parts[1:]
            superior.parts[0].seat = NO_SEAT
    if not numbers and seats and ROMAN in meaning.flags:
        numbers, end = read_numbers(words, end)
    parts = parts_of(words, index, phrase, names, numbers, seats, before)
    return Reading(words.start(index), words.end(end - 1), parts, superior, end)


@lru_cache(maxsize=8192)
def may_follow(word: str) -> bool:
    """Whether a small word may stand in a unit's name after its head."""
    key, tables = key_of(word), gazetteer()
    return key in tables.lemmas or key in tables.names or key in LINKS


def _names(words: Words, phrase: Phrase, index: int) -> tuple[list[Name], int]:
    """The names after a phrase that takes them."""
    flags = phrase.meanings[0].flags
    if NAMED not in flags:
        return [], index
    plural = _PLURAL.match(words[phrase.start].key) is not None
    opens = (OPEN in flags or OPEN_BELOW in flags) and (words.query or words[phrase.start].capital)
    names, end = read_names(words, index, plural=plural, opens=opens)
    return names, end + (bool(names) and words[end].key == POLICE)


def _numbers(words: Words, phrase: Phrase, index: int, before: Before) -> tuple[list[int], int]:
    """Numbers inside, after or before a phrase that takes them."""
    flags = phrase.meanings[0].flags
    if ROMAN not in flags and ARABIC not in flags:
        return [], index
    if phrase.numbers:
        return phrase.numbers, index
    found, end = read_numbers(words, index)
    if found:
        return found, end
    if ARABIC in flags and words[index].text.isdigit() and len(words[index].text) <= 2:
        return [int(words[index].text)], index + 1
    return before.numbers, index


def _past_bracket(words: Words, index: int) -> int:
    """The index after an abbreviation in brackets: `Komenda Powiatowa Policji (KPP)`."""
    bracketed = words[index].key == "(" and words[index + 2].key == ")"
    return index + 3 if bracketed and words[index + 1].text.isupper() else index


def _seats(words: Words, meaning: Meaning, index: int, before: Before,
           phrase: Phrase) -> tuple[list[Seat], int]:  # fmt: skip
    """The seats after a unit, or the one its adjective means."""
    flags = meaning.flags
    plural = _PLURAL.match(words[phrase.start].key) is not None
    if SEATED in flags or SINGLE in flags:
        seats, end = read_seats(
            words,
            index,
            opens=OPEN_SEAT in flags,
            many=plural or words[phrase.start].text.isupper() or words.query,
            genitive=GENITIVE_SEAT in flags,
        )
        if seats:
            return seats, end
    adjectival = None if plural else _adjectival_seat(before, meaning)
    return ([adjectival] if adjectival else []), index


def _adjectival_seat(before: Before, meaning: Meaning) -> Seat | None:
    """The seat that an adjective before the phrase means for this kind."""
    if SEATED not in meaning.flags and SINGLE not in meaning.flags:
        return None
    if before.towns and REGION_BEFORE not in meaning.flags:
        return Seat(before.towns, 0, 0)
    region = before.region or region_named(meaning.name)
    if region and region[1] and (REGION_BEFORE in meaning.flags or meaning.kind in OF_REGIONS):
        return Seat((region[1],), 0, 0, REGION)
    return None


def _superior(words: Words, index: int, depth: int, meaning: Meaning) -> Reading | None:
    """The unit above, right after a unit or after a preposition."""
    if PART not in meaning.flags or depth >= DEEPEST or words[index].key == BREAK:
        return None
    if words[index].key in DASHES and words[index + 1].capital and not words.query:
        return None
    if words[index].key in PREPOSITIONS:
        index += 1
    above = read_unit_at(words, index, depth + 1) if _begins_unit(words, index) else None
    if above is not None and NAMED in above.flags and NAMED not in meaning.flags:
        return None  # a wydział has no commissariats below it
    return above


def _begins_unit(words: Words, index: int) -> bool:
    """Whether a unit may begin here: a head word, or one after adjectives."""
    heads = gazetteer().heads
    near = [words[index + ahead].key for ahead in range(4)]
    return not heads.isdisjoint(near) or near[1] == POLICE
