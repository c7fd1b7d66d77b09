"""Statistics: how many articles a month, a unit, a tag, a year."""

from __future__ import annotations

from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.archive.core import Archive
    from newsarch.query.ast import Query


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of the articles of a query; each list holds (value, articles)."""

    articles: int
    months: list[tuple[str, int]]
    """Oldest first, `2017-06`; undated articles under the empty text."""
    years: list[tuple[str, int]]
    units: list[tuple[str, int]]
    """Most first."""
    tags: list[tuple[str, int]]
    status: list[tuple[str, int]]


def statistics(archive: Archive, query: Query) -> Statistics:
    """The statistics of a query's articles."""
    facets = archive.facets(query, ("month", "year", "unit", "tag", "status"))
    return Statistics(
        articles=sum(count for _value, count in facets["status"]),
        months=sorted(facets["month"]),
        years=sorted(facets["year"]),
        units=facets["unit"],
        tags=facets["tag"],
        status=facets["status"],
    )
