"""An article as the index takes it in: its words, its names, its row."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter

from newsarch.index.collation import polish_order
from newsarch.index.sqlite.tokens import number
from newsarch.index.timeline import moment
from newsarch.model.identity import address_identity
from newsarch.query.match import day_of, forms, published_day
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.article import Article

TEXTS = ("body", "title", "lead", "by")
WORDS = ("published", *TEXTS)
"""The fields that the words, and the row, are made of."""
FACTS = ("published", "added", "archived", "title", "url", "sha256", "first_sha256")
"""The fields that the facts, and the row, are made of."""
ANY = ("any", "")
"""The name that every article carries."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the index keeps of an article."""

    id: int
    day: int
    """Ordinal of the day of publication, 0 for none."""
    texts: tuple[str, ...] | None
    """For each of `TEXTS` its words in lower case, separated by spaces; None: as they were."""
    names: tuple[tuple[str, str], ...]
    """Kinds and names, each once, sorted."""
    facts: tuple[int | str | None, ...] | None
    """The values of the table from `added_day` to `first_hash`; None: as they were."""


def prepare(article: Article, timezone: str, *, words: bool = True, facts: bool = True) -> Prepared:
    """The article prepared: whole, or without words or facts that stay as they were.

    Days of `added` and `archived` are those of `timezone`.
    """
    day = published_day(article)
    return Prepared(
        article.id,
        day.toordinal() if day else 0,
        _texts(article) if words else None,
        _names(article),
        _facts(article, timezone) if facts else None,
    )


def _texts(article: Article) -> tuple[str, ...]:
    return tuple(" ".join(forms(getattr(article, name) or "")) for name in TEXTS)


def _names(article: Article) -> tuple[tuple[str, str], ...]:
    tags = {("tag", _storable(tag)) for tag in article.tags}
    return tuple(sorted((*_other_names(*_named(article)), *tags)))


_named = attrgetter("units", "unit", "status", "section", "source_status", "language")


@lru_cache(1024)
def _other_names(
    units: tuple[str, ...], unit: str | None, *single: str | None
) -> frozenset[tuple[str, str]]:
    """Names that are no tags: those that most changes leave as they were."""
    found = {ANY, *(("unit", one) for one in (*units, unit) if one)}
    kinds = ("published", "status", "section", "source", "lang")
    found.update((kind, one) for kind, one in zip(kinds, (unit, *single), strict=True) if one)
    return frozenset((kind, _storable(name)) for kind, name in found)


def _facts(article: Article, timezone: str) -> tuple[int | str | None, ...]:
    added, archived = day_of(article.added, timezone), day_of(article.archived, timezone)
    address = address_identity(article.url)
    return (
        added.toordinal() if added else 0,
        moment(article.added),
        archived.toordinal() if archived else None,
        _storable(polish_order(article.title)),
        _storable(article.url.casefold()) if article.url else None,
        number(address) if address is not None else None,
        number(article.sha256),
        number(article.first_sha256) if article.first_sha256 else None,
    )


@lru_cache(4096)
def _storable(text: str) -> str:
    """A text that SQLite takes: half a surrogate pair becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def sum_of_texts(texts: tuple[str, ...]) -> int:
    """A checksum of prepared words."""
    from zlib import crc32

    return crc32("\n".join(texts).encode("utf-8", "surrogatepass"))


def sum_of_names(names: tuple[tuple[str, str], ...]) -> int:
    """A checksum of prepared names."""
    return sum_of_texts(tuple(map("\t".join, names)))
