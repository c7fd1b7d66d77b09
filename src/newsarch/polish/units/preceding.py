"""What stands before a unit's phrase: its number, the adjective of its town or region."""

from __future__ import annotations

from functools import cache, lru_cache

from newsarch.polish.units.adjectives import (
    ADJECTIVAL,
    may_mean_place,
    region_adjective,
    town_adjective,
)
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.numerals import NUMBER_JOINTS, from_roman, number_at, read_numbers
from newsarch.polish.units.words import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newsarch.polish.units.words import Words

MOST_MODIFIERS = 2


class Before:
    """What stands before a phrase: numbers, adjectives of towns or regions."""

    __slots__ = ("end", "numbers", "region", "towns")

    def __init__(self, start: int) -> None:
        self.end = start
        self.numbers: list[int] = []
        self.towns: tuple[str, ...] = ()
        self.region: tuple[str, str] | None = None


@lru_cache(maxsize=8192)
def may_precede(word: str, further: bool) -> bool:
    """Whether a word may stand in a unit's name before its head (`further`: and another word)."""
    key = key_of(word)
    if from_roman(word) or may_mean_place(key):
        return True
    return further if key in NUMBER_JOINTS else gazetteer().lemmas.get(key) in _leading()


@cache
def _leading() -> frozenset[str]:
    """The lemmas that stand before a head in a phrase: *Samodzielny* Pododdział."""
    tables = gazetteer()
    heads = {tables.lemmas[head] for head in tables.heads if head in tables.lemmas}
    return frozenset(_before(heads, tables.phrases))


def _before(heads: set[str], tree: dict[str, Any]) -> Iterator[str]:
    """The lemmas that lead through a tree of phrases to a head."""
    for lemma in tree.keys() - heads - {""}:
        yield lemma
        yield from _before(heads, tree[lemma])


def read_before(words: Words, index: int) -> Before:
    """The number and the adjectives that stand before a phrase."""
    before = Before(index)
    for _ in range(MOST_MODIFIERS):
        at = before.end
        if words[at].key.endswith(ADJECTIVAL):
            if not _read_adjective(words, at, before):
                break
        elif not before.numbers and number_at(words, at):
            before.numbers, before.end = read_numbers(words, at)
        else:
            break
    return before


def _read_adjective(words: Words, at: int, before: Before) -> bool:
    """Note the town or region that an adjective means; False when it means none."""
    towns, region = town_adjective(words, at), region_adjective(words, at)
    before.towns = before.towns or towns
    if region is not None:
        before.region, before.end = region[:2], region[2]
    elif towns:
        before.end = at + 1
    return bool(region or towns)
