"""Relevance, in one sentence: a word in the title says more than one in the lead, and that more
than one in the body; among equals more occurrences come first, then the newest.

How rare a word is does not count: what is asked for is rare enough, and every hit of `a b` has
both anyway.
"""

from __future__ import annotations

from newsarch.query.ast import wanted_words
from newsarch.query.match import form, forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.article import Article
    from newsarch.polish.lemmas import Analyzer
    from newsarch.query.ast import Query

ANYWHERE, IN_LEAD, IN_TITLE = 1, 2, 4
"""What each word asked for adds to an article's worth."""


def wanted_forms(query: Query) -> list[str]:
    """The words whose places in an article make it relevant, each once."""
    return list(dict.fromkeys(form(word) for word in wanted_words(query)))


def relevance(query: Query, article: Article, analyzer: Analyzer) -> tuple[int, int]:
    """The worth of an article to a query, and how often the words occur; the more the better."""
    texts = {name: [analyzer.text_keys(word) for word in forms(getattr(article, name))]
             for name in ("title", "lead", "body")}  # fmt: skip
    worth = occurrences = 0
    for word in wanted_forms(query):
        keys = analyzer.query_keys(word)
        found = {name: sum(1 for there in text if keys & there) for name, text in texts.items()}
        worth += ANYWHERE * any(found.values())
        worth += IN_LEAD * bool(found["lead"]) + IN_TITLE * bool(found["title"])
        occurrences += sum(found.values())
    return worth, occurrences
