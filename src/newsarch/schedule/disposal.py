"""Disposal: what has run out is listed, the list is signed, and exactly the list is removed.

Nothing here runs by itself: auto-archiving never comes near it. An article's category is its own
or, when it has none, that of the first rule with a category whose query finds it.
"""

from __future__ import annotations

from datetime import date

from newsarch.archive.changing import change
from newsarch.archive.removing import remove
from newsarch.archive.selection import Report, Selection
from newsarch.errors import ConflictError, UsageError
from newsarch.index.base import Order
from newsarch.messages import _
from newsarch.model.article import ARCHIVED
from newsarch.schedule.disposal_list import DisposalList, Entry
from newsarch.schedule.due import counted_from
from newsarch.schedule.retention import SHORT, Category, parse_category
from newsarch.schedule.rules import PUBLISHED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarch.archive.core import Archive
    from newsarch.model.article import Article
    from newsarch.schedule.rules import Rule

MOST_NAMED = 5
"""Articles named in a refusal; the rest is counted."""


class Retention:
    """The categories in force in an archive, by its articles and its rules."""

    def __init__(self, archive: Archive, rules: Sequence[Rule], timezone: str) -> None:
        """Ask the index once which articles the rules give a category."""
        self._timezone = timezone
        self._by_rule: dict[int, Category] = {}
        for rule in rules:
            if rule.retention is not None:
                for hit in archive.select(rule.query, Order()):
                    self._by_rule.setdefault(hit.id, rule.retention)

    def category(self, article: Article) -> Category | None:
        """The article's category, or None. One that cannot be read keeps the article."""
        if not article.retention:
            return self._by_rule.get(article.id)
        try:
            return parse_category(article.retention)
        except UsageError:
            return None

    def entry(self, article: Article) -> Entry | None:
        """The article as a list names it; None when its retention has no end.

        Bc has no period: it ends when the article is archived, for then it is of use no more.
        """
        category = self.category(article)
        if category is None or article.hold is not None:
            return None
        day = counted_from(article, PUBLISHED, self._timezone)
        end = category.end(day) if day else None
        if category.kind == SHORT and article.status == ARCHIVED:
            end = counted_from(article, "archived", self._timezone)
        if end is None:
            return None
        return Entry(
            article.id, article.published or "", str(category), end.isoformat(),
            article.status, article.sha256, article.title,
        )  # fmt: skip


def draw_up(
    archive: Archive, rules: Sequence[Rule], timezone: str, year: int | None = None
) -> DisposalList:
    """The list of what has run out by today or, with `year`, of what runs out in that year.

    A list of a year to come is a plan: `dispose` refuses it until the year is over.
    """
    retention, today = Retention(archive, rules, timezone), archive.today.isoformat()
    entries = filter(None, (retention.entry(stored.article) for stored in archive.store.scan()))
    wanted = [e for e in entries if (e.end < today if year is None else e.end[:4] == f"{year:04}")]
    return DisposalList(today, tuple(sorted(wanted, key=lambda entry: (entry.end, entry.id))))


def dispose(
    archive: Archive,
    listed: DisposalList,
    approved_by: str,
    rules: Sequence[Rule],
    timezone: str,
    *,
    dry_run: bool = False,
) -> Report:
    """Remove exactly the listed articles, as one change that holds list and approval.

    Raises NotFoundError for an article that is gone, and ConflictError when one is not as the
    list has it, is held, or has not run out; then none is removed.
    """
    if not approved_by.strip() or not approved_by.isprintable():
        raise UsageError(_("Say on one line who approved the list: --approved-by TEXT."))

    def check(articles: list[Article]) -> None:
        retention, today = Retention(archive, rules, timezone), archive.today
        unfit = list(_unfit(articles, listed, retention, today))
        if unfit:
            raise _refusal(listed, unfit)

    note = _("list {number}, sha256 {digest}, approved by {name}").format(
        number=listed.number, digest=listed.sha256, name=approved_by.strip()
    )
    selection = Selection(tuple(entry.id for entry in listed.entries))
    return remove(
        archive, selection, note, command="retention dispose", check=check, dry_run=dry_run
    )


def _unfit(
    articles: Sequence[Article], listed: DisposalList, retention: Retention, today: date
) -> Iterator[tuple[int, str]]:
    """Ids of listed articles that may not go, each with the reason."""
    now = {article.id: article for article in articles}
    for entry in listed.entries:
        article = now[entry.id]
        current = retention.entry(article)
        if article.hold is not None:
            yield entry.id, _("held")
        elif article.sha256 != entry.sha256:
            yield entry.id, _("changed since")
        elif current is None or (current.category, current.end) != (entry.category, entry.end):
            yield entry.id, _("kept under another category")
        elif current.end >= today.isoformat():
            yield entry.id, _("kept until {day}").format(day=current.end)


def _refusal(listed: DisposalList, unfit: Sequence[tuple[int, str]]) -> ConflictError:
    named = ", ".join(f"{id} ({reason})" for id, reason in unfit[:MOST_NAMED])
    more = "" if len(unfit) <= MOST_NAMED else " …"
    return ConflictError(
        _(
            "The list {number} does not fit the archive, so nothing was removed: {named}; "
            "draw up a new one."
        ).format(number=listed.number, named=named + more),
        [id for id, _reason in unfit],
    )


def set_category(
    archive: Archive,
    id: int,
    text: str,
    rules: Sequence[Rule],
    timezone: str,
    *,
    force: bool = False,
    reason: str | None = None,
) -> Report:
    """Give an article a category of its own.

    Raises UsageError for one that keeps it for less, unless forced and with a reason.
    """
    wanted = parse_category(text)

    def edit(article: Article) -> Article:
        current = Retention(archive, rules, timezone).category(article)
        if current and wanted.keeps_less_than(current) and not (force and reason):
            raise UsageError(
                _(
                    "Article {id} is kept under {current}, and {wanted} keeps it for less: "
                    "say --force and --reason TEXT."
                ).format(id=id, current=current, wanted=wanted)
            )
        return article.with_(retention=str(wanted))

    return change(archive, Selection((id,)), edit, "retention set", note=reason)
