"""Counts of the articles of a source by what they carry and when they were published."""

from __future__ import annotations

from newsarch.index.sqlite.sources import day_sql
from newsarch.index.sqlite.vocabulary import few, marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

    from newsarch.index.sqlite.sources import Source
    from newsarch.index.timeline import Timeline

NAMED = {"unit": "published", "tag": "tag"}
"""Facets whose values are names, and of which kind."""
TIMES = {"year": 4, "month": 7}
"""Facets whose values are the beginning of an ISO date, and how much of it."""
_COLUMNS = {
    "unit": ("article.unit", ""),
    "tag": ("tagged.tag", "JOIN tagged ON tagged.row = article.row"),
}


def named(connection: Connection, source: Source, facet: str) -> dict[str, int]:
    """How many articles carry each name."""
    column, joined = _COLUMNS[facet]
    sql = source.ask(f"{column}, count(*)", f"AND {column} IS NOT NULL GROUP BY 1", joined)
    counts = dict(connection.execute(sql, source.values))
    found: dict[str, int] = {}
    for ids in few(counts):
        asked = f"SELECT id, text FROM name WHERE id IN ({marks(ids)})"  # noqa: S608
        found.update((text, counts[id]) for id, text in connection.execute(asked, ids))
    return found


def times(connection: Connection, source: Source, timeline: Timeline, facet: str) -> dict[str, int]:
    """How many articles were published when; the empty text stands for no date."""
    from datetime import date

    sql = source.ask(f"{day_sql(source.row, timeline)}, count(*)", "GROUP BY 1")
    counts: dict[str, int] = {}
    for day, count in connection.execute(sql, source.values):
        time = date.fromordinal(day).isoformat()[: TIMES[facet]] if day > 0 else ""
        counts[time] = counts.get(time, 0) + count
    return counts
