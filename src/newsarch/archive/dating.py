"""Dates that cannot be: one rule for those that are given and those that are kept."""

from __future__ import annotations

from datetime import date, timedelta

from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.article import Article

EARLIEST = "1918-11-11"
"""No institution of the Republic published before."""
AHEAD = timedelta(days=1)
"""Tomorrow is fine: pages are prepared the evening before, and clocks differ."""


def is_misdated(article: Article, today: date) -> bool:
    """Whether an article is dated before anybody published, or beyond tomorrow."""
    published = article.published
    return bool(published) and not EARLIEST <= str(published) <= (today + AHEAD).isoformat()


def misdated(article: Article) -> str:
    """The sentence for such an article."""
    sentence = _("Article {id} is dated {date}, which cannot be.")
    return sentence.format(id=article.id, date=article.published)
