"""Names of wydziały and their like: `Prewencji i Ruchu Drogowego`, `do walki z Korupcją`.

Names of the gazetteer are found in any case and spelling, the longest first; several may be listed
under one head (`wydziałów: kryminalnego, korupcji`, `Wydziału Prewencji i Kryminalnego`). Where
the kind allows it, a name may also be any run of capitalised words in the genitive.
"""

from __future__ import annotations

import re

from newsarch.polish.folding import fold
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.words import BETWEEN, DASHES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.polish.units.words import Words

JOINTS = frozenset({",", "i", "oraz", "a", "lub", "takze", "/"})
AND = frozenset({"i", "oraz"})
_JOINT = re.compile(r" i |, ")
MOST = 30
LONGEST_OPEN = 8
_GENITIVE = re.compile(
    r".{2,}(?:ego|ej|[yi]ch|ow|[jikgtnwrlydh]i|y|u|nia|wia|twa|zen|wan|owan|ci)$"
)
_ADJECTIVE = re.compile(r"(?:i?ego|i?emu|ym|im|(?<=[nwłtr])y|(?<=k)i)$")
_OF_TOWN = ("skiego", "ckiego", "skiej", "ckiej", "dzkiego", "dzkiej")
CONNECTORS = frozenset({"i", "oraz", "ds", "do", "spraw", "nad", "dla", "."})
_OPENERS = frozenset({"ds", "do"})


class Name:
    """A name read, and its words."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end


def read_names(words: Words, index: int, *, plural: bool, opens: bool) -> tuple[list[Name], int]:
    """The names that stand at `index`, and the index after them.

    `plural`: the head is in the plural, so that what is listed are several units. Under a head in
    the singular, genitives that are listed make one name (`Gospodarki Komunalnej i Zieleni`).
    `opens`: names that are not in the gazetteer are taken too.
    """
    begin = index + 1 if words[index].key == ":" else index
    first = known_name(words, begin, plural) or (opens and open_name(words, begin)) or None
    if first is None:
        return [], index
    names = _list_from(words, first, plural)
    if not plural:
        names = _compound(words, names, opens)
    return names, names[-1].end


def _list_from(words: Words, first: Name, plural: bool) -> list[Name]:
    """Known names that follow each other in a list."""
    names = [first]
    while len(names) < MOST:
        begin = _past_joint(words, names[-1].end, JOINTS)
        if begin is None or words[begin].capital != words[first.start].capital:
            break
        name = known_name(words, begin, plural)
        if name is None:
            break
        names.append(name)
    return names


def _past_joint(words: Words, index: int, joints: frozenset[str]) -> int | None:
    """The index after one or two words that join a list, or None when there is none."""
    after = index
    while words[after].key in joints and after - index < 2:
        after += 1
    return after if after > index else None


def _compound(words: Words, names: list[Name], opens: bool) -> list[Name]:
    """Genitives listed under one head as the one name that they are.

    An adjective may begin it (`Wydział Prawny i Nadzoru`); otherwise an adjective tells of a unit
    of its own (`Wydziału Prewencji i Kryminalnego`).
    """
    adjectives = [name.text in gazetteer().inflected for name in names]
    begun = adjectives == [True, False] and words[names[0].start].capital
    if any(adjectives) and not begun:
        return names
    last = names[-1]
    begin = _past_joint(words, last.end, AND) if opens else None
    if begin is not None and (more := open_name(words, begin)) and not _is_adjective(more):
        names = [*names, more]
    if len(names) == 1:
        return names
    text = ", ".join(name.text for name in names[:-1]) + " i " + names[-1].text
    return [Name(text, names[0].start, names[-1].end)]


def _is_adjective(name: Name) -> bool:
    """Whether a name is a single adjective, which names a unit of its own."""
    return " " not in name.text and name.text.endswith(("y", "i")) and name.end == name.start + 1


def split_name(name: str) -> list[str]:
    """The parts of a name; each of them finds the whole."""
    return gazetteer().parts.get(name) or [part for part in _JOINT.split(name) if part]


def known_name(words: Words, index: int, plural: bool = False) -> Name | None:
    """A name of the gazetteer; under a plural head (`plural`) only a name of one part."""
    for rest, name in gazetteer().names.get(words[index].key, ()):
        if plural and _is_list(name):
            continue
        end = _after(words, index + 1, rest)
        if end is not None:
            return Name(name, index, end)
    return None


def _is_list(name: str) -> bool:
    """Whether a name has parts that are names themselves (Prewencji i Ruchu Drogowego)."""
    parts = split_name(name)
    return len(parts) > 1 and all(fold(part.split()[0]) in gazetteer().names for part in parts)


def _after(words: Words, index: int, rest: list[str]) -> int | None:
    """The index after further words of a name, or None when others stand there."""
    for expected in rest:
        while words[index].key in BETWEEN:
            index += 1
        key = words[index].key
        if key != expected and not (expected in AND and key in AND):
            return None
        index += 1
    return index


def open_name(words: Words, index: int) -> Name | None:
    """Any name in capitalised genitive words: `Polityki Senioralnej`, `ds. Zieleni`."""
    end = start = index
    if words[start - 1].text.isupper():
        return None
    if compound := _compound_adjective(words, index):
        return compound
    while end - start < LONGEST_OPEN:
        ahead = end
        while words[ahead].key in (CONNECTORS if ahead > start else _OPENERS) and ahead - end < 3:
            ahead += 1
        if not _may_be_in_name(words, ahead):
            break
        end = ahead + 1
    return Name(_written(words, start, end), start, end) if end > start else None


def _compound_adjective(words: Words, index: int) -> Name | None:
    """A name such as `Wywiadowczo-Patrolowego`."""
    first, dash, last = words[index], words[index + 1], words[index + 2]
    if not (first.key.endswith("o") and dash.key in DASHES and _ADJECTIVE.search(last.key)):
        return None
    if not (first.capital or words.query):
        return None
    shown = f"{first.text.capitalize()}-{_ADJECTIVE.sub(_nominative, last.text.capitalize())}"
    return Name(shown, index, index + 3)


def _nominative(ending: re.Match[str]) -> str:
    """The masculine nominative of an adjective's ending."""
    return "i" if ending[0].startswith("i") else "y"


def _may_be_in_name(words: Words, index: int) -> bool:
    """Whether a word looks like a part of a unit's name: capitalised, in the genitive."""
    word = words[index]
    heads = gazetteer().heads
    if word.key in heads or not (word.text.istitle() or words.query):
        return False
    if word.key.endswith(_OF_TOWN) and words[index + 1].key in heads:
        return False  # it belongs to the superior: Lubuskiego Urzędu Wojewódzkiego
    return _GENITIVE.search(word.key) is not None


def _written(words: Words, start: int, end: int) -> str:
    """An open name as it is shown: a leading adjective in the nominative, `ds.` in full."""
    shown = " ".join(
        word.key if word.key in CONNECTORS else word.text.capitalize()
        for word in map(words.__getitem__, range(start, end))
        if word.key != "."
    )
    shown = re.sub(r"^ds\b", "do spraw", shown)
    return re.sub(r"^(\w+?)(i?)ego\b", lambda m: m[1] + (m[2] or "y"), shown)
