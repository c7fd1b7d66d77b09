"""Some 400 police units, as signatures print them and as sentences mention them.

The list of commands is the corpus's own, not the product's gazetteer: figures of two versions
compare only if the articles are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = Path(__file__).with_name("commands.txt")
LONG = {"KWP": "Wojewódzk", "KMP": "Miejsk", "KPP": "Powiatow", "KSP": "Stołeczn"}
GARRISONS = ("KWP", "KSP")
DEPARTMENTS = (
    "Prewencji", "Kryminalny", "Ruchu Drogowego", "Komunikacji Społecznej",
    "do walki z Korupcją", "do walki z Cyberprzestępczością",
    "do walki z Przestępczością Gospodarczą", "Techniki Operacyjnej", "Kadr i Szkolenia",
)  # fmt: skip
"""Of every garrison, so that a bare type has many parents."""
WE_BEFORE = ("Wro", "Wło", "Wscho", "Wrze", "Wronk", "Fr")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: as it signs, and clauses that mention it in several cases, long and short."""

    signature: str
    clauses: tuple[str, ...]
    host: str
    """The first label of its site's address."""


def units() -> list[Unit]:
    """Every command, and every department of a garrison."""
    found: list[Unit] = []
    for line in COMMANDS.read_text(encoding="utf-8").splitlines():
        kind, seat = line.split(" ", 1)
        place = f"{'we' if seat.startswith(WE_BEFORE) else 'w'} {seat}"
        found.append(_command(kind, place))
        if kind in GARRISONS:
            found += [_department(name, f"{kind} {place}") for name in DEPARTMENTS]
    return found


def _command(kind: str, place: str) -> Unit:
    stem, rest = LONG[kind], f"Policji {place}"
    oblique = f"{stem}iej" if stem.endswith("k") else f"{stem}ej"
    cases = (
        f"Komenda {stem}a {rest}", f"Komendy {oblique} {rest}",
        f"Komendzie {oblique} {rest}", f"Komendą {stem}ą {rest}",
    )  # fmt: skip
    return Unit(f"{kind} {place}", _clauses(cases, f"{kind} {place}"), kind.lower())


def _department(name: str, parent: str) -> Unit:
    cases = [f"{head} {_declined(name, ending)} {parent}"
             for head, ending in (("Wydział", "y"), ("Wydziału", "ego"),
                                  ("Wydziale", "ym"), ("Wydziałem", "ym"))]  # fmt: skip
    return Unit(cases[0], _clauses(cases, f"Wydz. {name} {parent}"), "kwp")


def _declined(name: str, ending: str) -> str:
    return name[:-1] + ending if name.endswith("y") else name


def _clauses(cases: Sequence[str], short: str) -> tuple[str, ...]:
    nominative, genitive, locative, instrumental = cases
    return (
        f"Sprawę prowadzi {nominative}",
        f"Na miejscu pracowali funkcjonariusze {genitive}",
        f"Policjanci z {genitive} ustalili przebieg zdarzenia",
        f"Odprawa odbyła się w {locative}",
        f"Działania prowadzono wspólnie z {instrumental}",
        f"Jak informuje {short}",
        f"Mundurowi ({short}) apelują o rozwagę",
    )
