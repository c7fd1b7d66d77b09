"""What a user means by the name of a unit.

Any case, abbreviations, missing diacritics and capitals, a seat in the nominative, a bare type:
all readings are returned, since `Komenda w Gorzowie` may be the voivodeship's or the town's.
"""

from __future__ import annotations

from itertools import islice

from newsarch.polish.folding import fold
from newsarch.polish.units.chain import Chain
from newsarch.polish.units.grammar import read_unit_at
from newsarch.polish.units.resolving import chains_of_part, superiors_of
from newsarch.polish.units.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST_QUERY = 400
MOST = 64
"""Readings of one query; more are not kept."""


def read_unit(text: str, aliases: Mapping[str, str] | None = None) -> tuple[Chain, ...]:
    """All units that `text` may name, likeliest first; none when it is not understood.

    `aliases` (folded name → canonical unit) are what the user has taught; they win.
    """
    if taught := _taught(text, aliases):
        return (taught,)
    text = " ".join(text[:LONGEST_QUERY].split())
    words = Words(text, query=True)
    reading = read_unit_at(words, 0)
    if reading is None or not _is_end(words, reading.after):
        return ()
    superiors = superiors_of(reading, every=True)
    found = (c for part in reading.parts for c in chains_of_part(part, superiors, every=True))
    return tuple(dict.fromkeys(islice(found, MOST)))


def _taught(text: str, aliases: Mapping[str, str] | None) -> Chain | None:
    """The unit that a user's name for it stands for."""
    from newsarch.polish.units.naming import chain_of

    name = (aliases or {}).get(" ".join(fold(text).split()))
    return chain_of(name) if name else None


def _is_end(words: Words, index: int) -> bool:
    """Whether nothing but marks is left."""
    while words[index].text and not words[index].text.isalnum():
        index += 1
    return not words[index].text


def suggest(text: str, known: Iterable[str]) -> list[str]:
    """Those of the `known` canonical units that look like what was typed, most alike first."""
    from difflib import SequenceMatcher

    wanted = fold(text)
    scored = [(SequenceMatcher(None, wanted, fold(unit)).ratio(), unit) for unit in known]
    alike = sorted((pair for pair in scored if pair[0] >= 0.6), key=lambda p: (-p[0], p[1]))
    return [unit for _score, unit in alike[:5]]
