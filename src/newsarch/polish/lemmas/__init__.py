"""Words in any inflection: from a word to the keys under which it is found.

`best_analyzer` takes Morfeusz where it is installed (it has no wheels for every platform), else
Snowball's stemmer with the shipped lexicon. Either loads on the first word, not before: a command
that only compares names, or a search whose words the index knows, pays nothing.
"""

from __future__ import annotations

from functools import cache

from newsarch.polish.lemmas.analyzer import Analyzer
from newsarch.polish.lemmas.choice import (
    morfeusz_analyzer,
    morfeusz_is_installed,
    snowball_analyzer,
)

__all__ = [
    "Analyzer",
    "best_analyzer",
    "morfeusz_analyzer",
    "morfeusz_is_installed",
    "snowball_analyzer",
]


@cache
def best_analyzer() -> Analyzer:
    """The best analyzer that this installation can run."""
    return morfeusz_analyzer() if morfeusz_is_installed() else snowball_analyzer()
