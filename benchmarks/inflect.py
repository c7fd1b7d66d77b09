"""Grows `vocabulary.txt`, the words that the corpus is made of: `inflect.py < WORDS`.

Morfeusz inflects; that takes seconds, needs the analyzer, and changes with its dictionary. The
corpus must be the same everywhere, so the forms are kept, and this is run only to add words.

WORDS are lemmas under headings such as `[general]`; `handel|ludźmi` inflects the first word only.
What Morfeusz does not know is reported and left out. A line of the vocabulary is a lemma:

    policjant|- a owi em cie ci ów ami ach
    handl|el u owi em|ludźmi

the stem, the endings in the order of their commonness (`-` is none, the first makes the lemma),
and the words that follow it unchanged.
"""

from __future__ import annotations

import random
import sys
from os.path import commonprefix
from pathlib import Path

import morfeusz2

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
NO_ENDING = "-"
COMMONEST_FIRST = ("inf", "praet", "fin", "subst", "adj", "imps", "ppas", "ger", "pcon")
CASES = ("nom", "gen", "loc", "acc", "inst", "dat")
UNCHANGED = "[function]"
IN_ORDER = (UNCHANGED, "[core]")
"""Sections whose order says which word is commoner; the rest are shuffled."""


def main() -> None:
    """Write the vocabulary of the words on standard input."""
    generator = morfeusz2.Morfeusz(generate=True, analyse=False)
    lines: list[str] = []
    for heading, words in _sections(sys.stdin.read().splitlines()):
        if heading not in IN_ORDER:
            random.Random(heading).shuffle(words)
        grown = words if heading == UNCHANGED else [_line(generator, word) for word in words]
        lines += [heading, *filter(None, grown)]
    VOCABULARY.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sections(lines: list[str]) -> list[tuple[str, list[str]]]:
    sections: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("["):
            sections.append((line, []))
        else:
            sections[-1][1].extend(line.split())
    return [(heading, list(dict.fromkeys(words))) for heading, words in sections]


def _line(generator: morfeusz2.Morfeusz, entry: str) -> str | None:
    lemma, _bar, rest = entry.partition("|")
    forms = _forms(generator, lemma)
    if not forms:
        print(f"{lemma}: unknown, left out", file=sys.stderr)
        return None
    stem = commonprefix(forms)  # noqa: RUF071 (letters are meant, not folders)
    endings = " ".join(form[len(stem) :] or NO_ENDING for form in forms)
    return f"{stem}|{endings}" + (f"|{rest.replace('_', ' ')}" if rest else "")


def _forms(generator: morfeusz2.Morfeusz, lemma: str) -> list[str]:
    """The lemma, then its other forms, commonest first; without vocatives and negations."""
    ranked = {
        form: rank
        for form, _lemma, tag, *_labels in reversed(generator.generate(lemma))
        if (rank := _rank(tag.split(":"))) is not None
    }
    others = sorted(ranked.keys() - {lemma}, key=lambda form: (ranked[form], form))
    return [lemma, *others] if ranked else []


def _rank(tag: list[str]) -> tuple[int, int, int] | None:
    wanted = tag[0] in COMMONEST_FIRST and not {"neg", "com", "sup", "voc"} & set(tag)
    if not wanted:
        return None
    cases = [CASES.index(case) for part in tag for case in part.split(".") if case in CASES]
    return COMMONEST_FIRST.index(tag[0]), int("pl" in tag), min(cases, default=0)


if __name__ == "__main__":
    main()
