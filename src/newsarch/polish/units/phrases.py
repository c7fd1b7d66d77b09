"""The phrase that says what kind of unit it is: `Komendy Powiatowej Policji`, `KP PSP`, `Wydz.`

A phrase is followed through the gazetteer's tree of lemmas, in whatever case its words stand.
Numbers may stand inside (`Komisariat II Policji`), and the words that tell kinds apart may be
listed (`Komendy Wojewódzkiej i Miejskiej Policji`, `Komendą Miejską, a później Wojewódzką`): then
it names several kinds at once.
"""

from __future__ import annotations

from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.numerals import read_numbers
from newsarch.polish.units.words import BETWEEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newsarch.polish.units.words import Words

FILLERS = frozenset({",", "i", "oraz", "a", "lub", "takze", "pozniej", "potem", "nastepnie", "/"})
LONGEST_FILLER = 3
SHORTENED = frozenset({"wydz", "zesp", "ref", "kom"})
"""Words written with a point: the point belongs to them."""


class Meaning:
    """What a phrase names: a kind, perhaps with a name, and what may follow it."""

    __slots__ = ("flags", "kind", "name")

    def __init__(self, kind: str, name: str, flags: str) -> None:
        self.kind = kind
        self.name = name
        self.flags = flags


class Phrase:
    """A phrase read: its meanings (several when kinds are listed), numbers, and where it ends.

    `leaves` are the meanings as the gazetteer has them.
    """

    __slots__ = ("end", "leaves", "meanings", "numbers", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.leaves: list[list[str]] = []
        self.meanings: list[Meaning] = []
        self.numbers: list[int] = []


def read_phrase(words: Words, start: int) -> Phrase | None:
    """The longest phrase that begins with the word at `start`, or None."""
    lemmas = gazetteer().lemmas
    paths = [gazetteer().phrases]
    if lemmas.get(words[start].key) not in paths[0]:
        return None
    parents: list[dict[str, Any]] = []
    phrase = Phrase(start)
    index = start
    while True:
        steps = _step(paths, lemmas.get(words[index].key))
        if steps:
            parents, paths = paths, steps
            index += 1
            _note(words, phrase, paths, index)
        elif index > start and words[index].key in BETWEEN:
            index += 1
        elif index > start and not phrase.numbers and (found := read_numbers(words, index))[0]:
            if not _step(paths, lemmas.get(words[found[1]].key)):
                break
            phrase.numbers, index = found
        elif (further := _listed(words, index, parents, lemmas)) is not None:
            paths = paths + _step(parents, lemmas.get(words[further].key))
            index = further + 1
            _note(words, phrase, paths, index)
        else:
            break
    phrase.meanings = [Meaning(*leaf) for leaf in phrase.leaves]
    return phrase if phrase.meanings else None


def _step(paths: list[dict[str, Any]], lemma: str | None) -> list[dict[str, Any]]:
    """Where the paths lead with one more lemma."""
    return [path[lemma] for path in paths if lemma in path] if lemma else []


def _note(words: Words, phrase: Phrase, paths: list[dict[str, Any]], index: int) -> None:
    """Remember what is named so far, if every path names something."""
    leaves = [path[""] for path in paths if "" in path]
    if len(leaves) == len(paths):
        phrase.leaves = leaves
        phrase.end = index + (words[index].key == "." and words[index - 1].key in SHORTENED)


def _listed(words: Words, index: int, parents: list[dict[str, Any]],
            lemmas: dict[str, str]) -> int | None:  # fmt: skip
    """The index of a further distinguishing word after a joint, or None."""
    first = index
    while index - first < LONGEST_FILLER and words[index].key in FILLERS:
        index += 1
    if index == first or not parents or parents[0] is gazetteer().phrases:
        return None
    return index if _step(parents, lemmas.get(words[index].key)) else None
