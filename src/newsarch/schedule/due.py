"""Which articles are due, and when: pure calendar arithmetic, in days of the archive's zone.

An article is due on the first run after the day `since + age` has passed; so a run of the same
day leaves it alone, whatever the hour. Nothing here counts hours, so neither daylight saving nor
the time of the run can move a day.
"""

from __future__ import annotations

from datetime import date, timedelta

from newsarch.dates import DayRange, add, local_day, subtract
from newsarch.errors import DateError
from newsarch.model.article import ACTIVE
from newsarch.query.ast import Dated, Status, all_of, negated
from newsarch.schedule.rules import ADDED, MODIFIED, PUBLISHED
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarch.dates import Age
    from newsarch.model.article import Article
    from newsarch.query.ast import Query
    from newsarch.schedule.rules import Rule

# `modified` is in no index, but never lies before `added`.
_INDEXED = {PUBLISHED: "date", ADDED: "added", MODIFIED: "added"}
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """An article, the rule that archives it, and the days that say so."""

    article: Article
    rule: Rule
    since: date
    """The day counted from."""
    day: date
    """`since + age`: the first run after this day archives the article."""


def counted_from(article: Article, since: str, timezone: str) -> date | None:
    """The day that an age is counted from; None when the article has no such date.

    `since` names the field: `published`, a day, or one that holds an instant.
    """
    try:
        if since == PUBLISHED:
            return date.fromisoformat(article.published) if article.published else None
        return local_day(getattr(article, since) or "", timezone)
    except (DateError, ValueError):
        return None


def due_day(since: date, age: Age) -> date | None:
    """The day after which a run archives what is counted from `since`; None past the calendar.

    Months and years are clamped: 31 January and a month is the last day of February.
    """
    try:
        return add(since, age)
    except DateError:
        return None


def first_due(article: Article, rules: Iterable[Rule], today: date, timezone: str) -> Due | None:
    """The first of `rules`, all of which find the article, under which it is due `today`.

    What is archived already or held is never due.
    """
    if article.status != ACTIVE or article.hold is not None:
        return None
    for rule in rules:
        since = counted_from(article, rule.since, timezone)
        day = due_day(since, rule.age) if since else None
        if since and day and day < today:
            return Due(article, rule, since, day)
    return None


def candidates(rule: Rule, today: date) -> Query:
    """A query that finds every article due under the rule, and few others."""
    old = Dated(DayRange(None, latest_due(today, rule.age)), _INDEXED[rule.since])
    return all_of((rule.query, Status(ACTIVE), old))


def undated(rule: Rule) -> Query:
    """A query for the articles that the rule would archive if they had a date of publication."""
    return all_of((rule.query, Status(ACTIVE), negated(Dated(DayRange(), "date"))))


def latest_due(today: date, age: Age) -> date:
    """The latest day that with `age` added lies before `today`; the first of all for none.

    Months are clamped, so adding is not undone by subtracting: 28 to 31 January all reach
    28 February.
    """
    try:
        day = subtract(today, age)
    except DateError:
        return date.min
    while day > date.min and add(day, age) >= today:
        day -= _A_DAY
    while add(day + _A_DAY, age) < today:
        day += _A_DAY
    return day
