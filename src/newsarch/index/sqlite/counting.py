"""Conditions → counts and facets, which everyday searches do not ask for.

What SQL can count is counted there; only articles that have to be looked at are read.
"""

from __future__ import annotations

from newsarch.index.sqlite.branches import Branch, disjoint
from newsarch.index.sqlite.sources import of_branch, words_of
from newsarch.model.article import STATUSES
from newsarch.query.ast import All, Status, all_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from sqlite3 import Connection

    from newsarch.index.sqlite.branches import Union
    from newsarch.index.sqlite.reading import Reading
    from newsarch.index.timeline import Timeline
    from newsarch.query.ast import Query


class Counting:
    """Counts what a reading finds."""

    def __init__(self, reading: Reading, connection: Connection, timeline: Timeline) -> None:
        self._reading = reading
        self._connection = connection
        self._timeline = timeline

    def count(self, query: Query) -> int:
        """How many articles match, exactly."""
        narrowing = self._reading.narrow(query)
        doubtful = self._reading.walk_all(narrowing.doubtful)
        looked_at = sum(1 for _row in self._reading.looked_at(query, doubtful))
        return self._count(narrowing.certain) + looked_at

    def _count(self, union: Union) -> int:
        """The rows of a union, each counted once."""
        parts = disjoint(union)
        if parts is None:
            return sum(1 for _row in self._reading.walk_all(union))
        return sum(map(self._count_branch, parts))

    def _count_branch(self, branch: Branch) -> int:
        if branch == Branch():
            return sum(count for _name, count in self._reading.counted("any"))
        source = of_branch(branch) if branch.conditions else words_of(branch)
        return int(self._connection.execute(source.ask("count(*)"), source.values).fetchone()[0])

    def facets(self, query: Query, names: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet name its values and their counts, most first."""
        from newsarch.index.facets import most_first
        from newsarch.index.sqlite.faceting import NAMED, Faceting

        narrowing = self._reading.narrow(query)
        source = self._reading.source(query, narrowing)
        faceting = Faceting(self._connection, self._timeline, source, narrowing.only_branch())
        found: dict[str, dict[str, int]] = {}
        for name in names:
            if name == "status":
                counts = ((s, self.count(all_of((query, Status(s))))) for s in STATUSES)
                found[name] = {status: count for status, count in counts if count}
            elif query == All() and name in NAMED:
                found[name] = dict(self._reading.counted(NAMED[name]))
            else:
                found[name] = faceting.count(name)
        return {name: most_first(counts) for name, counts in found.items()}
