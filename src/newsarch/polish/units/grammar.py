"""How a unit is said in Polish: the grammar that ties kind, name, number, seat and superiors.

    unit   = [number | adjective of town or region] phrase [names] [numbers] [seats] [superior]
    superior = ["w" | "z" | "przy"] unit

A unit is read from a given word on; what it may mean is left open (`Reading.options`) and settled
by `resolving`. A reading names several units when kinds, names, numbers or seats are listed.
"""

from __future__ import annotations

import re

from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.names import Name, read_names
from newsarch.polish.units.numerals import NUMBER_JOINTS, from_roman, number_at, read_numbers
from newsarch.polish.units.phrases import Meaning, Phrase, read_phrase
from newsarch.polish.units.seats import (
    ADJECTIVAL,
    Seat,
    read_seats,
    region_adjective,
    region_named,
    town_adjective,
)
from newsarch.polish.units.words import BREAK, DASHES, folded
from newsarch.values import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.words import Words

REGION = "region"
"""The `district` of a seat that only a region was named for."""
DEEPEST = 4
"""Superiors above a unit; a chain never has more."""
MOST_MODIFIERS = 2
OF_REGIONS = frozenset({"KWP", "komenda", "KW PSP"})
"""Kinds that an adjective of a region tells the seat of: `lubuska komenda`."""
_PLURAL = re.compile(r".+(?:ow|om|ami|ach|aly|poly|aty|eki|unki|yty|iry)$")
_LINKS = frozenset({"w", "we", "z", "ze", "zs", "nr", "numer", "numerze", "dla", "i", "oraz"})
POLICE = "policji"
_PREPOSITIONS = frozenset({"w", "we", "z", "ze", "przy"})
_NO_SEAT = Seat((), 0, 0)
_NO_NAME = Name("", 0, 0)


@dataclass(slots=True)
class Part:
    """One unit of a reading: what is said of it, the towns it may mean, where it stands."""

    meaning: Meaning
    name: str
    number: int
    seat: Seat
    start: int
    end: int
    letters: str
    """The first word of its phrase: the abbreviation, if it is one."""


@dataclass(slots=True)
class Reading:
    """Units read at one place, with the superior they share. Places are in characters."""

    start: int
    end: int
    parts: list[Part]
    superior: Reading | None = None
    after: int = field(default=0)
    """The index of the word after it."""

    @property
    def flags(self) -> str:
        """What the units may have; see `kinds.txt`."""
        return self.parts[0].meaning.flags

    @property
    def seated(self) -> bool:
        """Whether it says where."""
        return any(part.seat.options for part in self.parts)


class _Before:
    """What stands before a phrase: numbers, adjectives of towns or regions."""

    __slots__ = ("end", "numbers", "region", "towns")

    def __init__(self, start: int) -> None:
        self.end = start
        self.numbers: list[int] = []
        self.towns: tuple[str, ...] = ()
        self.region: tuple[str, str] | None = None


def read_unit_at(words: Words, index: int, depth: int = 0) -> Reading | None:
    """The unit (or the list of units) that begins with the word at `index`, or None."""
    before = _read_before(words, index)
    phrase = read_phrase(words, before.end)
    if phrase is None:
        return None
    meaning, end = phrase.meanings[0], phrase.end
    names, end = _names(words, phrase, end)
    if "r" in meaning.flags and (region := region_adjective(words, end)):
        names, end = [Name(f"Województwa {region[0]}ego", end, region[2])], region[2]
    numbers, end = _numbers(words, phrase, end, before)
    end = _past_bracket(words, end)
    seats, end = _seats(words, meaning, end, before, phrase)
    superior = _superior(words, end, depth, meaning)
    if superior is not None:
        end = superior.after
        if not seats and "S" in superior.flags and superior.seated:
            seats = [part.seat for part in superior.parts]
            superior.parts = [replace(superior.parts[0], seat=_NO_SEAT)]
    if not numbers and seats and "n" in meaning.flags:
        numbers, end = read_numbers(words, end)
    parts = _parts(words, index, phrase, names, numbers, seats, before)
    return Reading(words[index].start, words[end - 1].end, parts, superior, end)


def may_precede(word: str, further: bool) -> bool:
    """Whether a word may stand in a unit's name before its head (`further`: and another word)."""
    key = folded(word)
    if from_roman(word) or key.endswith(ADJECTIVAL):
        return True
    return further if key in NUMBER_JOINTS else key in gazetteer().lemmas


def may_follow(word: str) -> bool:
    """Whether a small word may stand in a unit's name after its head."""
    key, tables = folded(word), gazetteer()
    return key in tables.lemmas or key in tables.names or key in _LINKS


def _read_before(words: Words, index: int) -> _Before:
    """The number and the adjectives that stand before a phrase."""
    before = _Before(index)
    for _ in range(MOST_MODIFIERS):
        at = before.end
        if words[at].key.endswith(ADJECTIVAL):
            if not _read_adjective(words, at, before):
                break
        elif not before.numbers and number_at(words, at):
            before.numbers, before.end = read_numbers(words, at)
        else:
            break
    return before


def _read_adjective(words: Words, at: int, before: _Before) -> bool:
    """Note the town or region that an adjective means; False when it means none."""
    towns, region = town_adjective(words, at), region_adjective(words, at)
    before.towns = before.towns or towns
    if region is not None:
        before.region, before.end = region[:2], region[2]
    elif towns:
        before.end = at + 1
    return bool(region or towns)


def _names(words: Words, phrase: Phrase, index: int) -> tuple[list[Name], int]:
    """The names after a phrase that takes them."""
    flags = phrase.meanings[0].flags
    if "N" not in flags:
        return [], index
    plural = _PLURAL.match(words[phrase.start].key) is not None
    opens = ("O" in flags or "P" in flags) and (words.query or words[phrase.start].capital)
    names, end = read_names(words, index, plural=plural, opens=opens)
    return names, end + (bool(names) and words[end].key == POLICE)


def _numbers(words: Words, phrase: Phrase, index: int, before: _Before) -> tuple[list[int], int]:
    """Numbers inside, after or before a phrase that takes them."""
    flags = phrase.meanings[0].flags
    if "n" not in flags and "m" not in flags:
        return [], index
    if phrase.numbers:
        return phrase.numbers, index
    found, end = read_numbers(words, index)
    if found:
        return found, end
    if "m" in flags and words[index].text.isdigit() and len(words[index].text) <= 2:
        return [int(words[index].text)], index + 1
    return before.numbers, index


def _past_bracket(words: Words, index: int) -> int:
    """The index after an abbreviation in brackets: `Komenda Powiatowa Policji (KPP)`."""
    bracketed = words[index].key == "(" and words[index + 2].key == ")"
    return index + 3 if bracketed and words[index + 1].text.isupper() else index


def _seats(words: Words, meaning: Meaning, index: int, before: _Before,
           phrase: Phrase) -> tuple[list[Seat], int]:  # fmt: skip
    """The seats after a unit, or the one its adjective means."""
    flags = meaning.flags
    plural = _PLURAL.match(words[phrase.start].key) is not None
    if "s" in flags or "S" in flags:
        seats, end = read_seats(
            words,
            index,
            opens="o" in flags,
            many=plural or words[phrase.start].text.isupper() or words.query,
            genitive="g" in flags,
        )
        if seats:
            return seats, end
    adjectival = None if plural else _adjectival_seat(before, meaning)
    return ([adjectival] if adjectival else []), index


def _adjectival_seat(before: _Before, meaning: Meaning) -> Seat | None:
    """The seat that an adjective before the phrase means for this kind."""
    if "s" not in meaning.flags and "S" not in meaning.flags:
        return None
    if before.towns and "a" not in meaning.flags:
        return Seat(before.towns, 0, 0)
    region = before.region or region_named(meaning.name)
    if region and region[1] and ("a" in meaning.flags or meaning.kind in OF_REGIONS):
        return Seat((region[1],), 0, 0, REGION)
    return None


def _superior(words: Words, index: int, depth: int, meaning: Meaning) -> Reading | None:
    """The unit above, right after a unit or after a preposition."""
    if "p" not in meaning.flags or depth >= DEEPEST or words[index].key == BREAK:
        return None
    if words[index].key in DASHES and words[index + 1].capital and not words.query:
        return None
    if words[index].key in _PREPOSITIONS:
        index += 1
    above = read_unit_at(words, index, depth + 1) if _begins_unit(words, index) else None
    if above is not None and "N" in above.flags and "N" not in meaning.flags:
        return None  # a wydział has no commissariats below it
    return above


def _begins_unit(words: Words, index: int) -> bool:
    """Whether a unit may begin here: a head word, or one after adjectives."""
    heads = gazetteer().heads
    near = [words[index + ahead].key for ahead in range(4)]
    return not heads.isdisjoint(near) or near[1] == POLICE


def _parts(words: Words, index: int, phrase: Phrase, names: list[Name], numbers: list[int],
           seats: list[Seat], before: _Before) -> list[Part]:  # fmt: skip
    """Every combination of what was listed, each with the words that name it."""
    first = words[index].start
    parts: list[Part] = []
    for meaning in phrase.meanings:
        for name in names or [_NO_NAME]:
            for number in numbers or [0]:
                for seat in seats or [_NO_SEAT]:
                    shown = name.text or _own_name(meaning, before)
                    start = first if not parts else _start(words, name, seat, names, seats, first)
                    end = _end(words, phrase, name, seat, names, seats)
                    letters = words[phrase.start].text
                    parts.append(Part(meaning, shown, number, seat, start, end, letters))
    return parts


def _own_name(meaning: Meaning, before: _Before) -> str:
    """The name a phrase brings along, or that of the region before it."""
    if "a" in meaning.flags and before.region:
        return before.region[0]
    return meaning.name


def _start(words: Words, name: Name, seat: Seat, names: list[Name], seats: list[Seat],
           first: int) -> int:  # fmt: skip
    """Where a further unit of a list begins: with what tells it from the first."""
    if len(seats) > 1 and seat.start:
        return words[seat.start].start
    return words[name.start].start if len(names) > 1 else first


def _end(words: Words, phrase: Phrase, name: Name, seat: Seat, names: list[Name],
         seats: list[Seat]) -> int:  # fmt: skip
    """Where a unit of a list ends."""
    if seat.end and not (len(names) > 1 and len(seats) == 1):
        return words[seat.end - 1].end
    return words[(name.end or phrase.end) - 1].end
