"""Where the articles of an answer come from, as SQL: one branch, or rows found before."""

from __future__ import annotations

from newsarch.index.sqlite.tokens import ANY_TOKEN
from newsarch.index.timeline import DATED
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.index.sqlite.branches import Branch, Value
    from newsarch.index.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Source:
    """Tables and a condition; the table of articles is among them. `row` names the column that
    orders it without sorting."""

    tables: str
    where: str
    values: tuple[Value, ...]
    row: str

    def ask(self, what: str, rest: str = "", joined: str = "") -> str:
        """A question about its articles; `joined` adds a table."""
        return f"SELECT {what} FROM {self.tables} {joined} WHERE {self.where} {rest}"  # noqa: S608


FOUND = Source("temp.found CROSS JOIN article ON article.row = found.row", "1", (), "article.row")
"""The rows put into the temporary table before."""


def of_branch(branch: Branch) -> Source:
    """The articles of one branch: the full-text lists drive, the table follows by its key."""
    if not branch.expression:
        condition, values = branch.row_condition()
        return Source("article", condition, values, "article.row")
    words = words_of(branch)
    conditions = "".join(f" AND ({sql})" for sql, _values in branch.conditions)
    values = tuple(value for _sql, some in branch.conditions for value in some)
    return Source(
        "words CROSS JOIN article ON article.row = words.rowid",
        words.where + conditions,
        words.values + values,
        words.row,
    )


def words_of(branch: Branch) -> Source:
    """The full-text rows of a branch without conditions: all that counting needs."""
    return Source(
        "words",
        "words MATCH ? AND words.rowid BETWEEN ? AND ?",
        (branch.expression or ANY_TOKEN, branch.first, branch.last),
        "words.rowid",
    )


def day_sql(row: str, timeline: Timeline) -> str:
    """The ordinal of a row's day, in SQL; negative for none."""
    return f"(({row} - {DATED}) >> {timeline.slot_bits})"


def ordering(
    sort: str, source: Source, timeline: Timeline, *, in_order: bool, reverse: bool
) -> str:
    """The ORDER BY of a sort other than relevance."""
    newest = [f"{source.row} DESC"]
    if not in_order:
        newest = [f"max(-1, {day_sql('article.row', timeline)}) DESC", "article.id DESC"]
    terms = {
        "date": newest,
        "added": ["article.added_day DESC", "article.added DESC", "article.id DESC"],
        "title": ["article.title ASC", *newest],
        "unit": ["publisher.id IS NULL ASC", "publisher.alphabetical ASC", *newest],
    }[sort]
    if reverse:
        turned = {"ASC": "DESC", "DESC": "ASC"}
        terms = [f"{term} {turned[way]}" for term, _, way in (t.rpartition(" ") for t in terms)]
    return "ORDER BY " + ", ".join(terms)
