"""Whether a unit asked for is a unit mentioned.

A query matches when its chain is a subsequence of the mention's: a unit stands for itself and for
all below it, a bare type for every unit of that type. Each node asked for must be met by a node
that says at least as much.
"""

from __future__ import annotations

from functools import lru_cache

from newsarch.polish.folding import fold
from newsarch.polish.units.chain import Chain, Node
from newsarch.polish.units.names import split_name


def covers(query: Chain, mention: Chain) -> bool:
    """Whether a mention is of the unit asked for, or of one below it."""
    nodes = iter(range(len(mention)))
    return all(any(_meets(asked, mention, place) for place in nodes) for asked in query)


def _meets(asked: Node, mention: Chain, place: int) -> bool:
    """Whether the node at `place` is one that was asked for."""
    met = mention[place]
    if asked.kind != met.kind:
        return False
    if asked.number and asked.number != met.number:
        return False
    if asked.district and asked.district != met.district:
        return False
    if asked.name and not parts_of(asked.name) <= parts_of(met.name):
        return False
    return not asked.seat or any(_same(asked.seat, node.seat) for node in mention[place:])


def _same(seat: str, other: str) -> bool:
    """Whether two seats are one; a place unknown to the gazetteer may lack its diacritics."""
    return seat == other or _folded(seat) == _folded(other)


_folded = lru_cache(maxsize=2048)(fold)


@lru_cache(maxsize=2048)
def parts_of(name: str) -> frozenset[str]:
    """What a name consists of, folded: Prewencji, Ruchu Drogowego."""
    return frozenset(map(fold, split_name(name)))


def node_keys(chain: Chain) -> frozenset[str]:
    """Keys for an index: `covers(q, m)` implies `node_keys(q) <= node_keys(m)`."""
    return frozenset(key for place in range(len(chain)) for key in _keys(chain, place))


def _keys(chain: Chain, place: int) -> list[str]:
    """The keys of one node: its kind, alone and with each thing it says."""
    node = chain[place]
    keys = [node.kind]
    keys += [f"{node.kind}/{part}" for part in parts_of(node.name)]
    if node.number:
        keys.append(f"{node.kind}#{node.number}")
    if node.district:
        keys.append(f"{node.kind}+{node.district}")
    keys += [f"{node.kind}@{_folded(upper.seat)}" for upper in chain[place:] if upper.seat]
    return keys
