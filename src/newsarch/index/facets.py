"""Facets: what articles are counted by."""

from __future__ import annotations

from newsarch.index.collation import polish_order
from newsarch.query.match import published_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarch.model.article import Article


def facet_values(article: Article, facet: str) -> tuple[str, ...]:
    """The values under which an article counts. `unit` is the publishing one; the `year` and
    `month` of an article without a date is the empty text."""
    if facet == "unit":
        return (article.unit,) if article.unit else ()
    if facet == "tag":
        return tuple(dict.fromkeys(article.tags))
    if facet == "status":
        return (article.status,)
    day = published_day(article)
    length = {"year": 4, "month": 7}[facet]
    return (day.isoformat()[:length] if day else "",)


def most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Values with their counts, most first, equal ones alphabetical in Polish order."""
    return sorted(counts.items(), key=lambda item: (-item[1], *alphabetical_key(item[0])))


def alphabetical_key(name: str) -> tuple[str, str]:
    """The key of a name in an alphabetical list."""
    return polish_order(name), name
