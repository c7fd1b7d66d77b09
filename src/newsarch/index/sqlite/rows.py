"""The plain tables: an article's row in `article`, its tags in `tagged`.

What is to be written is gathered and then written in the order of rows, each statement once for
all of them.
"""

from __future__ import annotations

from operator import itemgetter

from newsarch.index.sqlite.prepared import sum_of_names, sum_of_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection
    from typing import Any

    from newsarch.index.sqlite.names import Names
    from newsarch.index.sqlite.prepared import Prepared
    from newsarch.index.sqlite.writing import Revision

_PUT = (
    "INSERT OR REPLACE INTO article (row, id, place, unit, words_sum, names_sum, added_day, added,"
    " archived_day, title, url, address, hash, first_hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_KEEP = "UPDATE article SET place = ?, words_sum = ?, names_sum = ? WHERE row = ?"
"""For an article whose facts stay: most columns, and all of their indexes."""


class Rows:
    """The rows that one batch of revisions writes."""

    def __init__(self, connection: Connection, names: Names) -> None:
        """Nothing yet; `names` give names their numbers."""
        self._connection, self._names = connection, names
        self._gone: list[tuple[int]] = []
        self._untagged: list[tuple[int]] = []
        self._put: list[tuple[Any, ...]] = []
        self._kept: list[tuple[Any, ...]] = []
        self._units: list[tuple[int | None, int]] = []
        self._tagged: list[tuple[int, int]] = []

    def revise(self, row: int, revision: Revision) -> None:
        """An article takes this row; one that goes (without `after`) takes none."""
        held, after = revision.held, revision.after
        moved = held is not None and held.row != row
        tags, tags_now = _of("tag", revision.before), _of("tag", after)
        if held and moved:
            self._gone.append((held.row,))
        if held and tags and (moved or tags != tags_now):
            self._untagged.append((held.row,))
        if moved or tags != tags_now:
            self._tagged += [(row, self._names.number(tag)) for tag in tags_now]
        if after is not None:
            self._article(row, revision, after)

    def _article(self, row: int, revision: Revision, after: Prepared) -> None:
        held = revision.held if revision.words_stay() else None
        words_sum = held.words_sum if held else sum_of_texts(after.texts or ())
        sums = words_sum, sum_of_names(after.names)
        if after.facts is not None:
            unit = self._unit(after)
            self._put.append((row, after.id, revision.place, unit, *sums, *after.facts))
            return
        self._kept.append((revision.place, *sums, row))
        if _of("published", revision.before) != _of("published", after):
            self._units.append((self._unit(after), row))

    def _unit(self, prepared: Prepared) -> int | None:
        return next(map(self._names.number, _of("published", prepared)), None)

    def write(self) -> None:
        """Write all of it."""
        run = self._connection.executemany
        run("DELETE FROM tagged WHERE row = ?", sorted(self._untagged))
        run("DELETE FROM article WHERE row = ?", sorted(self._gone))
        run(_KEEP, sorted(self._kept, key=itemgetter(-1)))
        run(_PUT, sorted(self._put))
        run("UPDATE article SET unit = ? WHERE row = ?", sorted(self._units, key=itemgetter(-1)))
        run("INSERT INTO tagged VALUES (?, ?)", sorted(self._tagged))


def _of(kind: str, prepared: Prepared | None) -> list[tuple[str, str]]:
    return [name for name in prepared.names if name[0] == kind] if prepared else []
