"""Articles in and out of the tables.

What is taken out must be what was put in, or the full-text lists would rot; so every article is
kept with checksums of its words and names, and a version that does not fit them is refused.
FTS5 gathers what is written in memory as long as rows rise, so everything is written in order.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from newsarch.index.sqlite.fit import MisfitError
from newsarch.index.sqlite.names import Names
from newsarch.index.sqlite.prepared import sum_of
from newsarch.index.sqlite.schema import COLUMNS
from newsarch.index.sqlite.tokens import HEADING, SIGNED, WORD
from newsarch.index.sqlite.vocabulary import Vocabulary
from newsarch.store.base import NOWHERE
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from sqlite3 import Connection
    from typing import Any

    from newsarch.index.sqlite.names import Name
    from newsarch.index.sqlite.prepared import Prepared
    from newsarch.index.timeline import Timeline
    from newsarch.polish.lemmas import Analyzer
    from newsarch.store.base import Place

_PUT = f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_TAKE = (
    f"INSERT INTO words (words, rowid, {', '.join(COLUMNS)})"  # noqa: S608
    " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)"
)
_ARTICLE = (
    "INSERT OR REPLACE INTO article (row, id, place, unit, added_day, added, archived_day, title,"
    " url, address, hash, words_sum, names_sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Held:
    """What the index keeps of an article already."""

    row: int
    words_sum: int
    names_sum: int

    def holds(self, prepared: Prepared) -> bool:
        """Whether this is the version that was put in."""
        names_fit = self.names_sum == sum_of(prepared.names)
        return names_fit and (prepared.texts is None or self.words_sum == sum_of(prepared.texts))


@dataclass(frozen=True, slots=True)
class Revision:
    """What happens to one article: from what the index holds, if anything, to what is now."""

    id: int
    after: Prepared | None
    place: Place = NOWHERE
    held: Held | None = None
    before: Prepared | None = None
    """The version held."""

    def words_stay(self) -> bool:
        """Whether the words held are those of now."""
        return self.held is not None and self.after is not None and self.after.texts is None

    def lists_stay(self) -> bool:
        """Whether nothing changes in `words`."""
        names = [part.names for part in (self.before, self.after) if part]
        return self.words_stay() and names[0] == names[-1]


class Writer:
    """Writes revisions inside one transaction."""

    def __init__(
        self, connection: Connection, timeline: Timeline, analyzer: Callable[[], Analyzer]
    ) -> None:
        """`analyzer` is called for words that the index does not know yet."""
        self._connection = connection
        self._timeline = timeline
        self._vocabulary = Vocabulary(connection, analyzer)
        self._names = Names(connection)
        self._ends: dict[int, tuple[int, int]] = {}
        self.in_order = True
        """Whether within each day, as far as written here, rows rise with ids."""

    def held(self, id: int) -> Held | None:
        """What the index keeps of an article."""
        sql = "SELECT row, words_sum, names_sum FROM article WHERE id = ?"
        found = self._connection.execute(sql, (id,)).fetchone()
        return Held(*found) if found else None

    def write(self, revisions: Sequence[Revision]) -> None:
        """Write revisions, each of another article. Raises MisfitError."""
        parts = [part for r in revisions for part in (r.before, r.after) if part]
        self._vocabulary.ensure(text for part in parts for text in part.texts or ())
        steps: list[tuple[int, str, tuple[Any, ...]]] = []
        articles: list[tuple[Any, ...]] = []
        for revision in sorted(revisions, key=lambda revision: revision.id):
            row = self._row(revision)
            if not revision.lists_stay():
                steps += self._steps(revision, row)
            if revision.held:
                self._forget(revision.held.row, moved=row != revision.held.row)
            if revision.after:
                articles.append(self._article(row, revision.after, revision))
                self._tag(row, revision.after)
        steps.sort(key=lambda step: (step[0], step[1] == _PUT))
        for sql, group in groupby(steps, key=lambda step: step[1]):
            self._connection.executemany(sql, (step[2] for step in group))
        self._connection.executemany(_ARTICLE, sorted(articles))
        self._count(revisions)

    def _steps(self, revision: Revision, row: int) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
        """What to do in `words`: rows, statements, values."""
        if revision.held and revision.before:
            old = revision.held.row
            yield old, _TAKE, (old, *self._columns(revision.before))
        if revision.after:
            yield row, _PUT, (row, *self._columns(revision.after))

    def _columns(self, prepared: Prepared) -> tuple[str | None, ...]:
        names = self._names.tokens(prepared.names)
        if prepared.texts is None:
            return (None, None, None, None, None, names)
        body, title, lead, by = map(self._vocabulary.tokens, prepared.texts)
        return (body, title, lead, _as(SIGNED, by), _as(HEADING, title), names)

    def _row(self, revision: Revision) -> int:
        """The row an article keeps, or a new one at the end of its day; -1 when it goes."""
        held, before, after = revision.held, revision.before, revision.after
        if after is None:
            return -1
        if held and before and before.day == after.day:
            return held.row
        first, last = self._timeline.day(after.day)
        row, id = self._ends.get(after.day) or self._end(first, last)
        if row >= last:
            raise MisfitError
        self.in_order = self.in_order and id < after.id
        self._ends[after.day] = row + 1, after.id
        return row + 1

    def _end(self, first: int, last: int) -> tuple[int, int]:
        """The last row of a day and its article."""
        sql = "SELECT row, id FROM article WHERE row BETWEEN ? AND ? ORDER BY row DESC LIMIT 1"
        return self._connection.execute(sql, (first, last)).fetchone() or (first - 1, 0)

    def _article(self, row: int, after: Prepared, revision: Revision) -> tuple[Any, ...]:
        unit = next((self._names.number(n) for n in after.names if n[0] == "published"), None)
        held = revision.held if revision.words_stay() else None
        words_sum = held.words_sum if held else sum_of(after.texts or ())
        sums = words_sum, sum_of(after.names)
        return (row, after.id, revision.place, unit, *after.facts, *sums)

    def _forget(self, row: int, *, moved: bool) -> None:
        self._connection.execute("DELETE FROM tagged WHERE row = ?", (row,))
        if moved:
            self._connection.execute("DELETE FROM article WHERE row = ?", (row,))

    def _tag(self, row: int, prepared: Prepared) -> None:
        tags = [(row, self._names.number(name)) for name in prepared.names if name[0] == "tag"]
        self._connection.executemany("INSERT INTO tagged VALUES (?, ?)", tags)

    def _count(self, revisions: Iterable[Revision]) -> None:
        counts: Counter[Name] = Counter()
        for revision in revisions:
            counts.subtract(revision.before.names if revision.before else ())
            counts.update(revision.after.names if revision.after else ())
        self._names.count(counts.items())


def _as(kind: str, tokens: str) -> str:
    """The same words as tokens of another kind."""
    return f" {tokens}".replace(" " + WORD, " " + kind)
