"""What a query was understood as, for `--explain`: its canonical text, the units it may mean, and
the normalised terms that are looked for."""

from __future__ import annotations

from newsarch.messages import _, in_quotes
from newsarch.query.ast import EXACT, INFLECTED, Phrase, Unit, Word, leaves
from newsarch.query.match import form
from newsarch.query.text import to_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from newsarch.query.ast import Query


def explain(query: Query, keys: Callable[[str], Collection[str]]) -> list[str]:
    """Lines for a person. `keys` gives the keys of a lower-case query word (`Analyzer.query_keys`,
    or an index's vocabulary)."""
    lines = [_("Understood as: {query}").format(query=to_text(query))]
    for leaf in dict.fromkeys(leaves(query)):
        if isinstance(leaf, Unit):
            lines.append(_unit(leaf))
        elif isinstance(leaf, Phrase):
            lines += [_inflected(word, keys) for word in leaf.words]
        elif isinstance(leaf, Word):
            lines.append(_word(leaf, keys))
    return list(dict.fromkeys(lines))


def _unit(query: Unit) -> str:
    from newsarch.polish.units import canonical

    names = in_quotes(canonical(reading) for reading in query.readings)
    if not query.readings:
        sentence = _("“{text}” is not a unit that newsarch knows; it is compared as a name.")
    elif len(query.readings) == 1:
        sentence = _("Unit “{text}”: {names} and what is below it.")
    else:
        sentence = _("Unit “{text}” is ambiguous: all of {names} and what is below them.")
    return sentence.format(text=query.text, names=names)


def _word(query: Word, keys: Callable[[str], Collection[str]]) -> str:
    if query.mode == INFLECTED:
        return _inflected(query.text, keys)
    if query.mode == EXACT:
        return _("“{word}”: exactly as written.").format(word=query.text)
    return _("“{word}”: words that begin so.").format(word=query.text)


def _inflected(word: str, keys: Callable[[str], Collection[str]]) -> str:
    terms = ", ".join(sorted(keys(form(word))))
    return _("“{word}”: any form of {terms}.").format(word=word, terms=terms)
