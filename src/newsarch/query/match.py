"""What a query means: the reference that every index is held to.

Slow and plain on purpose. A text word is one found when its keys and the query word's meet, so
case, inflection and, in the query, missing diacritics do not count. Title, lead, body and
signature are texts apart: a phrase never runs from one into the next.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from newsarch.errors import DateError
from newsarch.polish.folding import fold, without_invisible
from newsarch.polish.tokens import lower_words, words
from newsarch.query.ast import (
    EXACT,
    PREFIX,
    TEXT,
    All,
    And,
    Dated,
    Id,
    Not,
    Or,
    Phrase,
    Plain,
    Status,
    Tag,
    Unit,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from newsarch.model.article import Article
    from newsarch.polish.lemmas import Analyzer
    from newsarch.query.ast import Query

TEXTS = {TEXT: ("title", "lead", "body"), "title": ("title",), "body": ("lead", "body"),
         "by": ("by",)}  # fmt: skip
"""The fields of an article that a field of words looks into, each a text of its own."""


def match(query: Query, article: Article, analyzer: Analyzer, timezone: str) -> bool:
    """Whether the query finds the article; `timezone` tells on which day it was added."""
    match query:
        case All():
            return True
        case And(parts):
            return all(match(part, article, analyzer, timezone) for part in parts)
        case Or(parts):
            return any(match(part, article, analyzer, timezone) for part in parts)
        case Not(part):
            return not match(part, article, analyzer, timezone)
        case Word() | Phrase():
            return any(_in_text(query, text, analyzer) for text in _texts(query.field, article))
        case Dated():
            return _dated(query, article, timezone)
    return _has(query, article)


def _texts(field: str, article: Article) -> list[str]:
    return [getattr(article, name) or "" for name in TEXTS[field]]


def _in_text(query: Word | Phrase, text: str, analyzer: Analyzer) -> bool:
    if isinstance(query, Phrase):
        return _phrase_in(query, forms(text), analyzer)
    if query.mode == EXACT:
        return spelling(query.text) in words(spelling(text))
    if query.mode == PREFIX:
        return any(fold(word).startswith(fold(query.text)) for word in forms(text))
    keys = analyzer.query_keys(form(query.text))
    return any(keys & analyzer.text_keys(word) for word in forms(text))


def _phrase_in(query: Phrase, text: list[str], analyzer: Analyzer) -> bool:
    wanted = [analyzer.query_keys(form(word)) for word in query.words]
    found = [analyzer.text_keys(word) for word in text]
    return any(
        all(keys & there for keys, there in zip(wanted, found[start:], strict=False))
        for start in range(len(found) - len(wanted) + 1)
    )


def spelling(text: str) -> str:
    """A text exactly as written, in NFC and without what cannot be seen."""
    if text.isascii():
        return text
    return without_invisible(normalize("NFC", text))


def form(text: str) -> str:
    """A text in lower case: the form in which analyzers are asked about its words."""
    lower = spelling(text).lower()
    return lower if lower.isascii() else normalize("NFC", lower)


def forms(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    found = lower_words(text)
    return words(form(text)) if found is None else found


def _dated(query: Dated, article: Article, timezone: str) -> bool:
    if query.field == "date":
        day = published_day(article)
    else:
        day = day_of(getattr(article, query.field), timezone)
    first, last = query.range.first, query.range.last
    return day is not None and (first is None or first <= day) and (last is None or day <= last)


def published_day(article: Article) -> date | None:
    """The day of publication; None for an article without a date, or with one that is none."""
    from datetime import date

    try:
        return date.fromisoformat(article.published or "")
    except ValueError:
        return None


@lru_cache(1024)
def day_of(instant: str | None, timezone: str) -> date | None:
    """The day of an instant in the archive's time zone; None when there is none."""
    from newsarch.dates import local_day

    try:
        return local_day(instant, timezone) if instant else None
    except DateError:
        return None


def _has(query: Unit | Tag | Status | Plain | Id, article: Article) -> bool:
    match query:
        case Unit():
            published = (article.unit,) if article.unit else ()
            named = published if query.published else (*published, *article.units)
            return any(is_unit(query, name) for name in named)
        case Tag(text):
            return any(same_name(text, tag) for tag in article.tags)
        case Status(status):
            return article.status == status
        case Plain():
            return is_plain(query, article)
        case Id(ids):
            return article.id in ids


def same_name(text: str, other: str) -> bool:
    """Whether two names are one: case, diacritics and white space do not count."""
    return name_key(text) == name_key(other)


def name_key(name: str) -> str:
    """A name as it is compared."""
    return " ".join(fold(name).split())


def is_unit(query: Unit, name: str) -> bool:
    """Whether a canonical unit is the one asked for, or below it."""
    from newsarch.polish.units import chain_of, covers

    if same_name(query.text, name):
        return True
    chain = chain_of(name) if query.readings else None
    return chain is not None and any(covers(reading, chain) for reading in query.readings)


def is_plain(query: Plain, article: Article) -> bool:
    """`source:`, `section:`, `lang:` (`pl` is also `pl-PL`), `url:` (the same page, or a part)."""
    if query.field == "source":
        return article.source_status == query.text
    if query.field == "section":
        return same_name(query.text, article.section or "")
    if query.field == "lang":
        return is_language(query.text, article.language or "")
    return is_address(query.text, article.url)


def is_language(text: str, language: str) -> bool:
    """Whether a language is the one asked for: `pl` is also `pl-PL`."""
    return (name_key(language) + "-").startswith(name_key(text) + "-")


def is_address(text: str, url: str | None) -> bool:
    """Whether an address is the one asked for, or contains what is asked for."""
    from newsarch.model.identity import address_identity

    if not url:
        return False
    return text.casefold() in url.casefold() or address_identity(text) == address_identity(url)
