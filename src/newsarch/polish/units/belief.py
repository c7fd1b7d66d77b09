"""Whether words of a text name a unit, and not just anything of that sort.

A query is believed as it stands; a text says *komisariat*, *zespół* and *zarząd* of many things.
"""

from __future__ import annotations

import re
from functools import cache

from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.traits import (
    ASKED,
    BELOW_COMMAND,
    CAPITAL,
    NAMED,
    OPEN_BELOW,
    POLICE_ALWAYS_NEAR,
    POLICE_NEAR,
    SINGLE,
    WEAK,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.chain import Chain
    from newsarch.polish.units.parts import Part

NEVER, NEAR_POLICE, CERTAIN = range(3)
"""How far a unit is believed: not at all, near the police, wherever it stands."""
COMMANDS = frozenset({"KGP", "KSP", "KWP", "KMP", "KPP", "KRP"})
NEAR = 100
"""Characters around a weak abbreviation in which the police must be named."""


def trust(text: str, part: Part, superiors: list[Chain]) -> int:
    """How far words of a text are believed to name a unit, below the superiors that are named."""
    owned, flags = bool(superiors), part.meaning.flags
    if not _is_told(text, part, owned):
        return NEVER
    if BELOW_COMMAND in flags and not any(above[0].kind in COMMANDS for above in superiors):
        return NEVER
    weak = POLICE_ALWAYS_NEAR in flags or (
        POLICE_NEAR in flags and not part.seat.options and not owned
    )
    return NEAR_POLICE if weak else CERTAIN


def _is_told(text: str, part: Part, owned: bool) -> bool:
    """Whether enough is said of a unit for its kind."""
    flags, capital = part.meaning.flags, text[part.start].isupper()
    says = bool(part.name or part.number or part.seat.options)
    one_of_a_kind = SINGLE in flags
    if not (says or owned or one_of_a_kind) and (WEAK in flags or not capital):
        return False
    if NAMED in flags and not _is_told_apart(part, capital, owned):
        return False
    if CAPITAL in flags and not capital and not owned:
        return False
    return ASKED not in flags or (capital and says)


def _is_told_apart(part: Part, capital: bool, owned: bool) -> bool:
    """Whether a wydział has a name to believe, or else a seat."""
    if not part.name:
        return bool(part.seat.options) and (capital or owned)
    return owned or OPEN_BELOW not in part.meaning.flags or part.name in gazetteer().known_names


def police_near(text: str, start: int, end: int) -> bool:
    """Whether the police are named near by."""
    return _police().search(text, max(0, start - NEAR), end + NEAR) is not None


@cache
def _police() -> re.Pattern[str]:
    return re.compile(r"(?i:polic|komend|komisaria|posterun)|\bK[MPW]P\b|SPPP")
