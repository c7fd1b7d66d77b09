"""What a field's value means: the constructors that the parser and the flags share.

Each takes the value as written and gives a query; UsageError (DateError for a day) says what is
wrong with the value, and who knows the place in the query adds it.
"""

from __future__ import annotations

from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.model.article import SOURCE_STATUSES, STATUSES
from newsarch.query.ast import (
    DATE_FIELDS,
    EXACT,
    PLAIN_FIELDS,
    PREFIX,
    TEXT,
    WORD_FIELDS,
    All,
    Dated,
    Id,
    Phrase,
    Plain,
    Status,
    Tag,
    Unit,
    Word,
    all_of,
    negated,
)
from newsarch.query.match import name_key
from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from newsarch.query.ast import Query

UNIT_FIELDS = ("unit", "published-by")
NAMES = frozenset(
    {*WORD_FIELDS, *DATE_FIELDS, *PLAIN_FIELDS, *UNIT_FIELDS, "tag", "status", "id"} - {TEXT}
)
"""The fields of the query language."""
MOST_IDS = 50_000
UNDATED = ("none", "brak")
"""What a field of dates is asked for where it has no date."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the meaning of a query depends on beside its text."""

    today: Callable[[], date]
    """Asked only when a date is in the query: the time zone's data takes time to load."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Unit aliases taught to the archive: folded name → canonical unit."""


def field_query(name: str, text: str, setting: Setting, *, quoted: bool = False) -> Query:
    """The query that `name:text` means; `quoted` text is a phrase in the fields of words."""
    if name in WORD_FIELDS:
        return phrase(text, name) if quoted else words_query(text, name)
    if name in DATE_FIELDS:
        return dated(text, setting, name)
    if name in UNIT_FIELDS:
        return unit(text, setting, published=name == "published-by")
    if name == "tag":
        return Tag(_some(text))
    if name == "status":
        return status(text)
    if name == "id":
        return Id(ids(text))
    return plain(name, text)


def words_query(text: str, field: str = TEXT) -> Query:
    """A word as typed: `word`, `word*`, `=word`; one of several parts, such as `e-mail`, is a
    phrase."""
    if text.startswith("="):
        return all_of(Word(word, EXACT, field) for word in _words(text))
    if "*" in text:
        return _prefix(text, field)
    return phrase(text, field)


def _prefix(text: str, field: str) -> Query:
    found = _words(text)
    if len(found) != 1 or text.index("*") != len(text) - 1:
        raise UsageError(_("A star stands at the end of one word, as in “policj*”."))
    return Word(found[0], PREFIX, field)


def phrase(text: str, field: str = TEXT) -> Query:
    """The words of `text` in their order, each in any inflection."""
    found = _words(text)
    return Word(found[0], field=field) if len(found) == 1 else Phrase(found, field)


def _words(text: str) -> tuple[str, ...]:
    from newsarch.polish.tokens import words

    found = tuple(words(text))
    if not found:
        raise UsageError(_("There is no word in “{text}” to look for.").format(text=text))
    return found


def dated(text: str, setting: Setting, field: str = "date") -> Query:
    """A date field in the range that `text` names, or with no date. Raises DateError."""
    from newsarch.dates import DayRange, parse_range

    if text.strip().casefold() in UNDATED:
        return negated(Dated(DayRange(), field))
    return Dated(parse_range(_some(text), setting.today), field)


def unit(text: str, setting: Setting, *, published: bool = False) -> Query:
    """A unit in all its readings; what the grammar cannot read is compared as a name."""
    from newsarch.polish.units import read_unit

    return Unit(_some(text), tuple(read_unit(text, setting.aliases)), published)


def status(text: str) -> Query:
    """`active`, `archived`, or `any`."""
    if text == "any":
        return All()
    if text not in STATUSES:
        raise UsageError(
            _("A status is “active”, “archived” or “any”, not “{text}”.").format(text=text)
        )
    return Status(text)


def ids(text: str) -> tuple[int, ...]:
    """The ids of a list such as `3,5..9`, rising, each once."""
    found: set[int] = set()
    for part in text.split(","):
        first, dots, last = part.strip().partition("..")
        last = last if dots else first
        if not (_is_id(first) and _is_id(last) and int(first) <= int(last)):
            sentence = _("“{text}” is not an id, nor a list such as 3,5..9.")
            raise UsageError(sentence.format(text=text))
        low, high = int(first), int(last)
        if high - low + len(found) >= MOST_IDS:
            raise UsageError(_("At most {n} ids can be asked for.").format(n=MOST_IDS))
        found.update(range(low, high + 1))
    return tuple(sorted(found))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12


def plain(name: str, text: str) -> Query:
    """`source:`, `url:`, `lang:`, `section:`."""
    if name == "source" and text not in SOURCE_STATUSES:
        sentence = _("What a source says is “live” or “archived”, not “{text}”.")
        raise UsageError(sentence.format(text=text))
    return Plain(name, _some(text))


def _some(text: str) -> str:
    """A value that must say something."""
    if not name_key(text):
        raise UsageError(_("A value is missing here."))
    return text.strip()
