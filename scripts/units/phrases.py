"""The phrases that name a kind of unit, as a tree of lemmas, and the words that start one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from inflection import analyzer, degree, forms, genitive

from newsarch.polish.folding import fold

FIXED = {"i", "nad", "dla", "do", "w", "z", "boa", "rp", "gaśniczo", "ratowniczo", "celno",
         "miejsko", "sanitarno"}  # fmt: skip


def phrase_table(rows: list[str]) -> dict[str, Any]:
    """`kinds`, `phrases` (a tree), `lemmas`, `heads` and `abbreviations` of the data file."""
    kinds: dict[str, list[str]] = {}
    tree: dict[str, Any] = {}
    lemmas: dict[str, str] = {}
    heads: set[str] = set()
    abbreviations: set[str] = set()
    inflected: set[str] = set()
    for row in rows:
        label, template, flags, phrases = (part.strip() for part in row.split("|"))
        kind, _, name = label.partition("/")
        if template or kind not in kinds:
            shown = template or kinds.get(kind, [""])[0]
            kinds.setdefault(kind, [shown, genitive_of(shown), gender(flags)])
        of_region = kinds[kind][0].startswith("{name}")
        if name.endswith(("y", "i", "a")) and " " not in name and not of_region:
            inflected.add(name)
        for phrase in phrases.split(";"):
            words = phrase.replace("-", " ").split()
            leaf = [kind, name, flags]
            plant(tree, [lemma_of(word, lemmas) for word in words], leaf)
            if "x" in flags:
                continue
            if is_abbreviation(words[0]) and not words[0].endswith("."):
                abbreviations.add(words[0].lower())
            else:
                heads |= head_forms(words)
    return {
        "kinds": kinds,
        "phrases": tree,
        "lemmas": lemmas,
        "heads": sorted(heads),
        "inflected": sorted(inflected),
        "abbreviations": sorted(abbreviations | {fold(word) for word in abbreviations}),
    }


def genitive_of(template: str) -> str:
    """A canonical form in the genitive, as it follows a unit below."""
    words = template.split()
    shown = [word for word in words if not word.startswith("{") and not is_abbreviation(word)]
    nouns = [word for word in shown if best_lemma(word)[1] == "subst"]
    if not nouns:
        return template
    until = words.index(nouns[0])
    agreeing = {w for w in words[: until + 2] if w in shown and is_adjective(w)} | {nouns[0]}
    return " ".join(genitive(w, nouns[0]) if w in agreeing else w for w in words)


def is_adjective(word: str) -> bool:
    """Whether a word is an adjective in the nominative."""
    tags = [a[2][2] for a in analyzer().analyse(word.lower())]
    return any(tag.startswith(("adj:", "ppas:")) and "nom" in tag for tag in tags)


def gender(flags: str) -> str:
    """Of a kind's names: `f`, `n` or `m`."""
    return "f" if "f" in flags else "n" if "u" in flags else "m"


def plant(tree: dict[str, Any], lemmas: Iterable[str], leaf: list[str]) -> None:
    """Enter a phrase into the tree; the empty key holds what a phrase means."""
    for lemma in lemmas:
        tree = tree.setdefault(lemma, {})
    tree.setdefault("", leaf)


def is_abbreviation(word: str) -> bool:
    """Ends in a point or is written in capitals; never inflected."""
    return (
        word.endswith(".")
        or (len(word) > 1 and word[1:].upper() == word[1:])
        or word in {"MSWiA", "GDDKiA", "UMiG", "WSPol"}
    )


def word_forms(word: str) -> tuple[str, set[str]]:
    """The lemma of a word as it stands in a phrase, and all its forms.

    A higher degree is a lemma of its own: a *wyższy sąd* is not the Sąd Najwyższy.
    """
    if is_abbreviation(word) or word.lower() in FIXED:
        return word.rstrip(".").lower(), {word.rstrip(".").lower()}
    lemma, class_ = best_lemma(word)
    if not lemma:
        return word.lower(), {word.lower()}
    shown = degree(word)
    all_forms = forms(lemma, class_, shown) | {word.lower()}
    return word.lower() if shown else lemma.split(":")[0].lower(), all_forms


def best_lemma(word: str) -> tuple[str, str]:
    """The likeliest lemma of a word of a unit's name, and its word class."""
    found = []
    for candidate in (word.lower(), word):
        for _, _, (_form, lemma, tag, names, _labels) in analyzer().analyse(candidate):
            class_ = tag.split(":")[0]
            if (
                class_ in ("subst", "adj", "ppas")
                and "nazwisko" not in names
                and "imię" not in names
            ):
                odd = "nazwa_geograficzna" in names or "daw." in _labels
                found.append(
                    (odd, "nom" not in tag and "gen" not in tag, class_ != "adj", lemma, class_)
                )
    return (found and sorted(found)[0][3:]) or ("", "")


def lemma_of(word: str, lemmas: dict[str, str]) -> str:
    """The folded lemma of a word, its forms noted in `lemmas`."""
    lemma, all_forms = word_forms(word)
    for form in all_forms:
        lemmas.setdefault(fold(form), fold(lemma))
    return lemmas[fold(word.rstrip("."))]


def head_forms(words: list[str]) -> set[str]:
    """Forms, with and without diacritics, of the noun that a phrase turns on."""
    head = next((w for w in words if is_abbreviation(w) or best_lemma(w)[1] == "subst"), words[0])
    _, all_forms = word_forms(head)
    return all_forms | {fold(form) for form in all_forms}
