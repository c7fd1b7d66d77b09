"""Units mentioned in a text.

1. **Anchors.** The words that units turn on (`wydziału`, `KWP` …) are found with one pass.
2. **Readings.** Around each, a unit is read by the grammar; text already read is not read again.
3. **Sharing.** Neighbours complete each other: `Wydziału Prewencji i Wydziału Kryminalnego KWP w
   Gorzowie Wlkp.` share the KWP, `KWP i KMP w Opolu` the seat, `KWP w Łodzi – Wydział Kadr` is one.
4. **Belief.** What could be anything (`komisariat`, `zespół`) is left out.
"""

from __future__ import annotations

import re
from itertools import islice

from newsarch.polish.units.belief import is_believed
from newsarch.polish.units.chain import Mention, Node
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.grammar import Reading, may_follow, read_unit_at
from newsarch.polish.units.preceding import may_precede
from newsarch.polish.units.resolving import chains_of_part, superiors_of
from newsarch.polish.units.sharing import share
from newsarch.polish.units.traits import WEAK
from newsarch.polish.units.words import BREAK, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOOK_BACK = 48
"""Characters before an anchor in which its adjectives and numbers may stand."""
WORDS_BACK = 4
MOST = 64
"""Mentions that one list may stand for; more are not made of it."""
_WORD = re.compile(r"\w+")
_HEAD_AND_NEXT = re.compile(r"\w+[\s.:–-]{1,4}(\w+)")


def find_units(text: str, aliases: Mapping[str, str] | None = None) -> list[Mention]:
    """The units mentioned in a text (in NFC), in order of appearance.

    `aliases` (folded name → canonical unit) are what the user has taught; they win.
    """
    readings = share(text, list(_readings(text)))
    found = [mention for reading in readings for mention in islice(_mentions(text, reading), MOST)]
    if aliases:
        from newsarch.polish.units.taught import find_aliases, merged

        found = merged(find_aliases(text, aliases), found)
    return found


def _anchors(text: str) -> list[int]:
    """Where the words stand that units turn on."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found: list[int] = []
    for head in gazetteer().heads.intersection(_WORD.findall(lowered)):
        capital = head in gazetteer().abbreviations
        found += [at for at in _places(lowered, head) if not capital or text[at].isupper()]
    return sorted(found)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not text[end : end + 1].isalnum() and not (place and text[place - 1].isalnum()):
            yield place
        place = text.find(word, end)


def _readings(text: str) -> Iterator[Reading]:
    """The units read around each anchor, none overlapping."""
    done = 0
    for anchor in _anchors(text):
        if anchor >= done and (reading := _around(text, anchor, done)):
            done = reading.end
            yield reading


def _around(text: str, anchor: int, done: int) -> Reading | None:
    """The unit that a head word belongs to, begun as early as possible."""
    beginnings = _beginnings(text, anchor, done)
    if not beginnings and not _goes_on(text, anchor):
        return None
    for start in [*beginnings, anchor]:
        reading = read_unit_at(Words(text, start), 0)
        if reading is not None and reading.end > anchor:
            return reading
    return None


def _goes_on(text: str, anchor: int) -> bool:
    """Whether the word after a head can belong to a unit: a quick no for most heads."""
    if text[anchor + 1 : anchor + 2].isupper():
        return True
    match = _HEAD_AND_NEXT.match(text, anchor)
    if match is None:
        return False
    following = match[1]
    return not following.islower() or may_follow(following)


def _beginnings(text: str, anchor: int, done: int) -> list[int]:
    """Where adjectives, numbers and other words of a phrase begin before its head, first first."""
    found: list[int] = []
    place, earliest = anchor, max(done, anchor - LOOK_BACK)
    while len(found) < WORDS_BACK:
        end = place
        while end > earliest and text[end - 1] in " \u00a0\n-–":
            end -= 1
        start = end
        while start > earliest and text[start - 1].isalnum():
            start -= 1
        word = text[start:end]
        if start == end or BREAK in text[end:place] or not may_precede(word, bool(found)):
            break
        place = start
        found.append(place)
    return found[::-1]


def _mentions(text: str, reading: Reading) -> Iterator[Mention]:
    """What a reading names, if it is to be believed; else what its superior names."""
    superiors = superiors_of(reading, every=False)
    believed = [part for part in reading.parts if is_believed(text, part, bool(superiors))]
    if not believed and reading.superior is not None:
        yield from _mentions(text, reading.superior)
    for part in believed:
        end = reading.end if len(reading.parts) == 1 else part.end
        for chain in chains_of_part(part, superiors, every=False):
            if WEAK not in part.meaning.flags or chain != (Node(part.meaning.kind),):
                yield Mention(part.start, end, text[part.start : end], chain)
