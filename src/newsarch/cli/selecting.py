"""From the words and flags of a command line to the query or the selection that they mean."""

from __future__ import annotations

import re

from newsarch.archive.selection import Selection
from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.query.ast import Unit, all_of, leaves
from newsarch.query.fields import NAMES, ids
from newsarch.query.flags import Flags, combine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarch.cli.context import Context, Values
    from newsarch.query.ast import Query

_FIELD_WITH_SPACES = rf'(-?(?:{"|".join(sorted(NAMES))}):)([^"():]*\s[^"():]*)'


def query_of(context: Context, values: Values) -> Query:
    """The query that the words, `--query` and the flags say together; warns of units that are not
    known, unless the query is to be explained, which says so itself.

    Raises QueryError for words that are not understood, UsageError for a flag.
    """
    archive = context.archive
    texts = (words_text(values.get("words", ())), values.get("query"))
    query = all_of(archive.parse(text) for text in texts if text)
    query = combine(query, _flags(values), archive.setting())
    if not values.get("explain") and any(isinstance(leaf, Unit) for leaf in leaves(query)):
        from newsarch.cli import unknown_units

        unknown_units.warn_of_query(context, query)
    return query


def selection_of(context: Context, values: Values, words: Iterable[str]) -> Selection:
    """The articles that ids, `--query` and the flags name; warns of units that are not known.

    Raises UsageError when nothing is named."""
    named = ids_of(words)
    given = values.get("query") is not None or _flags(values) != Flags()
    if not named and not given:
        raise UsageError(
            _("Say which articles: by their ids, with --query, or with flags such as --unit.")
        )
    if not given:
        return Selection(named)
    return Selection(named, query_of(context, {**values, "words": ()}))


def ids_of(words: Iterable[str]) -> tuple[int, ...]:
    """Ids as written: `3`, `3,7`, `3..9`; each once. Raises UsageError."""
    return tuple(dict.fromkeys(id for word in words for id in ids(word)))


def id_of(word: str) -> int:
    """One id. Raises UsageError."""
    found = ids(word)
    if len(found) != 1:
        raise UsageError(_("One article at a time, please: one id."))
    return found[0]


def words_text(words: Iterable[str]) -> str:
    r"""The query that words of a command line make.

    The shell has taken off quotes: of `unit:"Wydział Prewencji"` the word `unit:Wydział Prewencji`
    arrives, and is quoted again. A word that holds a query of its own is left as it is.
    """
    return " ".join(_requoted(word) if " " in word else word for word in words)


def _requoted(word: str) -> str:
    field = re.fullmatch(_FIELD_WITH_SPACES, word)
    return f'{field[1]}"{field[2]}"' if field else word


def _flags(values: Values) -> Flags:
    return Flags(
        unit=values["unit"], published_by=values["published_by"], tag=values["tag"],
        no_tag=values["no_tag"], date=values["date"], from_=values["from"], to=values["to"],
        status=values["status"], by=values["by"], title=values["title"], id=values["id"],
    )  # fmt: skip
