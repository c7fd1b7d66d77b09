"""The articles as a dictionary that notes what is done to it."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from newsarch.model.codec import to_document
from newsarch.store.base import NOWHERE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.article import Article
    from newsarch.store.base import Store


class Draft(MutableMapping[int, dict[str, Any]]):
    """Documents by id over a store. Articles are read when they are asked for; the documents given
    out may be changed in place."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.places = dict(store.places())
        """Where the articles lie, as they were."""
        self._before: dict[int, Article] = {}
        self._now: dict[int, dict[str, Any]] = {}
        self._ids = dict.fromkeys(self.places)

    def __getitem__(self, id: int) -> dict[str, Any]:
        if id not in self._ids:
            raise KeyError(id)
        if id not in self._now:
            self._now[id] = to_document(self._article(id))
        return self._now[id]

    def _article(self, id: int) -> Article:
        if id not in self._before:
            article = self._store.get(id, self.places.get(id, NOWHERE))
            if article is None:
                raise KeyError(id)
            self._before[id] = article
        return self._before[id]

    def __setitem__(self, id: int, document: dict[str, Any]) -> None:
        if id in self.places:
            self._article(id)
        self._ids[id] = None
        self._now[id] = dict(document)

    def __delitem__(self, id: int) -> None:
        del self._ids[id]
        self._now.pop(id, None)

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def touched(self) -> Iterator[tuple[int, Article | None, dict[str, Any]]]:
        """Id, article before (None for a new one) and document now of what was read or set."""
        for id, document in self._now.items():
            yield id, self._before.get(id), document

    def removed(self) -> list[Article]:
        """The articles that are gone, as they were."""
        return [self._article(id) for id in self.places if id not in self._ids]
