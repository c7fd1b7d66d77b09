"""The archive as a TinyDB storage, for Python programs that speak TinyDB.

    database = ArticleDatabase("archive.json", clock=now)
    database.table("articles").search(where("section") == "Aktualności")

What TinyDB writes becomes a change like any other: locked, durable, whole, in the history. TinyDB's
own way is to read and write everything; `table.py` works on single articles instead.
"""

from __future__ import annotations

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from newsarch.model.change import ADDED, CHANGED, REMOVED, Change, Edit
from newsarch.model.codec import changed_fields, from_document, to_document
from newsarch.model.identity import with_hash
from newsarch.store.tiny.drafts import Draft
from newsarch.store.tiny.layout import ARTICLES
from newsarch.store.tiny.store import TinyStore
from newsarch.store.tiny.table import ArticleTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Any

    from newsarch.model.article import Article
    from newsarch.store.base import Writer


class RecordStorage(Storage):
    """The record behind TinyDB's interface. `clock` tells the time as ISO 8601 with offset; `who`
    and the command `tinydb` stand in the history."""

    def __init__(
        self, path: Path | str, *, clock: Callable[[], str], who: str = "", patience: float = 10.0
    ) -> None:
        self.store = TinyStore(path, patience)
        self._clock, self._who = clock, who
        self._writer: Writer | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every article: `{"articles": {id: document}}`."""
        documents = {str(one.article.id): to_document(one.article) for one in self.store.scan()}
        return {ARTICLES: documents} if documents else None

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Make the articles what `data` says, as one change of what differs."""
        wanted = {int(id): dict(document) for id, document in data.get(ARTICLES, {}).items()}

        def replace_all(draft: Draft) -> None:
            for id in set(draft) - wanted.keys():
                del draft[id]
            draft.update(wanted)

        self.change(replace_all)

    def next_id(self) -> int:
        """The smallest id that was never used. Within `change` it stays free for the caller."""
        if self._writer is not None:
            return self._writer.next_id
        with self.store.writing() as writer:
            return writer.next_id

    def change(self, updater: Callable[[Any], None]) -> None:
        """Let `updater` work on the articles as on a dictionary of documents by id, and commit
        what it did. InputError for a document that is no article; then nothing is done."""
        with self.store.writing() as self._writer:
            try:
                draft = Draft(self.store)
                updater(draft)
                self._commit(self._writer, draft)
            finally:
                self._writer = None

    def _commit(self, writer: Writer, draft: Draft) -> None:
        put: list[Article] = []
        edits: list[Edit] = []
        for id, before, document in draft.touched():
            after = with_hash(from_document(id, document))
            if before is None:
                edits.append(Edit(id, ADDED))
            elif fields := changed_fields(before, after):
                edits.append(Edit(id, CHANGED, fields))
            else:
                continue
            put.append(after)
        gone = draft.removed()
        edits += [Edit(one.id, REMOVED, to_document(one)) for one in gone]
        if edits:
            change = Change(at=self._clock(), who=self._who, command="tinydb", edits=tuple(edits))
            writer.commit(change, put, [one.id for one in gone], draft.places)


class ArticleDatabase(TinyDB):
    """TinyDB on an archive; its one table is `articles`."""

    default_table_name = ARTICLES
    table_class: type[Table] = ArticleTable

    def __init__(self, path: Path | str, **options: Any) -> None:
        super().__init__(path, storage=RecordStorage, **options)
