"""The names known: kinds of units, names of wydziały, towns.

The file is made by `scripts/units/build.py` from tables that people read and write; it holds every
word in every form, so that nothing is inflected here and Morfeusz is not needed. It is JSON with a
table on each line: a table is parsed when it is first asked for, since a query needs few of them.
"""

from __future__ import annotations

import json
import os
from functools import cache, cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

DATA = os.path.join(os.path.dirname(__file__), "data", "units.json")


class Gazetteer:
    """The tables of the data file, by name; see `scripts/units/` for what they hold."""

    kinds: dict[str, list[str]]
    """Kind → canonical form, the same in the genitive, gender of names."""
    phrases: dict[str, Any]
    """A tree of lemmas; the empty key of a node holds kind, name and flags of the phrase."""
    lemmas: dict[str, str]
    names: dict[str, list[tuple[list[str], str]]]
    """First word → further words and name, longest first."""
    parts: dict[str, list[str]]
    """Name → its parts, where they are not what stands between commas and `i`."""
    places: list[tuple[str, str, str]]
    """Nominative, seat as signed, commands (W, M, K, S)."""
    towns_nom: dict[str, tuple[list[int], list[int]]]
    towns_gen: dict[str, tuple[list[int], list[int]]]
    towns_loc: dict[str, tuple[list[int], list[int]]]
    """Folded form in that case → places so named, and those whose name begins so."""
    adjectives: dict[str, list[int]]
    regions: dict[str, tuple[str, str]]
    """Stem of an adjective → the adjective as a name, and the seat of the region."""

    def __init__(self, tables: Mapping[str, str]) -> None:
        """Name → table as JSON."""
        self._tables = tables

    def __getattr__(self, name: str) -> Any:
        """A table, parsed; it is an attribute like any other from then on."""
        if name not in self._tables:
            raise AttributeError(name)
        table = self.__dict__[name] = json.loads(self._tables[name])
        return table

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviated heads; with and without diacritics, in small letters."""
        return frozenset(json.loads(self._tables["abbreviations"]))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Every form, with and without diacritics, of the words that phrases turn on."""
        return self.abbreviations.union(json.loads(self._tables["heads"]))

    @cached_property
    def inflected(self) -> frozenset[str]:
        """The names that are adjectives."""
        return frozenset(json.loads(self._tables["inflected"]))

    @cached_property
    def known_names(self) -> frozenset[str]:
        """The names of `names`."""
        return frozenset(name for entries in self.names.values() for _, name in entries)

    @cached_property
    def commands(self) -> dict[str, str]:
        """Seat as signed → its commands."""
        return {seat: commands for _, seat, commands in self.places if commands}

    def towns(self, case: str) -> dict[str, tuple[list[int], list[int]]]:
        """The names of towns in a case: `nom`, `gen`, `loc`."""
        found: dict[str, tuple[list[int], list[int]]] = getattr(self, f"towns_{case}")
        return found


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer."""
    with open(DATA, encoding="utf-8") as file:
        lines = file.read().splitlines()[1:-1]
    pairs = (line.removesuffix(",").partition(":") for line in lines)
    return Gazetteer({name[1:-1]: table for name, _, table in pairs})
