"""What stands after a kind and says where: seats, lists of them, districts.

w/we + locative     KPP w Żarach, Żaganiu i Nowej Soli; samodzielne pododdziały w: Legnicy …
z/ze + genitive     pododdział z Bydgoszczy i Gdańska
nominative          KPP Żagań, Komisariat Policji Poznań-Grunwald
dla + genitive      Sąd Rejonowy dla Warszawy-Mokotowa
"""

from __future__ import annotations

from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.inflections import locative_of
from newsarch.polish.units.places import (
    GENITIVE,
    LOCATIVE,
    NOMINATIVE,
    known_seat,
    open_seat,
    signed,
    written,
)
from newsarch.polish.units.words import DASHES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.words import Words

IN, FROM, FOR = frozenset({"w", "we"}), frozenset({"z", "ze"}), "dla"
JOINTS = frozenset({",", "i", "oraz", "a", "lub", "czy", "/", "takze", "rowniez"})
ANNOUNCING = IN | FROM | {FOR, "powiatu", "miasta", "siedziba", "zs"}
"""Words that may stand before a seat."""
LONGEST_POVIAT = 5
"""Words of `powiatu łódzkiego wschodniego` within which the seat must begin."""
REGION = "region"
"""The `district` of a seat that only a region was named for."""
MOST = 60
"""Seats of one list; more are not read."""

_DISTRICTS = frozenset({
    "srodmiescie", "stare", "nowe", "grunwald", "jezyce", "wilda", "polnoc", "poludnie",
    "krzyki", "fabryczna", "psie", "olbin", "rakowiec", "grabiszynek", "dabie", "pogodno",
    "niebuszewo", "fordon", "wyzyny", "szwederowo", "blonie", "rubinkowo", "podgorz",
    "zazamcze", "wola", "mokotow", "ochota", "bemowo", "bielany", "zoliborz", "praga",
    "targowek", "ursynow", "wilanow", "wawer", "rembertow", "bialoleka", "wlochy", "ursus",
    "okecie", "oliwa", "wrzeszcz", "przymorze", "baluty", "gorna", "polesie", "widzew",
    "centrum", "zachod", "wschod",
})  # fmt: skip
SECOND_WORDS = frozenset({"miasto", "pole", "polnoc", "poludnie", "zachod", "wschod"})


class Seat:
    """A seat read: the towns it may mean (as signed, best first), and its words."""

    __slots__ = ("district", "end", "options", "others", "start")

    def __init__(self, options: tuple[str, ...], start: int, end: int, district: str = "",
                 others: tuple[str, ...] = ()) -> None:  # fmt: skip
        self.options = options
        self.start = start
        self.end = end
        self.district = district
        self.others = others
        """Towns that the words mean in short, when there are `options` named exactly so."""


def read_seats(words: Words, index: int, *, opens: bool, many: bool,
               genitive: bool = False) -> tuple[list[Seat], int]:  # fmt: skip
    """The seats that stand at `index`, and the index after them.

    `opens`: a nominative need not be in the gazetteer. `many`: nor need the further ones of a list.
    `genitive`: the seat may stand in the genitive without a preposition.
    """
    index = _past_siedziba(words, index)
    key = words[index].key
    if key in IN:
        begin = index + 2 if words[index + 1].key == ":" else index + 1
        return _listed(words, index, begin, LOCATIVE, many)
    if key in FROM:
        return _listed(words, index, index + 1, GENITIVE, False)
    if key == FOR:
        return _for_district(words, index)
    seat = _nominative(words, index, opens)
    if seat is None and genitive and (seat := _seat(words, index, GENITIVE, open_=False)):
        return [seat], seat.end
    return _continued(words, [seat], NOMINATIVE, False) if seat else ([], index)


def _past_siedziba(words: Words, index: int) -> int:
    """The index after `dla powiatu …`, `z siedzibą` or `zs.`, which only announce the seat."""
    if words[index].key == "dla" and words[index + 1].key == "powiatu":
        index += 1
    if words[index].key == "powiatu":
        ahead = range(index + 1, index + 1 + LONGEST_POVIAT)
        index = next((i for i in ahead if words[i].key in (*IN, *FROM)), index)
    if words[index].key == "z" and words[index + 1].key == "siedziba":
        return index + 2
    if words[index].key == "zs":
        return index + (2 if words[index + 1].key == "." else 1)
    return index


def _listed(words: Words, start: int, index: int, case: str, many: bool) -> tuple[list[Seat], int]:
    """A list of seats in a case; the first may be any place (after *w*)."""
    seat = _seat(words, index, case, open_=case == LOCATIVE)
    if seat is None:
        return [], start
    return _continued(words, [seat], case, many)


def _continued(words: Words, seats: list[Seat], case: str, many: bool) -> tuple[list[Seat], int]:
    """The list after its first seat."""
    while len(seats) < MOST:
        index = end = seats[-1].end
        while words[index].key in JOINTS and index - end < 3:
            index += 1
        if index == end:
            break
        repeated = words[index].key in IN and case == LOCATIVE
        seat = _seat(words, index + repeated, case, open_=many)
        if seat is None:
            break
        seats.append(seat)
    return seats, seats[-1].end


def _seat(words: Words, index: int, case: str, *, open_: bool) -> Seat | None:
    """One seat in a case."""
    if found := known_seat(words, index, case):
        return _with_district(words, _known(found, index), case)
    if open_ and (place := open_seat(words, index)):
        return Seat((place[0],), index, place[1])
    return None


def _known(found: tuple[list[int], list[int], int], start: int) -> Seat:
    """The seat that towns named exactly, or else in short, make."""
    exact, short, end = found
    return Seat(signed(exact or short), start, end, others=signed(short) if exact else ())


def _nominative(words: Words, index: int, opens: bool) -> Seat | None:
    """A seat in the nominative, right after the kind."""
    if seat := _seat(words, index, NOMINATIVE, open_=False):
        return _on_water(words, seat) if opens else seat
    if opens and _may_be_nominative(words, index):
        return Seat((locative_of(written(words, index, index + 1)),), index, index + 1)
    return None


def _on_water(words: Words, seat: Seat) -> Seat:
    """A village told from its namesakes by what it lies on: `OSP Osiek nad Notecią`."""
    end = seat.end + 2
    if words[seat.end].key != "nad" or not words[end - 1].capital:
        return seat
    water = written(words, seat.end, end)
    return Seat(tuple(f"{town} {water}" for town in seat.options), seat.start, end)


def _may_be_nominative(words: Words, index: int) -> bool:
    """Whether a word could be a place name in the nominative: `OSP Wiechlice`."""
    word = words[index]
    if word.key in gazetteer().lemmas or word.text[-1:] in ("ą", "ę"):
        return False
    return word.text.isalpha() and len(word.text) > 2 and (word.text.istitle() or words.query)


def _with_district(words: Words, seat: Seat, case: str) -> Seat:
    """The seat with the part of the town that follows it."""
    start = seat.end
    dashed = words[start].key in DASHES
    start += dashed
    word = words[start]
    if case != NOMINATIVE or not (word.capital or words.query) or not word.text.isalpha():
        return seat
    if not dashed and word.key not in _DISTRICTS:
        return seat
    end = start + 2 if words[start + 1].key in SECOND_WORDS else start + 1
    return Seat(seat.options, seat.start, end, written(words, start, end), seat.others)


def _for_district(words: Words, start: int) -> tuple[list[Seat], int]:
    """`dla Warszawy-Mokotowa w Warszawie`, `dla miasta Rzeszów`."""
    if words[start + 1].key == "miasta":
        seat = _seat(words, start + 2, NOMINATIVE, open_=False)
        return _said_again(words, seat) if seat else ([], start)
    found = known_seat(words, start + 1, GENITIVE)
    if found is None:
        return [], start
    end = found[2]
    if words[end].key in DASHES and words[end + 1].capital:
        end += 2
    seat = Seat(signed(found[0] or found[1]), start, end, "dla " + written(words, start + 1, end))
    return _said_again(words, seat)


def _said_again(words: Words, seat: Seat) -> tuple[list[Seat], int]:
    """A seat that the town is said of once more: `dla Warszawy-Woli w Warszawie`."""
    if words[seat.end].key in IN and (again := _seat(words, seat.end + 1, LOCATIVE, open_=False)):
        seat.end = again.end
    return [seat], seat.end
