"""Counts of the articles of a source by what they carry and when they were published."""

from __future__ import annotations

from newsarch.index.sqlite.sources import day_sql, words_of
from newsarch.index.sqlite.tokens import few, marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

    from newsarch.index.sqlite.branches import Branch
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


class Faceting:
    """Counts the articles of one query."""

    def __init__(
        self, connection: Connection, timeline: Timeline, source: Source, branch: Branch | None
    ) -> None:
        """`branch` is the source's, if it is one."""
        self._connection = connection
        self._timeline = timeline
        self._source = source
        # Rows tell the day: the table of articles is not needed.
        self._dated = words_of(branch) if branch and not branch.conditions else source

    def count(self, facet: str) -> dict[str, int]:
        """The values of a facet of `NAMED` or `TIMES`, and how many articles have each."""
        return self._named(*_COLUMNS[facet]) if facet in NAMED else self._times(TIMES[facet])

    def _named(self, column: str, joined: str) -> dict[str, int]:
        source = self._source
        sql = source.ask(f"{column}, count(*)", f"AND {column} IS NOT NULL GROUP BY 1", joined)
        counts = dict(self._connection.execute(sql, source.values))
        found: dict[str, int] = {}
        for ids in few(counts):
            asked = f"SELECT id, text FROM name WHERE id IN ({marks(ids)})"  # noqa: S608
            names = self._connection.execute(asked, ids)
            found.update((text, counts[id]) for id, text in names)
        return found

    def _times(self, length: int) -> dict[str, int]:
        """The empty text stands for no date."""
        from datetime import date

        source = self._dated
        sql = source.ask(f"{day_sql(source.row, self._timeline)}, count(*)", "GROUP BY 1")
        counts: dict[str, int] = {}
        for day, count in self._connection.execute(sql, source.values):
            time = date.fromordinal(day).isoformat()[:length] if day > 0 else ""
            counts[time] = counts.get(time, 0) + count
        return counts
