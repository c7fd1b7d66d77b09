"""Adjectives that say where: of a town (*gorzowska* komenda) or of a region (*lubuska*)."""

from __future__ import annotations

import re
from functools import cache

from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.places import signed
from newsarch.polish.units.words import DASHES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.words import Words

OPENING = ("sko", "cko")
"""Endings of the first half of a region's adjective: *kujawsko-pomorska*."""
ADJECTIVAL = ("ki", "ka", "kie", "kiego", "kiej", "kiemu", "kim", "kimi", "kich", *OPENING)
"""Endings, folded, of a word that may be an adjective of a town or a part of a region's."""
_TOWN_ADJECTIVE = re.compile(r"(.+[sc]k|.+dzk)(?:iego|iemu|imi|iej|ich|im|ie|i|a)")


def may_mean_place(key: str) -> bool:
    """Whether a folded word may be the adjective of a town or region, or begin such a one."""
    if key.endswith(OPENING):
        return True
    match = _TOWN_ADJECTIVE.fullmatch(key)
    return match is not None and match[1] in _adjective_stems()


@cache
def _adjective_stems() -> frozenset[str]:
    tables = gazetteer()
    return frozenset(tables.adjectives).union(stem.split()[-1] for stem in tables.regions)


def town_adjective(words: Words, index: int) -> tuple[str, ...]:
    """The towns that an adjective may mean (`gorzowska`: Gorzów), or none."""
    match = _TOWN_ADJECTIVE.fullmatch(words[index].key)
    return signed(gazetteer().adjectives.get(match[1], [])) if match else ()


def region_named(name: str) -> tuple[str, str] | None:
    """A region by its adjective as a name, and its seat."""
    return next((found for found in gazetteer().regions.values() if found[0] == name), None)


def region_adjective(words: Words, index: int) -> tuple[str, str, int] | None:
    """Adjective of a region as a name, the region's seat, and the index after it."""
    end, key = index + 1, words[index].key
    if words[end].key in DASHES and key.endswith("o"):
        end, key = end + 2, f"{key} {words[end + 1].key}"
    match = _TOWN_ADJECTIVE.fullmatch(key)
    found = gazetteer().regions.get(match[1]) if match else None
    return (*found, end) if found else None
