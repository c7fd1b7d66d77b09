"""The names that tell one wydział from another, in every form."""

from __future__ import annotations

import re
from typing import Any

from inflection import forms

from newsarch.polish.folding import fold

PREFIXES = {
    "do spraw": ("do spraw", "ds", "d s"),
    "do walki z": ("do walki z", "do walki ze", "dw z", "d w z", "do zwalczania", "zwalczania"),
}


def name_table(rows: list[str]) -> dict[str, Any]:
    """`names` (first word → rest and name), `inflected` and `parts` of the data file."""
    names: dict[str, list[list[Any]]] = {}
    inflected: list[str] = []
    parts: dict[str, list[str]] = {}
    for row in rows:
        shown, _, others = row.partition("|")
        shown, _, explicit = (piece.strip() for piece in shown.partition("="))
        name = shown.rstrip("*")
        if shown.endswith("*"):
            inflected.append(name)
        if explicit:
            parts[name] = explicit.split(", ")
        for form in [shown, *(other.strip() for other in others.split(";") if other.strip())]:
            enter(names, form, name)
    for entries in names.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[1], entry[0]))
    return {"names": names, "inflected": sorted(inflected), "parts": parts}


def enter(names: dict[str, list[list[Any]]], form: str, name: str) -> None:
    """Note every way in which a form of a name is written."""
    for words in spellings(form):
        entry = [words[1:], name]
        if entry not in names.setdefault(words[0], []):
            names[words[0]].append(entry)


def spellings(form: str) -> list[list[str]]:
    """A form as folded words: inflected when marked, its opening abbreviated."""
    stem, starred = form.rstrip("*"), form.endswith("*")
    endings = inflections(stem) if starred else [stem]
    found = []
    for text in endings:
        for prefix, others in PREFIXES.items():
            if text.startswith(prefix + " "):
                found += [other + text[len(prefix) :] for other in others]
        found.append(text)
    return sorted({tuple(re.findall(r"\w+|,", fold(text))) for text in found}, key=len)  # type: ignore[return-value]


def inflections(adjective: str) -> list[str]:
    """An adjective (the last part of a compound one) in all its forms."""
    before, dash, last = adjective.rpartition("-")
    return sorted(before + dash + form for form in forms(last.lower(), "adj") | {last.lower()})
