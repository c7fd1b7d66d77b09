"""Which voivodeship office an abbreviation means: *LUW* is the one named in full in the text."""

from __future__ import annotations

from newsarch.polish.units.claims import claims_of
from newsarch.polish.units.sharing import OFFICE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarch.polish.units.chain import Node
    from newsarch.polish.units.claims import Claims
    from newsarch.polish.units.sharing import Offices


def named_offices(windows: Iterable[str]) -> Offices:
    """The offices named in full in the windows of a text, by their initials; the last one wins."""
    nodes = (node for window in windows for claims in claims_of(window, ())
             for node in _nodes(claims))  # fmt: skip
    named = {n.name[0]: (n.name[0], n.name, n.seat) for n in nodes if n.kind == OFFICE and n.name}
    return tuple(named.values())


def _nodes(claims: Claims) -> Iterator[Node]:
    """All units of the chains of claims."""
    for claim in claims.made:
        yield from claim.chain
    if claims.otherwise is not None:
        yield from _nodes(claims.otherwise)
