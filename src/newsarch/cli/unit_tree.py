"""Which unit belongs to which: the chains of an archive's units, joined into trees."""

from __future__ import annotations

from newsarch.index.collation import polish_order
from newsarch.polish.units import Chain, canonical, read_unit
from newsarch.render.tree import Branch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def branches(counts: Sequence[tuple[str, int, int]]) -> list[Branch]:
    """The trees of some units, each with the number of articles that name it.

    A superior that no article names by itself stands there without a number; what is not
    understood as one unit stands alone.
    """
    grown: dict[str, Branch] = {}
    roots: list[Branch] = []
    for name, _published, naming in counts:
        readings = read_unit(name)
        chain = readings[0] if len(readings) == 1 else Chain()
        _branch(name, chain, grown, roots).note = str(naming)
    return sorted(roots, key=lambda root: polish_order(root.name))


def _branch(name: str, chain: Chain, grown: dict[str, Branch], roots: list[Branch]) -> Branch:
    """The branch of a unit, grown on its superior's if it is new."""
    if name in grown:
        return grown[name]
    branch = grown[name] = Branch(name)
    above = Chain(chain[1:])
    siblings = _branch(canonical(above), above, grown, roots).branches if above else roots
    siblings.append(branch)
    return branch
