"""The vocabulary of articles that were all read: the reference for what an index knows of words."""

from __future__ import annotations

from newsarch.index import spelling
from newsarch.polish.folding import fold
from newsarch.query.match import TEXTS, forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarch.model.article import Article
    from newsarch.polish.lemmas import Analyzer


class ScanWords:
    """The words of titles and texts, with their foldings and keys."""

    def __init__(self, articles: Iterable[Article], analyzer: Analyzer) -> None:
        """Read all of them."""
        self._analyzer = analyzer
        found = {
            form
            for article in articles
            for name in TEXTS["text"]
            for form in forms(getattr(article, name))
        }
        self._folded = {form: fold(form) for form in found}
        self._keys = frozenset[str]().union(*map(analyzer.text_keys, found))

    def unknown(self, words: Sequence[str]) -> dict[str, str | None]:
        """The first few words that no article has, each with the nearest."""
        return spelling.unknown(words, self._occurs, self._near)

    def _occurs(self, word: str) -> bool:
        return not self._keys.isdisjoint(self._analyzer.query_keys(word))

    def _near(self, word: str) -> list[str]:
        return spelling.near(
            word,
            lambda those: (form for form, folded in self._folded.items() if folded in those),
            self._keys.intersection,
            lambda start: (form for form, key in self._folded.items() if key.startswith(start)),
        )
