"""Case forms of words and place names, made with Morfeusz 2 (SGJP) when the data is built.

Morfeusz knows words, not names of several words: those are inflected word by word, an adjective
in the gender of its noun. What comes out is read over by a person; `corrections.txt` has the last
word, and `tests/unit/polish/units/seats.tsv` holds every seat as it must be.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import morfeusz2

GENITIVE, LOCATIVE = "gen", "loc"
FIXED = {"nad", "Notecią", "Odrą", "Wisłą", "Sanem", "Pilicą", "Prosną", "Dunajcem"}
ADJECTIVE = {
    ("y", "m"): ("ego", "ym"), ("i", "m"): ("iego", "im"), ("a", "f"): ("ej", "ej"),
    ("ka", "f"): ("kiej", "kiej"), ("ga", "f"): ("giej", "giej"), ("e", "n"): ("ego", "ym"),
    ("kie", "n"): ("kiego", "kim"), ("e", "p"): ("ych", "ych"), ("ie", "p"): ("ich", "ich"),
    ("nia", "f"): ("niej", "niej"),
}  # fmt: skip


@cache
def analyzer() -> Any:
    """Morfeusz, loaded once; it alone is slow here."""
    return morfeusz2.Morfeusz()


def degree(word: str) -> str:
    """The degree of an adjective as it stands: `com`, `sup` (Wyższa, Najwyższy), else nothing."""
    tags = [a[2][2] for a in analyzer().analyse(word.lower())]
    return next((tag[-3:] for tag in tags if tag.endswith((":com", ":sup"))), "")


def forms(lemma: str, class_: str, wanted: str = "") -> set[str]:
    """All forms of a lemma in a word class (`subst`, `adj` …) and degree, lower case."""
    found = set()
    for form, _lemma, tag, _names, _labels in analyzer().generate(lemma.split(":")[0]):
        found_degree = tag[-3:] if tag.endswith((":com", ":sup")) else ""
        if tag.split(":")[0] == class_ and found_degree == wanted:
            found.add(form.lower())
    return found


def place_cases(name: str) -> tuple[str, str]:
    """Genitive and locative of a place name in the nominative singular or plural."""
    parts = re.split(r"([ -])", name)
    nouns = [part for part in parts if part not in FIXED and part not in " -"]
    gender = next((g for g in map(noun_gender, nouns) if g), "n")
    return (
        "".join(inflect(part, GENITIVE, gender, len(nouns) > 1) for part in parts),
        "".join(inflect(part, LOCATIVE, gender, len(nouns) > 1) for part in parts),
    )


def inflect(word: str, case: str, gender: str, compound: bool) -> str:
    """One word of a place name in a case."""
    if word in " -" or word in FIXED:
        return word
    if compound and looks_adjectival(word):
        return adjective_case(word, case, gender)
    return noun_case(word, case) or adjective_case(word, case, gender)


def looks_adjectival(word: str) -> bool:
    """Whether a word of a compound name is an adjective (Nowy, Śląskie, Górne)."""
    tags = [a[2][2] for a in analyzer().analyse(word.lower())]
    return any(tag.startswith("adj:") and "nom" in tag for tag in tags)


def noun_gender(word: str) -> str:
    """m, f, n or p (plural) of a noun in the nominative, or nothing."""
    for tag in noun_tags(word):
        _, number, case, gender, *_ = [*tag.split(":"), ""]
        if "nom" in case:
            return "p" if number == "pl" else gender[0]
    return ""


def noun_tags(word: str) -> list[str]:
    """Tags of a word read as a noun, place names first."""
    if looks_adjectival(word) and word.endswith(("i", "y")):
        return []
    found = [
        (("nazwa_geograficzna" not in names), tag)
        for _, _, (_form, _lemma, tag, names, _labels) in analyzer().analyse(word)
        if tag.startswith("subst") and "nazwisko" not in names and "imię" not in names
    ]
    return [tag for _, tag in sorted(found, key=lambda pair: pair[0])]


def noun_case(word: str, case: str) -> str:
    """A noun in a case, in the number in which it stands; nothing when unknown."""
    candidates = []
    for _, _, (_form, lemma, tag, names, _labels) in analyzer().analyse(word):
        if not tag.startswith("subst") or "nom" not in tag.split(":")[2]:
            continue
        rank = 0 if "nazwa_geograficzna" in names else 1 if "nazwisko" not in names else 2
        candidates.append((rank, lemma, tag))
    for _rank, lemma, tag in sorted(candidates):
        number, gender = tag.split(":")[1], tag.split(":")[3]
        for form, other, form_tag, _names, _labels in analyzer().generate(lemma.split(":")[0]):
            pieces = form_tag.split(":")
            same = pieces[0] == "subst" and pieces[1] == number and pieces[3] == gender
            if same and other == lemma and case in pieces[2].split("."):
                return str(form)
    return ""


def adjective_case(word: str, case: str, gender: str) -> str:
    """An adjective of a place name (Śląski, Nowa, Górne) in a case."""
    for (ending, of), (genitive, locative) in sorted(
        ADJECTIVE.items(), key=lambda e: -len(e[0][0])
    ):
        if of == gender and word.endswith(ending):
            return word[: -len(ending)] + (genitive if case == GENITIVE else locative)
    return ""


def genitive(word: str, noun: str) -> str:
    """A word of a unit's name in the genitive: `noun` itself, or an adjective agreeing with it."""
    if word == noun:
        form = noun_case(noun.lower(), GENITIVE) or noun
        return form.capitalize() if word[0].isupper() else form
    gender = "m" if word.endswith(("y", "i")) else "f" if word.endswith("a") else "n"
    return adjective_case(word, GENITIVE, gender)
