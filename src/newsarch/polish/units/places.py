"""Seats: the towns of units, in the case in which they stand.

A town of the gazetteer is known in nominative, genitive and locative, abbreviated (`Gorzowie
Wlkp.`) or shortened (`Gorzowie`). Any other place is taken by its shape: capitalised, in the
locative after *w* or *we*. A seat is kept as it is signed, in the locative.
"""

from __future__ import annotations

import re

from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.words import BREAK, DASHES, Words

LONGEST_NAME = 4
NOMINATIVE, GENITIVE, LOCATIVE = "nom", "gen", "loc"
_LOCATIVE = re.compile(r"..(?:[eiyu]|[aiy]ch|[ei]j|[iye]m)$")
_ADJECTIVE = re.compile(r"..(?:[iy]m|[ei]j|[iy]ch|skiem|ckiem)$")
_NOT_PLACES = frozenset({
    "polsce", "europie", "unii", "internecie", "sieci", "dniu", "dniach", "roku", "sali",
    "hali", "domu", "centrum", "miescie", "gminie", "powiecie", "wojewodztwie", "kraju",
    "regionie", "terenie", "zwiazku", "ramach", "czasie", "celu", "sprawie", "godzinach",
    "poniedzialek", "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu", "lipcu",
    "sierpniu", "wrzesniu", "pazdzierniku", "listopadzie", "grudniu", "niemczech", "czechach",
    "ukrainie", "nim", "niej", "nich", "tym", "tej", "tych",
})  # fmt: skip


def place_named(words: Words, index: int, case: str) -> tuple[list[int], list[int], int]:
    """Towns of the gazetteer named by the most words, exactly and in short, and the index after."""
    towns = gazetteer().towns(case)
    keys: list[str] = []
    best: tuple[list[int], list[int], int] = ([], [], index)
    while len(keys) < LONGEST_NAME and words[index].key.isalpha():
        keys.append(words[index].key)
        index += 1
        exact, short = towns.get(" ".join(keys), ([], []))
        if exact or short:
            best = (exact, short, index)
        if words[index].key in DASHES:
            index += 1
    return best


def is_town(text: str) -> bool:
    """Whether a text is the name of a town in the nominative: `Gorzów Wlkp.`, `Zielona Góra`."""
    words = Words(text)
    found = known_seat(words, 0, NOMINATIVE)
    return found is not None and found[2] == len(words)


def known_seat(words: Words, index: int, case: str) -> tuple[list[int], list[int], int] | None:
    """Towns so named, towns so named in short, and the index after the name; None for neither."""
    if not (words.query or words[index].capital):
        return None
    exact, short, end = place_named(words, index, case)
    return (exact, short, after_point(words, end)) if exact or short else None


def after_point(words: Words, index: int) -> int:
    """The index after the point of an abbreviated town name (Wlkp.), else the same."""
    abbreviated = words[index - 1].key in ABBREVIATED
    return index + 1 if abbreviated and words[index].key == "." else index


ABBREVIATED = frozenset({
    "wlkp", "maz", "tryb", "sl", "podl", "lub", "kuj", "pom", "sw", "kraj", "odrz", "gd", "op",
})  # fmt: skip


def open_seat(words: Words, index: int) -> tuple[str, int] | None:
    """A place that is not in the gazetteer, by its locative shape, and the index after it."""
    if not _may_name_place(words, index):
        return None
    end = index + 1
    if _ADJECTIVE.search(words[index].key) and _may_name_place(words, end):
        end += 1
    elif (words[end].key in DASHES and _may_name_place(words, end + 1)) or (
        words[end].key == "nad" and words[end + 1].capital
    ):
        end += 2
    elif words[end].capital and _ADJECTIVE.search(words[end].key):
        end += 1
    return written(words, index, end), end


def _may_name_place(words: Words, index: int) -> bool:
    """Whether a word could be a place name in the locative."""
    word = words[index]
    if word.key in _NOT_PLACES or word.key == BREAK or word.key in gazetteer().heads:
        return False
    if not (word.capital or words.query):
        return False
    return _LOCATIVE.search(word.key) is not None and word.text.isalpha()


def written(words: Words, start: int, end: int) -> str:
    """Words as a name is written: capitalised, joined by hyphens or spaces as they stood."""
    pieces = []
    for index in range(start, end):
        word = words[index]
        if word.key in DASHES:
            pieces.append("-")
            continue
        if pieces and pieces[-1] != "-":
            pieces.append(" ")
        pieces.append(capitalised(word.text))
    return "".join(pieces)


def capitalised(text: str) -> str:
    """A word of a name: `KOBIERNICACH` and `kobiernicach` are Kobiernicach, `nad` stays."""
    if text == "nad" or not (text.isupper() or text.islower()):
        return text
    return text.capitalize()


def signed(towns: list[int]) -> tuple[str, ...]:
    """Towns of the gazetteer as seats, each once."""
    return tuple(dict.fromkeys(gazetteer().places[town][1] for town in towns))
