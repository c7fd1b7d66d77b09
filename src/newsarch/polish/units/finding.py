"""Units mentioned in a text.

1. **Windows.** The words that units turn on (`wydziału`, `KWP` …) are found with one pass, and
   around each the words that may belong to it.
2. **Claims.** Each window is read by the grammar, and units that stand together complete each
   other: `Wydziału Prewencji i Wydziału Kryminalnego KWP w Gorzowie Wlkp.` share the KWP.
3. **Belief.** What could be anything (`komisariat`, `zespół`) is left out.
"""

from __future__ import annotations

from unicodedata import is_normalized

from newsarch.polish.units.belief import police_near
from newsarch.polish.units.chain import Mention
from newsarch.polish.units.claims import claims_of
from newsarch.polish.units.windows import windows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarch.polish.units.claims import Claim, Claims
    from newsarch.polish.units.sharing import Offices

OFFICE_SIGN = "UW"
"""In the abbreviation of every voivodeship office."""


def find_units(text: str, aliases: Mapping[str, str] | None = None) -> list[Mention]:
    """The units mentioned in a text, in order of appearance.

    `aliases` (folded name → canonical unit) are what the user has taught; they win.
    """
    if not is_normalized("NFC", text):
        return _found_in_decomposed(text, aliases)
    return _found(text, aliases)


def _found(text: str, aliases: Mapping[str, str] | None) -> list[Mention]:
    """The units mentioned in a text whose letters are composed."""
    found = _mentions(text)
    if aliases:
        from newsarch.polish.units.taught import find_aliases, merged

        found = merged(find_aliases(text, aliases), found)
    return found


def _found_in_decomposed(text: str, aliases: Mapping[str, str] | None) -> list[Mention]:
    """The units mentioned in a text with letters that are a base and a mark."""
    from newsarch.polish.units.decomposed import Composed

    composed = Composed(text)
    found: list[Mention] = []
    for mention in _found(composed.text, aliases):
        start, end = map(composed.original_place, (mention.start, mention.end))
        found.append(Mention(start, end, text[start:end], mention.chain))
    return found


def _mentions(text: str) -> list[Mention]:
    """The units that a text names by itself."""
    parts = list(windows(text))
    offices = _offices(text, [window for _start, window in parts])
    found: list[Mention] = []
    for at, window in parts:
        for claims in claims_of(window, offices if OFFICE_SIGN in window else ()):
            for claim in _believed(text, at, claims):
                start, end = claim.start, claim.end
                found.append(Mention(at + start, at + end, window[start:end], claim.chain))
    return found


def _offices(text: str, parts: list[str]) -> Offices:
    """What abbreviations of offices mean in a text, if there may be such."""
    if OFFICE_SIGN not in text:
        return ()
    from newsarch.polish.units.offices import named_offices

    return named_offices(parts)


def _believed(text: str, start: int, claims: Claims) -> list[Claim]:
    """The claims of a window at `start` that the text around it bears out."""
    found = [
        claim
        for claim in claims.made
        if not claim.doubtful or police_near(text, start + claim.start, start + claim.end)
    ]
    if found or claims.otherwise is None:
        return found
    return _believed(text, start, claims.otherwise)
