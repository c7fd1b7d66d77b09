"""Organisational units: understood in a text, in a query, as a canonical name.

    words       a text read word by word around a head word
    phrases, names, numerals, preceding, seats, places   the pieces of a unit's name
    grammar     a unit and its superiors, from its pieces
    resolving   which town, which command: from a reading to chains
    finding     mentions in a text: sharing among neighbours, belief in weak words
    reading     what a user asks for        taught    names the user has taught
    naming      chain ⇄ canonical form      matching  does a mention answer a query
    signature   a line that is a unit       traits    what a kind of unit may have

The gazetteer is data (`data/units.json`, made by `scripts/units/build.py`); `docs/units.md` says
what is understood.
"""

from __future__ import annotations

from newsarch.polish.units.chain import Chain, Mention, Node
from newsarch.polish.units.finding import find_units
from newsarch.polish.units.matching import covers, node_keys
from newsarch.polish.units.naming import canonical, chain_of
from newsarch.polish.units.reading import read_unit, suggest
from newsarch.polish.units.signature import published_unit

__all__ = [
    "Chain", "Mention", "Node", "canonical", "chain_of", "covers", "find_units", "node_keys",
    "published_unit", "read_unit", "suggest",
]  # fmt: skip
