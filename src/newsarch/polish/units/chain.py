"""What a unit is: a chain of nodes, lowest first.

`Wydział Prewencji KWP w Gorzowie Wlkp.` is the node *Wydział Prewencji* and above it the node *KWP
in Gorzów*. What a node does not say is empty, and an empty part means nothing more than that: the
same shape serves for a unit met in a text and for one asked for, where empty parts match anything.
"""

from __future__ import annotations

from functools import lru_cache

from newsarch.values import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One unit without its superiors."""

    kind: str
    """A kind of `kinds.txt`: `wydział`, `KWP`, `komisariat` …"""
    name: str = ""
    """What tells units of a kind apart: `Prewencji`, `Kryminalny`, `Nadodrzański`."""
    number: str = ""
    seat: str = ""
    """The town in the locative, as institutions sign themselves: `Gorzowie Wlkp.`"""
    district: str = ""
    """A part of the town: `Grunwald`."""


class Chain(tuple[Node, ...]):
    """A unit with its superiors, lowest first. Compares and hashes as the tuple it is."""

    __slots__ = ()

    def packed(self) -> str:
        """The chain as one text, which `unpacked` reads much quicker than a canonical form."""
        return "\n".join(
            "\t".join((node.kind, node.name, node.number, node.seat, node.district))
            for node in self
        )


@lru_cache(4096)
def unpacked(text: str) -> Chain:
    """The chain that was packed."""
    return Chain(Node(*line.split("\t")) for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text: `text[start:end] == printed`."""

    start: int
    end: int
    printed: str
    chain: Chain
