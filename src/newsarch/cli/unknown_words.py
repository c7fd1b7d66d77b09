"""Words that no article has: said where nothing was found, with a word that may be meant."""

from __future__ import annotations

from newsarch.messages import _
from newsarch.query.ast import wanted_words
from newsarch.query.match import form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context
    from newsarch.query.ast import Query


def point_out(context: Context, query: Query) -> bool:
    """Name the words of a query that no article has; whether there are any."""
    words = {form(word): word for word in wanted_words(query)}
    unknown = context.archive.reading().unknown(list(words))
    for word, meant in unknown.items():
        context.say(_sentence(words[word], meant))
    return bool(unknown)


def _sentence(word: str, meant: str | None) -> str:
    if meant is None:
        return _("No article has the word “{word}”.").format(word=word)
    return _("No article has the word “{word}”; did you mean “{meant}”?").format(
        word=word, meant=meant
    )
