"""Towns: their case forms, adjectives and commands."""

from __future__ import annotations

import re
from typing import Any

from inflection import place_cases

from newsarch.polish.folding import fold

SHORT = {
    "wielkopolsk": "wlkp", "mazowieck": "maz", "trybunalsk": "tryb", "slask": "sl",
    "podlask": "podl",
    "lubelsk": "lub", "kujawsk": "kuj", "pomorsk": "pom", "swietokrzysk": "sw", "krajensk": "kraj",
    "odrzansk": "odrz", "gdansk": "gd", "opolsk": "op", "lodzk": "l",
}  # fmt: skip
"""How the adjectives of town names are abbreviated, by stem."""


def place_table(seats: list[str], towns: list[str], corrections: list[str],
                regions: list[str]) -> dict[str, Any]:  # fmt: skip
    """`places` and the tables that lead to them: by case form, by adjective, by region."""
    entries = read_seats(seats)
    known = {name for name, _, _ in entries}
    listed = [town.strip() for row in towns for town in row.split(",")]
    entries += [(town, [], "") for town in dict.fromkeys(listed) if town and town not in known]
    corrected = read_corrections(corrections)
    places: list[list[str]] = []
    towns_in: dict[str, dict[str, tuple[list[int], list[int]]]] = {"nom": {}, "gen": {}, "loc": {}}
    adjectives: dict[str, list[int]] = {}
    for number, (name, its_adjectives, commands) in enumerate(entries):
        genitive, locative, others = corrected.get(name) or (*place_cases(name), [])
        places.append([name, signed(locative), commands])
        cases = [("nom", name), ("gen", genitive), ("loc", locative)]
        for case, form in cases + [("loc", other) for other in others]:
            for spelling in spellings(form):
                towns_in[case].setdefault(spelling, ([], []))[0].append(number)
            if commands and (first := first_word(form)):
                towns_in[case].setdefault(first, ([], []))[1].append(number)
        for adjective in its_adjectives:
            adjectives.setdefault(stem(adjective), []).append(number)
    named = {f"towns_{case}": names for case, names in towns_in.items()}
    return {"places": places, **named, "adjectives": adjectives,
            "regions": region_table(regions, places)}  # fmt: skip


def read_seats(rows: list[str]) -> list[tuple[str, list[str], str]]:
    """Name, adjectives and commands of each seat."""
    found = []
    for row in rows:
        if not row.startswith("["):
            name, adjectives, commands = row.split(":")
            found.append((name, adjectives.split(), commands))
    return found


def read_corrections(rows: list[str]) -> dict[str, tuple[str, str, list[str]]]:
    """Name → genitive, locative, further locatives."""
    found = {}
    for row in rows:
        name, genitive, locative, *others = (part.strip() for part in row.split("|"))
        more = [other.strip() for other in others[0].split(";")] if others else []
        found[name] = (genitive, locative, more)
    return found


def signed(locative: str) -> str:
    """A seat as institutions sign themselves: Gorzowie Wlkp."""
    return re.sub(r"Wielkopolsk(im|iej)$", "Wlkp.", locative)


def spellings(form: str) -> list[str]:
    """A form folded, hyphens as spaces, and with its adjective abbreviated."""
    words = re.findall(r"\w+", fold(form))
    found = [" ".join(words)]
    for stem_, abbreviation in SHORT.items():
        if len(words) == 2 and words[1].startswith(stem_):
            found.append(f"{words[0]} {abbreviation}")
    return found


def first_word(form: str) -> str:
    """What remains of a name when its adjective, river or Zdrój is left out; or nothing."""
    words = form.split()
    if "-Zdr" in form:
        return fold(form.split("-")[0])
    if len(words) > 1 and (words[1] == "nad" or re.search(r"[sc]k\w+$", words[1])):
        return fold(words[0])
    return ""


def stem(adjective: str) -> str:
    """An adjective without its ending."""
    return " ".join(re.findall(r"\w+", fold(adjective)))[:-1]


def region_table(rows: list[str], places: list[list[str]]) -> dict[str, list[str]]:
    """Stem of a region's adjective → the adjective as written in names, and the region's seat."""
    seats = {name: seat for name, seat, _commands in places}
    found = {}
    for row in rows:
        adjective, _, seat = (part.strip() for part in row.partition("|"))
        found[stem(adjective)] = [adjective.title(), seats.get(seat, "")]
    return found
