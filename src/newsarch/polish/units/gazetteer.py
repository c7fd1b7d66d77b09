"""The names known: kinds of units, names of wydziały, towns. Read once, on first use.

The file is made by `scripts/units/build.py` from tables that people read and write; it holds every
word in every form, so that nothing is inflected here and Morfeusz is not needed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DATA = Path(__file__).parent / "data" / "units.json"


class Gazetteer:
    """The tables of the data file, by name; see `scripts/units/` for what they hold."""

    __slots__ = (
        "abbreviations", "adjectives", "commands", "exact", "heads", "inflected", "kinds",
        "known_names", "lemmas", "names", "parts", "phrases", "places", "regions", "short",
    )  # fmt: skip

    def __init__(self, data: dict[str, Any]) -> None:
        self.kinds: dict[str, list[str]] = data["kinds"]
        """Kind → canonical form, the same in the genitive, gender of names."""
        self.phrases: dict[str, Any] = data["phrases"]
        """A tree of lemmas; the empty key of a node holds kind, name and flags of the phrase."""
        self.lemmas: dict[str, str] = data["lemmas"]
        self.abbreviations = frozenset(data["abbreviations"])
        """Abbreviated heads; with and without diacritics, in small letters."""
        self.heads = self.abbreviations.union(data["heads"])
        """Every form, with and without diacritics, of the words that phrases turn on."""
        self.names: dict[str, list[tuple[list[str], str]]] = data["names"]
        """First word → further words and name, longest first."""
        self.known_names = frozenset(n for entries in self.names.values() for _, n in entries)
        self.inflected = frozenset(data["inflected"])
        """The names that are adjectives."""
        self.parts: dict[str, list[str]] = data["parts"]
        """Name → its parts, where they are not what stands between commas and `i`."""
        self.places: list[tuple[str, str, str]] = data["places"]
        """Nominative, seat as signed, commands (W, M, K, S)."""
        self.commands = {seat: commands for _, seat, commands in self.places if commands}
        """Seat as signed → its commands."""
        self.exact: dict[str, dict[str, list[int]]] = data["exact"]
        """Case → folded form → places so named."""
        self.short: dict[str, dict[str, list[int]]] = data["short"]
        """Case → first word of a seat's name → places so named."""
        self.adjectives: dict[str, list[int]] = data["adjectives"]
        self.regions: dict[str, tuple[str, str]] = data["regions"]
        """Stem of an adjective → the adjective as a name, and the seat of the region."""


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer."""
    return Gazetteer(json.loads(DATA.read_text(encoding="utf-8")))
