"""Lemmas by Morfeusz 2 (SGJP): every reading of a form, in any case."""

from __future__ import annotations

from newsarch.errors import NewsarchError
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def plain_lemma(lemma: str) -> str:
    """A lemma in lower case without what tells homonyms apart (`kozioł:Sm1`, `ktoś:Sm1~ogoś`)."""
    return lemma.partition(":")[0].lower() or lemma.lower()


def lemma_reader() -> Callable[[str], set[str]]:
    """A function from a lower-case word to its lemmas; the empty set for an unknown word."""
    try:
        from morfeusz2 import IGNORE_CASE, Morfeusz
    except (ImportError, OSError) as error:
        raise NewsarchError(
            _("Morfeusz is installed but does not load ({reason}); reinstall morfeusz2").format(
                reason=error
            )
        ) from error
    # The tuples that the public `analyse` makes of these cost twice the analysis itself.
    core = Morfeusz(generate=False, case_handling=IGNORE_CASE)._morfeusz_obj

    def lemmas(word: str) -> set[str]:
        return _lemmas(core, core.analyse(word))

    return lemmas


def _lemmas(core: Any, readings: Any) -> set[str]:
    """The lemmas of what begins the word; an agglutinated ending (`znalazł-byśmy`) is none.

    A gerund that the dictionary knows as a noun as well (`zdjęcie`) is that noun, not its verb.
    """
    found: set[str] = set()
    gerunds: set[str] = set()
    nouns = False
    for reading in readings:
        if reading.startNode or reading.isIgn():
            continue
        kind = reading.getTag(core).partition(":")[0]
        nouns = nouns or kind == "subst"
        (gerunds if kind == "ger" else found).add(plain_lemma(reading.lemma))
    return found if nouns else found | gerunds
