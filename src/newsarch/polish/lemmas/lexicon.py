"""The shipped lexicon: which lemmas a form belongs to, with or without its diacritics.

Made by `scripts/make_lexicon.py` from SGJP, the dictionary of Morfeusz. A word is a stem and a
paradigm: the endings that its lemma and its forms put after the stem. Words share paradigms, so
half a million forms take 160 KB.

The file is zlib-compressed UTF-8. The first line names the dictionary; each other is a paradigm
(the lemma's ending first; `-` is no ending), a tab, and the stems that it serves. SGJP asks for its
notice (BSD, two clauses) to be kept: it lies beside the file.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache

from newsarch.polish.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Paradigm = tuple[str, dict[str, list[str]]]
    Stem = tuple[str, int]
    """As spelt, and the number of its paradigm."""

PATH = os.path.join(os.path.dirname(__file__), "lexicon.bin")
RELEASE = "ae65d10a"
"""Which lexicon this is; part of the analyzers' names, and checked against the file by a test."""

NO_ENDING = "-"
_SUPERLATIVE, _NEGATION = "naj", "nie"
"""Of adjectives, and of verbal nouns and participles: the forms with them are not in the file."""
_PREFIX_LENGTH = 3
_REMEMBERED = 1024
"""A word is asked about several times in a row: as of a text, as of a query, without diacritics."""
_CROWD = 3
"""A stem with more paradigms is looked up by ending."""
_PERSONAL_ENDINGS = {"bysmy": "byśmy", "byscie": "byście", "bym": "bym", "bys": "byś", "by": "by",
                     "smy": "śmy", "scie": "ście", "em": "em", "es": "eś", "m": "m",
                     "s": "ś"}  # fmt: skip
"""Folded → as spelt."""
_PAST = ("l", "la", "lo", "li", "ly")


class Lexicon:
    """Forms to lemmas, by taking a form apart at every place."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Lines of paradigms, as in the file."""
        self._paradigms: list[str] = []
        self._read: dict[int, Paradigm] = {}
        self._stems: dict[str, list[Stem]] = {}
        self._crowds: dict[str, dict[str, list[Stem]]] = {}
        self._forms = lru_cache(_REMEMBERED)(self._known_forms)
        for number, line in enumerate(lines):
            endings, _, stems = line.partition("\t")
            self._paradigms.append(endings)
            for stem in stems.split(" "):
                self._stems.setdefault(fold(stem), []).append((stem, number))

    def lemmas(self, word: str) -> set[str]:
        """The lemmas of a lower-case form spelt exactly so."""
        return {lemma for form, lemma in self._forms(fold(word)) if form == word}

    def restored(self, folded: str) -> set[str]:
        """The lemmas of every form that folds to this text."""
        return {lemma for _, lemma in self._forms(folded)}

    def _known_forms(self, folded: str) -> list[tuple[str, str]]:
        """Every known form of this folding, with its lemma."""
        found = self._apart(folded)
        if folded.startswith(_SUPERLATIVE) or (not found and folded.startswith(_NEGATION)):
            prefix, rest = folded[:_PREFIX_LENGTH], folded[_PREFIX_LENGTH:]
            found += [(prefix + form, lemma) for form, lemma in self._apart(rest)]
        return found or self._with_personal_ending(folded)

    def _with_personal_ending(self, folded: str) -> list[tuple[str, str]]:
        """`zatrzymał-by`, `szli-śmy`: what a past form may carry is not in the file either."""
        for plain, ending in _PERSONAL_ENDINGS.items():
            if folded.endswith(plain) and folded.endswith(_PAST, 0, -len(plain)):
                past = self._apart(folded[: -len(plain)])
                return [(form + ending, lemma) for form, lemma in past]
        return []

    def _apart(self, folded: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for cut in range(len(folded), -1, -1):
            served: Sequence[Stem] | None = self._stems.get(folded[:cut])
            if served is None:
                continue
            if len(served) > _CROWD:
                served = self._crowd(folded[:cut], served).get(folded[cut:], ())
            for stem, number in served:
                lemma_ending, endings = self._read.get(number) or self._paradigm(number)
                if fitting := endings.get(folded[cut:]):
                    found += [(stem + ending, stem + lemma_ending) for ending in fitting]
        return found

    def _crowd(self, stem: str, served: Sequence[Stem]) -> Mapping[str, Sequence[Stem]]:
        """The paradigms of a short stem, which are many, by the foldings of their endings."""
        crowd = self._crowds.get(stem)
        if crowd is None:
            crowd = self._crowds[stem] = {}
            for one in served:
                for ending in (self._read.get(one[1]) or self._paradigm(one[1]))[1]:
                    crowd.setdefault(ending, []).append(one)
        return crowd

    def _paradigm(self, number: int) -> Paradigm:
        """The lemma's ending, and every ending by its folding; read on first use."""
        endings = ["" if e == NO_ENDING else e for e in self._paradigms[number].split(" ")]
        by_folding: dict[str, list[str]] = {}
        for ending in dict.fromkeys(endings):
            by_folding.setdefault(fold(ending), []).append(ending)
        self._read[number] = endings[0], by_folding
        return self._read[number]


def packed(source: str, words: Mapping[Sequence[str], Iterable[str]]) -> bytes:
    """The file: `source` names the dictionary, `words` are the stems of each paradigm."""
    from zlib import compress

    lines = [source]
    for paradigm, stems in words.items():
        endings = " ".join(ending or NO_ENDING for ending in paradigm)
        lines.append(f"{endings}\t{' '.join(stems)}")
    return compress("\n".join(lines).encode(), level=9)


def checksum(data: bytes) -> str:
    """The name of a lexicon file by its bytes."""
    from zlib import crc32

    return f"{crc32(data):08x}"


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with newsarch, loaded once."""
    from zlib import decompress

    with open(PATH, "rb") as file:
        packed_lines = decompress(file.read())
    return Lexicon(packed_lines.decode().split("\n")[1:])
