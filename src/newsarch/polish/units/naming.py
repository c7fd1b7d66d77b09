"""The canonical form of a unit, and back.

`Wydział Prewencji KWP w Gorzowie Wlkp.`: types in the nominative, commands abbreviated, the seat
in the locative as institutions sign themselves. Reading it again gives the same chain: what is
shown can be typed.
"""

from __future__ import annotations

from functools import lru_cache

from newsarch.polish.units.chain import Chain, Node
from newsarch.polish.units.gazetteer import gazetteer

_BEFORE_CLUSTER = ("W", "F")
"""`we` stands before these letters when a consonant follows: we Wrocławiu, we Włocławku."""
_VOWELS = "aeiouyąęó"


@lru_cache(maxsize=4096)
def canonical(chain: Chain) -> str:
    """How a unit is shown and stored: `Referat Kryminalny Komisariatu II Policji w Opolu`."""
    return " ".join(_shown(node, above=place > 0) for place, node in enumerate(chain))


def _shown(node: Node, *, above: bool) -> str:
    """One unit of a chain; a superior (`above`) stands in the genitive."""
    nominative, genitive, gender = gazetteer().kinds[node.kind]
    name = _in_genitive(node) if above else _agreeing(node.name, gender)
    title = (genitive if above else nominative).format(name=name, number=node.number)
    return " ".join([*title.split(), *_where(node)])


def _agreeing(name: str, gender: str) -> str:
    """A name in the gender of its kind: Wydział Kryminalny, Sekcja Kryminalna."""
    if gender == "m" or name not in gazetteer().inflected:
        return name
    stem, soft = name[:-1], name[-1:] == "i"
    return stem + ("a" if gender == "f" else "ie" if soft else "e")


def _in_genitive(node: Node) -> str:
    """A name that agrees with its kind, in the genitive: Wydziału Kryminalnego."""
    tables, name = gazetteer(), node.name
    template, _, gender = tables.kinds[node.kind]
    if not name or (name not in tables.inflected and not template.startswith("{name}")):
        return name
    stem, soft = name[:-1], "i" if name[-1:] == "i" else ""
    return stem + soft + ("ej" if gender == "f" or name[-1:] == "a" else "ego")


def _where(node: Node) -> list[str]:
    """The words that say where a unit is."""
    if not node.seat:
        return []
    if node.district.startswith("dla "):
        return [node.district, preposition(node.seat), node.seat]
    if node.district:
        return [f"{nominative(node.seat)}-{node.district}"]
    return [preposition(node.seat), node.seat]


def preposition(place: str) -> str:
    """`w`, or `we` before a name that begins with w or f and another consonant."""
    cluster = place[:1] in _BEFORE_CLUSTER and place[1:2].lower() not in _VOWELS
    return "we" if cluster else "w"


@lru_cache(maxsize=256)
def nominative(seat: str) -> str:
    """The name of a seat of the gazetteer in the nominative."""
    return next((name for name, signed, _ in gazetteer().places if signed == seat), seat)


@lru_cache(maxsize=4096)
def chain_of(text: str) -> Chain | None:
    """The chain whose canonical form `text` is, or None."""
    from newsarch.polish.units.reading import read_unit

    return next((chain for chain in read_unit(text) if canonical(chain) == text), None)
