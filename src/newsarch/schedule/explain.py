"""Why an article is due, will be, or never is: each rule's answer, and what becomes of it."""

from __future__ import annotations

from newsarch.model.article import ACTIVE
from newsarch.query.ast import Id, all_of
from newsarch.schedule.due import counted_from, due_day
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from newsarch.archive.core import Archive
    from newsarch.model.article import Article
    from newsarch.schedule.rules import Rule

HELD, ARCHIVED, UNMATCHED, UNDATED, WAITING, DUE = (
    "held", "archived", "unmatched", "undated", "waiting", "due",
)  # fmt: skip
"""What becomes of the article: exempt; in the archive already; found by no rule; found, but
without a date to count from; due after a day to come; due at the next run."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule says of the article."""

    rule: Rule
    finds: bool
    since: date | None
    """The day counted from."""
    day: date | None
    """The day after which a run archives it; None for never."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What all rules say of one article, and the answer that comes first."""

    article: Article
    answers: tuple[Answer, ...]
    verdict: str
    deciding: Answer | None
    """The rule that archives it, first by day, then by the order of the file."""


def explain(archive: Archive, id: int, rules: Sequence[Rule], timezone: str) -> Explanation:
    """Ask every rule about one article. Raises NotFoundError."""
    article = archive.get(id)
    answers = tuple(_answer(archive, article, rule, timezone) for rule in rules)
    dated = [answer for answer in answers if answer.finds and answer.day]
    today = archive.today
    past = [answer for answer in dated if answer.day and answer.day < today]
    deciding = past[0] if past else min(dated, key=lambda one: one.day or today, default=None)
    return Explanation(article, answers, _verdict(article, answers, deciding, today), deciding)


def _answer(archive: Archive, article: Article, rule: Rule, timezone: str) -> Answer:
    finds = archive.count(all_of((Id((article.id,)), rule.query))) > 0
    since = counted_from(article, rule.since, timezone)
    return Answer(rule, finds, since, due_day(since, rule.age) if since else None)


def _verdict(
    article: Article, answers: Sequence[Answer], deciding: Answer | None, today: date
) -> str:
    if article.hold is not None:
        return HELD
    if article.status != ACTIVE:
        return ARCHIVED
    if deciding is None or deciding.day is None:
        return UNDATED if any(answer.finds for answer in answers) else UNMATCHED
    return DUE if deciding.day < today else WAITING
