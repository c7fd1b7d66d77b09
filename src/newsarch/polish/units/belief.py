"""Whether words of a text name a unit, and not just anything of that sort.

A query is believed as it stands; a text says *komisariat*, *zespół* and *zarząd* of many things.
"""

from __future__ import annotations

import re

from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.traits import (
    ASKED,
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
    from newsarch.polish.units.grammar import Part

NEAR = 100
"""Characters around a weak abbreviation in which the police must be named."""
_POLICE = re.compile(r"(?i:polic|komend|komisaria|posterun)|\bK[MPW]P\b|SPPP")


def is_believed(text: str, part: Part, owned: bool) -> bool:
    """Whether words of a text name a unit, and not anything of that sort."""
    flags, capital = part.meaning.flags, text[part.start].isupper()
    says = bool(part.name or part.number or part.seat.options)
    one_of_a_kind = SINGLE in flags
    if not (says or owned or one_of_a_kind) and (WEAK in flags or not capital):
        return False
    if NAMED in flags and not _is_told_apart(part, capital, owned):
        return False
    if CAPITAL in flags and not capital and not owned:
        return False
    if ASKED in flags and not (capital and says):
        return False
    weak = POLICE_ALWAYS_NEAR in flags or (
        POLICE_NEAR in flags and not part.seat.options and not owned
    )
    return not weak or _police_near(text, part)


def _is_told_apart(part: Part, capital: bool, owned: bool) -> bool:
    """Whether a wydział has a name to believe, or else a seat."""
    if not part.name:
        return bool(part.seat.options) and (capital or owned)
    return owned or OPEN_BELOW not in part.meaning.flags or part.name in gazetteer().known_names


def _police_near(text: str, part: Part) -> bool:
    """Whether the police are named near by."""
    around = text[max(0, part.start - NEAR) : part.end + NEAR]
    return _POLICE.search(around) is not None
