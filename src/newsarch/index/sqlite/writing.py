"""Articles in and out of the tables.

What is taken out must be what was put in, or the full-text lists would rot; so every article is
kept with checksums of its words and names, and a version that does not fit them is refused.
FTS5 gathers what is written in memory as long as rows rise, so everything is written in order.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from newsarch.index.sqlite.fit import MisfitError
from newsarch.index.sqlite.names import Names
from newsarch.index.sqlite.prepared import sum_of_names, sum_of_texts
from newsarch.index.sqlite.rows import Rows
from newsarch.index.sqlite.schema import COLUMNS
from newsarch.index.sqlite.tokens import HEADING, SIGNED, WORD, few, marks
from newsarch.index.sqlite.vocabulary import Vocabulary
from newsarch.store.base import NOWHERE
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from sqlite3 import Connection

    from newsarch.index.sqlite.names import Name
    from newsarch.index.sqlite.prepared import Prepared
    from newsarch.index.sqlite.vocabulary import Known
    from newsarch.index.timeline import Timeline
    from newsarch.polish.lemmas import Analyzer
    from newsarch.store.base import Place

    Values = tuple[int | str | None, ...]
    """Of a row in `words`: its number and its columns."""

_PUT = f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_TAKE = (
    f"INSERT INTO words (words, rowid, {', '.join(COLUMNS)})"  # noqa: S608
    " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Held:
    """What the index keeps of an article already."""

    row: int
    words_sum: int
    names_sum: int

    def holds(self, prepared: Prepared) -> bool:
        """Whether this is the version that was put in."""
        names_fit = self.names_sum == sum_of_names(prepared.names)
        return names_fit and (
            prepared.texts is None or self.words_sum == sum_of_texts(prepared.texts)
        )


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
        self,
        connection: Connection,
        timeline: Timeline,
        analyzer: Callable[[], Analyzer],
        known: Known,
    ) -> None:
        """`analyzer` is called for words that the index does not know yet.

        `known` grows; after a failure it may tell of what was never written, and must go.
        """
        self._connection = connection
        self._timeline = timeline
        self._vocabulary = Vocabulary(connection, analyzer, known)
        self._names = Names(connection, known)
        self._ends: dict[int, tuple[int, int]] = {}
        self.in_order = True
        """Whether within each day, as far as written here, rows rise with ids."""

    def held(self, ids: Iterable[int]) -> dict[int, Held]:
        """What the index keeps of these articles."""
        found: dict[int, Held] = {}
        for some in few(ids):
            sql = (
                "SELECT id, row, words_sum, names_sum FROM article"  # noqa: S608
                f" WHERE id IN ({marks(some)})"
            )
            found.update((id, Held(*rest)) for id, *rest in self._connection.execute(sql, some))
        return found

    def write(self, revisions: Sequence[Revision]) -> None:
        """Write revisions, each of another article. Raises MisfitError."""
        parts = [part for r in revisions for part in (r.before, r.after) if part]
        self._vocabulary.ensure(text for part in parts for text in part.texts or ())
        taken: list[Values] = []
        put: list[Values] = []
        rows = Rows(self._connection, self._names)
        for revision in sorted(revisions, key=lambda revision: revision.id):
            row = self._row(revision)
            if not revision.lists_stay():
                before, after = revision.before, revision.after
                if revision.held and before:
                    taken.append((revision.held.row, *self._columns(before, after)))
                if after:
                    put.append((row, *self._columns(after, before)))
            rows.revise(row, revision)
        self._connection.executemany(_TAKE, sorted(taken, key=itemgetter(0)))
        self._connection.executemany(_PUT, sorted(put, key=itemgetter(0)))
        rows.write()
        self._count(revisions)

    def _columns(self, prepared: Prepared, other: Prepared | None) -> tuple[str | None, ...]:
        """What stands in `words`; of a row whose words stay, only what the other version of it
        has not: FTS5 keeps a token's row by itself."""
        if prepared.texts is None and other is not None:
            names = self._names.difference(prepared.names, other.names)
            return (None, None, None, None, None, names)
        body, title, lead, by = map(self._vocabulary.tokens, prepared.texts or ())
        names = self._names.tokens(prepared.names)
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

    def _count(self, revisions: Iterable[Revision]) -> None:
        counts: Counter[Name] = Counter()
        for revision in revisions:
            before = set(revision.before.names if revision.before else ())
            after = set(revision.after.names if revision.after else ())
            counts.subtract(before - after)
            counts.update(after - before)
        self._names.count(counts.items())


def _as(kind: str, tokens: str) -> str:
    """The same words as tokens of another kind."""
    return f" {tokens}".replace(" " + WORD, " " + kind)
