"""Whether a unit that was read can be one: any place can be read, but commands are only in some."""

from __future__ import annotations

from newsarch.polish.units.gazetteer import gazetteer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.chain import Chain

COMMANDS = frozenset({"KWP", "KMP", "KPP", "KW PSP", "KM PSP", "KP PSP"})
"""The kinds whose seats the gazetteer knows, all of them."""


def is_known(chain: Chain) -> bool:
    """Whether each command of a unit sits in a town that has one. Which one is not asked: there
    were others once, and articles are old."""
    placed = (node for node in chain if node.seat and node.kind in COMMANDS)
    return all(node.seat in gazetteer().commands for node in placed)
