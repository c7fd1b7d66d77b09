"""The analyzers that there are, each with a name that changes when its answers may."""

from __future__ import annotations

import os
from importlib.util import find_spec

from newsarch.polish.lemmas.analyzer import RULES, Analyzer, LemmaAnalyzer
from newsarch.polish.lemmas.lexicon import RELEASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def morfeusz_is_installed() -> bool:
    """Whether there is a Morfeusz; finding out does not load it."""
    return find_spec("morfeusz2") is not None


def morfeusz_analyzer() -> Analyzer:
    """Morfeusz 2 with SGJP: every word of the language and most surnames."""
    from newsarch.polish.lemmas import endings

    def load() -> Callable[[str], set[str]]:
        from newsarch.polish.lemmas.morfeusz import lemma_reader

        return lemma_reader()

    return LemmaAnalyzer(_name("morfeusz2", "morfeusz2"), load, endings.stems)


def snowball_analyzer() -> Analyzer:
    """The shipped lexicon, and for words outside it Snowball's stemmer."""
    from newsarch.polish.lemmas import snowball

    return LemmaAnalyzer(_name("Stemmer", "pystemmer"), snowball.lemma_reader, snowball.stems)


def _name(module: str, distribution: str) -> str:
    return f"{distribution} {_release(module, distribution)}, lexicon {RELEASE}, rules {RULES}"


def _release(module: str, distribution: str) -> str:
    """Version and build, read off the folder beside the module: `importlib.metadata` is slow.

    The build counts, for a new dictionary comes as a new build of the same version.
    """
    spec = find_spec(module)
    place = os.path.dirname(spec.origin) if spec and spec.origin else "."
    for name in sorted(os.listdir(place)):
        if not (name.startswith(f"{distribution}-") and name.endswith(".dist-info")):
            continue
        version = name.removesuffix(".dist-info").partition("-")[2]
        with open(os.path.join(place, name, "WHEEL"), encoding="utf-8") as file:
            wheel = file.read().splitlines()
        builds = [line.removeprefix("Build: ") for line in wheel if line.startswith("Build: ")]
        return "-".join((version, *builds))
    return "unknown"
