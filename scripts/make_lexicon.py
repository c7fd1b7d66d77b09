"""Write the lexicon of `newsarch.polish.lemmas` from Morfeusz's dictionary (SGJP).

    python scripts/make_lexicon.py WORDS   # one Polish word a line, most frequent first

WORDS only says which words matter; what is written about them is Morfeusz's. Any frequency list
will do: the shipped lexicon was made with the first 100,000 words that `wordfreq` lists for Polish.
The form of the file is described in `lexicon.py`.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import morfeusz2

from newsarch.polish.lemmas.lexicon import PATH, checksum, packed
from newsarch.polish.lemmas.morfeusz import plain_lemma

NOTICE = Path(PATH).with_name("lexicon.NOTICE.txt")
"""The licence of the dictionary (BSD, two clauses) asks to be kept with whatever is made of it."""

WORDS = 100_000
LEFT_OUT = ("adja", "aglt", "brev", "dig", "ign", "interp", "romandig", "xxx")
VERBAL = ("ger", "pact", "ppas")

Paradigm = tuple[str, ...]


def main(words: Path) -> None:
    morfeusz = morfeusz2.Morfeusz(case_handling=morfeusz2.IGNORE_CASE)
    stems: dict[Paradigm, set[str]] = {}
    for lemma in lemmas(morfeusz, words):
        base, forms = plain_lemma(lemma), forms_of(morfeusz, lemma)
        if not forms:
            continue
        stem = common_start([base, *forms])
        paradigm = tuple(form[len(stem) :] for form in (base, *sorted(forms)))
        stems.setdefault(paradigm, set()).add(stem)
    data = packed(morfeusz.dict_id(), {p: sorted(stems[p]) for p in sorted(stems)})
    Path(PATH).write_bytes(data)
    NOTICE.write_text(morfeusz.dict_copyright(), encoding="utf-8")
    print(f"{sum(map(len, stems.values()))} words, {len(stems)} paradigms, {len(data)} bytes")
    print(f"RELEASE in lexicon.py: {checksum(data)}")


def common_start(forms: list[str]) -> str:
    first, last = min(forms), max(forms)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first if length is None else first[:length]


def lemmas(morfeusz: morfeusz2.Morfeusz, words: Path) -> list[str]:
    """Every lemma that one of the words can belong to, in a fixed order."""
    found: dict[str, None] = {}
    with words.open(encoding="utf-8") as lines:
        for word in islice((line.strip() for line in lines), WORDS):
            if not word.isalpha():
                continue
            for start, _, (_, lemma, tag, *_) in morfeusz.analyse(word):
                if start == 0 and not tag.startswith(LEFT_OUT):
                    found[lemma] = None
    return list(found)


def forms_of(morfeusz: morfeusz2.Morfeusz, lemma: str) -> set[str]:
    """The forms of a lemma in lower case, without those that a prefix makes (see `lexicon.py`).

    A gerund that is a noun by itself belongs to the noun.
    """
    forms = set()
    for form, of_lemma, tag, *_ in morfeusz.generate(lemma):
        foreign = plain_lemma(of_lemma) != plain_lemma(lemma) or " " in form
        prefixed = ":sup" in tag or (tag.startswith(VERBAL) and ":neg" in tag)
        if foreign or prefixed or tag.startswith(LEFT_OUT):
            continue
        if not (tag.startswith("ger") and is_noun(morfeusz, form)):
            forms.add(form.lower())
    return forms


def is_noun(morfeusz: morfeusz2.Morfeusz, form: str) -> bool:
    return any(tag.startswith("subst") for _, _, (_, _, tag, *_) in morfeusz.analyse(form))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
