"""TinyDB's table on single articles: one is read by its place, and a change writes what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tinydb.table import Table

from newsarch.model.codec import to_document
from newsarch.store.tiny.layout import ARTICLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarch.store.base import Store
    from newsarch.store.tiny.storage import RecordStorage


class Documents(Mapping[str, Mapping[str, Any]]):
    """The current articles by id, as TinyDB names them: read when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, id: str) -> Mapping[str, Any]:
        article = self._store.get(int(id))
        if article is None:
            raise KeyError(id)
        return to_document(article)

    def __iter__(self) -> Iterator[str]:
        return (str(id) for id, _place in self._store.places())

    def __len__(self) -> int:
        return sum(1 for _ in self._store.places())

    def items(self) -> Any:
        """Every id and document, from one snapshot."""
        for stored in self._store.scan():
            yield str(stored.article.id), to_document(stored.article)


class ArticleTable(Table):
    """The table `articles`. Ids are never used again, and nothing is cached: others write too."""

    def __init__(self, storage: Any, name: str, cache_size: int = 0, **options: Any) -> None:
        if name != ARTICLES:
            raise ValueError(f"an archive has the one table {ARTICLES!r}")
        super().__init__(storage, name, cache_size, **options)
        self._storage: RecordStorage = storage
        self._free: int | None = None

    def _read_table(self) -> Any:
        return Documents(self._storage.store)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        self._storage.change(updater)
        self._free = None

    def _get_next_id(self) -> int:
        # TinyDB counts from the highest id there is; we from the highest there ever was.
        id = self._storage.next_id() if self._free is None else self._free
        self._free = id + 1
        return id
