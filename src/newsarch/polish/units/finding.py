"""Units mentioned in a text.

1. **Anchors.** The words that units turn on (`wydziału`, `KWP` …) are found with one pass.
2. **Readings.** Around each, a unit is read by the grammar; text already read is not read again.
3. **Sharing.** Neighbours complete each other: `Wydziału Prewencji i Wydziału Kryminalnego KWP w
   Gorzowie Wlkp.` share the KWP, `KWP i KMP w Opolu` the seat, `KWP w Łodzi – Wydział Kadr` is one.
4. **Belief.** What could be anything (`komisariat`, `zespół`) is left out.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsarch.polish.units.chain import Mention, Node
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.grammar import Reading, may_follow, may_precede, read_unit_at
from newsarch.polish.units.resolving import chains_of_part, may_sit, superiors_of
from newsarch.polish.units.words import BREAK, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsarch.polish.units.grammar import Part

LOOK_BACK = 48
"""Characters before an anchor in which its adjectives and numbers may stand."""
WORDS_BACK = 4
OFFICE = "urząd wojewódzki"
NEAR = 100
"""Characters around a weak abbreviation in which the police must be named."""
_WORD = re.compile(r"\w+")
_POLICE = re.compile(r"(?i:polic|komend|komisaria|posterun)|\bK[MPW]P\b|SPPP")
_HEAD_AND_NEXT = re.compile(r"\w+[\s.:–-]{1,4}(\w+)")
_JOINED = re.compile(
    r"\s*(?:,|/|i|oraz|a także|jak i|lub|czy)\s+(?:(?:z|ze|w|we|do|od|dla|przez|przy)\s+)?|/"
)
_BELOW = re.compile(r"\s*(?:[-–—]|\n|,)\s*")


def find_units(text: str, aliases: Mapping[str, str] | None = None) -> list[Mention]:
    """The units mentioned in a text (in NFC), in order of appearance.

    `aliases` (folded name → canonical unit) are what the user has taught; they win.
    """
    readings = list(_readings(text))
    _share(text, readings)
    found = [mention for reading in readings for mention in _mentions(text, reading)]
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


def _share(text: str, readings: list[Reading]) -> None:
    """Let neighbours complete each other."""
    for left, right in list(pairwise(readings)):
        if _is_below(text, left, right):
            right.superior, right.start = left, left.start
            right.parts[0].start = left.start
            readings.remove(left)
    _expand_offices(readings)
    for left, right in reversed(list(pairwise(readings))):
        gap = text[left.end : right.start]
        if len(gap) < 24 and _JOINED.fullmatch(gap):
            _complete(left, right)


def _expand_offices(readings: list[Reading]) -> None:
    """Let an abbreviation that offices share (LUW) mean the one named in full in the text."""
    parts = [
        p for r in readings for up in _upwards(r) for p in up.parts if p.meaning.kind == OFFICE
    ]
    named = {part.name[0]: part for part in parts if part.name}
    for part in parts:
        initial = part.letters[:1]
        if not part.name and len(part.letters) == 3 and initial in named:
            part.name, part.seat = named[initial].name, named[initial].seat


def _upwards(reading: Reading | None) -> Iterator[Reading]:
    """A reading and its superiors."""
    while reading is not None:
        yield reading
        reading = reading.superior


def _is_below(text: str, left: Reading, right: Reading) -> bool:
    """`KWP w Łodzi – Wydział Kadr`: the second is a part of the first."""
    gap = text[left.end : right.start]
    if "S" in left.flags and "N" in right.flags and gap.isspace() and right.superior is None:
        return True
    part_of = "N" in right.flags and right.superior is None and not right.seated
    if not part_of or len(gap) > 6 or "N" in left.flags or "s" not in left.flags:
        return False
    return _BELOW.fullmatch(gap) is not None and gap.count("\n") < 2


def _complete(left: Reading, right: Reading) -> None:
    """Give a unit what the next one of the same list says for both."""
    if "N" in left.flags and "N" in right.flags:
        if left.superior is None and not left.seated:
            left.superior = right.superior
    elif _lacks_seat(left) and "s" in right.flags and right.seated:
        for part in left.parts:
            if may_sit(part.meaning.kind, right.parts[0].seat):
                part.seat = right.parts[0].seat


def _lacks_seat(reading: Reading) -> bool:
    """Whether a unit may have a seat and neither it nor its superior says where."""
    return "s" in reading.flags and not reading.seated and reading.superior is None


def _mentions(text: str, reading: Reading) -> Iterator[Mention]:
    """What a reading names, if it is to be believed; else what its superior names."""
    superiors = superiors_of(reading, every=False)
    believed = [part for part in reading.parts if _is_believed(text, part, bool(superiors))]
    if not believed and reading.superior is not None:
        yield from _mentions(text, reading.superior)
    for part in believed:
        end = reading.end if len(reading.parts) == 1 else part.end
        for chain in chains_of_part(part, superiors, every=False):
            if "w" not in part.meaning.flags or chain != (Node(part.meaning.kind),):
                yield Mention(part.start, end, text[part.start : end], chain)


def _is_believed(text: str, part: Part, owned: bool) -> bool:
    """Whether words of a text name a unit, and not anything of that sort."""
    flags, capital = part.meaning.flags, text[part.start].isupper()
    says = bool(part.name or part.number or part.seat.options)
    one_of_a_kind = "S" in flags
    if not (says or owned or one_of_a_kind) and ("w" in flags or not capital):
        return False
    if "N" in flags and not _is_told_apart(part, capital, owned):
        return False
    if "k" in flags and not capital and not owned:
        return False
    if "q" in flags and not (capital and says):
        return False
    weak = "e" in flags or ("c" in flags and not part.seat.options and not owned)
    return not weak or _police_near(text, part)


def _is_told_apart(part: Part, capital: bool, owned: bool) -> bool:
    """Whether a wydział has a name to believe, or else a seat."""
    if not part.name:
        return bool(part.seat.options) and (capital or owned)
    return owned or "P" not in part.meaning.flags or part.name in gazetteer().known_names


def _police_near(text: str, part: Part) -> bool:
    """Whether the police are named near by."""
    around = text[max(0, part.start - NEAR) : part.end + NEAR]
    return _POLICE.search(around) is not None
