"""Organisational units: understood in a text, in a query, as a canonical name.

    windows     where in a text units may stand        vocabulary  the words they may go on with
    words       a window or a query word by word
    phrases, names, numerals, preceding, seats, places   the pieces of a unit's name
    grammar     a unit and its superiors, from its pieces
    resolving   which town, which command: from a reading to chains
    claims      what a window names, neighbours having shared (sharing)
    finding     mentions in a text: belief in weak words, offices meant, decomposed letters
    reading     what a user asks for        taught    names the user has taught
    naming      chain ⇄ canonical form      matching  does a mention answer a query
    signature   a line that is a unit       traits    what a kind of unit may have
    commandants the command a post speaks for

The gazetteer is data (`data/units.json`, made by `scripts/units/build.py`); `docs/units.md` says
what is understood.
"""

from __future__ import annotations

from newsarch.polish.units.chain import Chain, Mention, Node, unpacked
from newsarch.polish.units.matching import covers, node_keys
from newsarch.polish.units.naming import canonical, chain_of
from newsarch.polish.units.reading import read_unit, suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.finding import find_units
    from newsarch.polish.units.places import is_town
    from newsarch.polish.units.signature import published_unit

__all__ = [
    "Chain", "Mention", "Node", "canonical", "chain_of", "covers", "find_units", "is_town",
    "node_keys", "published_unit", "read_unit", "suggest", "unpacked",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """What reads texts, loaded when it is asked for: a search needs none of it."""
    if name == "find_units":
        from newsarch.polish.units.finding import find_units

        return find_units
    if name == "published_unit":
        from newsarch.polish.units.signature import published_unit

        return published_unit
    if name == "is_town":
        from newsarch.polish.units.places import is_town

        return is_town
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
