"""One run of auto-archiving: choose under the lock, archive, commit; one change or none.

A dry run is the same code and stops before the commit, so it cannot promise anything else. A
second run, later or at the same time, finds nothing left to do.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from newsarch.archive.changing import change, hold
from newsarch.archive.selection import Selection
from newsarch.dates import parse_age
from newsarch.errors import ConflictError
from newsarch.index.base import Order
from newsarch.messages import _
from newsarch.model.article import ARCHIVED
from newsarch.schedule.due import candidates, first_due, undated
from newsarch.schedule.last_run import LastRun
from newsarch.schedule.rules import PUBLISHED, Rule, read_rules
from newsarch.schedule.toml_lines import RuleLines
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsarch.archive.core import Archive
    from newsarch.config import Settings
    from newsarch.model.article import Article
    from newsarch.schedule.due import Due

COMMAND = "auto-archive"
TOLERANCE = timedelta(days=1)
"""How far the clock may lie behind the newest change before nothing is archived by it."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did, or with `dry_run` would do."""

    due: tuple[Due, ...]
    """By due day, then id."""
    undated: tuple[tuple[Article, Rule], ...]
    """Only of a dry run: what a rule finds but cannot count from, having no date."""
    change: int | None
    dry_run: bool


def configured_rules(settings: Settings, archive: Archive) -> tuple[Rule, ...]:
    """The rules of the configuration file. Raises ConfigError naming file, line and key."""
    path = settings.config_path

    def place(rule: int, key: str) -> str:
        lines = RuleLines(Path(path).read_text(encoding="utf-8"))
        return f"{path}:{lines.line(rule, key)}"

    return read_rules(settings.auto_archive, archive.parse, place)


def rule_of_the_moment(archive: Archive, older_than: str, query: str) -> Rule:
    """The rule that `--older-than AGE [--query Q]` stands for. Raises DateError, QueryError."""
    age = parse_age(older_than)
    return Rule(f"older-than {age}", archive.parse(query), query, age, PUBLISHED)


def check_clock(archive: Archive) -> None:
    """Raises ConflictError when the clock lies more than a day behind the newest change.

    By a clock that was set back nothing would be archived early, but wrongly dated.
    """
    newest = next(iter(archive.store.changes_backwards()), None)
    now = archive.now()
    if newest and datetime.fromisoformat(now) < datetime.fromisoformat(newest.at) - TOLERANCE:
        raise ConflictError(
            _(
                "The clock says {now}, but the archive was changed at {newest}; "
                "set the clock right, or use --force."
            ).format(now=now, newest=newest.at)
        )


def run(
    archive: Archive,
    rules: Sequence[Rule],
    timezone: str,
    *,
    keep: Collection[int] = (),
    force: bool = False,
    dry_run: bool = False,
) -> Run:
    """Archive what is due under `rules` today, in the days of `timezone`.

    `keep` are articles to be held for good beforehand; `force` trusts the clock in any case.
    Raises ConflictError for a clock set back, NotFoundError for unknown ids in `keep`.
    """
    if not force:
        check_clock(archive)
    _keep(archive, keep, dry_run)
    night = _Night(archive, rules, timezone, frozenset(keep))
    report = change(archive, night.choose, night.edit, COMMAND, dry_run=dry_run)
    due = tuple(sorted(night.due, key=lambda one: (one.day, one.article.id)))
    beyond = {one.article.id for one in due}.union(keep)
    left = _undated(archive, rules, beyond) if dry_run else ()
    return Run(due, left, report.change, dry_run)


class _Night:
    """What a run decides while it holds the lock: which articles, by which rule."""

    def __init__(
        self, archive: Archive, rules: Sequence[Rule], timezone: str, keep: frozenset[int]
    ) -> None:
        self.due: list[Due] = []
        self._archive = archive
        self._rules = rules
        self._timezone = timezone
        self._keep = keep
        self._today, self._now = archive.today, archive.now()
        self._finders: dict[int, list[Rule]] = {}

    def choose(self) -> Selection:
        """Everything that some rule finds and that may be due."""
        for rule in self._rules:
            for hit in self._archive.select(candidates(rule, self._today), Order()):
                if hit.id not in self._keep:
                    self._finders.setdefault(hit.id, []).append(rule)
        return Selection(tuple(sorted(self._finders)))

    def edit(self, article: Article) -> Article:
        """The article archived if it is due, else as it was."""
        due = first_due(article, self._finders[article.id], self._today, self._timezone)
        if due is None:
            return article
        self.due.append(due)
        return _archived(article, due.rule, self._now)


def last_change(archive: Archive) -> LastRun | None:
    """The last run that changed something, from the archive's history; None for none."""
    for made in archive.store.changes_backwards():
        if made.command == COMMAND:
            return LastRun(made.at, len(made.edits), made.number)
    return None


def _keep(archive: Archive, ids: Collection[int], dry_run: bool) -> None:
    """Hold some articles, by a change of its own, so that undoing the run does not free them."""
    free = [article.id for article in archive.get_many(ids) if article.hold is None]
    if free and not dry_run:
        reason = _("kept from auto-archiving")
        hold(archive, Selection(tuple(free)), reason, command=f"{COMMAND} --keep")


def _archived(article: Article, rule: Rule, now: str) -> Article:
    retention = article.retention or (str(rule.retention) if rule.retention else None)
    return article.with_(
        status=ARCHIVED,
        archived=now,
        archived_reason=rule.archived_reason,
        retention=retention,
    )


def _undated(
    archive: Archive, rules: Sequence[Rule], beyond: Collection[int]
) -> tuple[tuple[Article, Rule], ...]:
    """What only lacks a date to become due: each article once, with the first rule to find it."""
    found: dict[int, tuple[Article, Rule]] = {}
    for rule in rules:
        if rule.since == PUBLISHED:
            for article in archive.search(undated(rule), Order()):
                if article.hold is None and article.id not in beyond:
                    found.setdefault(article.id, (article, rule))
    return tuple(found[id] for id in sorted(found))
