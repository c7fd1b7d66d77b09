"""The store without a disk: what the others are compared with, and what tests start from.

Articles and changes are kept as JSON text, so that nobody ever holds what is stored.
"""

from __future__ import annotations

import json
from contextlib import contextmanager

from newsarch.errors import ConflictError
from newsarch.messages import _
from newsarch.model.change import ADDED
from newsarch.model.codec import (
    change_from_document,
    change_to_document,
    from_document,
    to_document,
)
from newsarch.store.base import NOWHERE, Committed, Stored, forget
from newsarch.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from newsarch.model.article import Article
    from newsarch.model.change import Change
    from newsarch.store.base import Place


class MemoryStore:
    """A store for one process; its own writer."""

    def __init__(self, identity: str = "memory") -> None:
        self.identity = identity
        self.next_id = 1
        self._articles: dict[int, str] = {}
        self._changes: list[str] = []

    def stamp(self) -> str:
        """The number of the newest change: nothing else ever happens here."""
        return str(len(self._changes))

    def change_at(self, stamp: str) -> int | None:
        """The number that the stamp is."""
        known = stamp.isdigit() and int(stamp) <= len(self._changes)
        return int(stamp) if known else None

    def layout(self) -> str:
        """Nothing lies anywhere."""
        return ""

    def last_change(self) -> int:
        """The number of the newest change."""
        return len(self._changes)

    def get(self, id: int, place: Place = NOWHERE) -> Article | None:
        """The current version of one article."""
        text = self._articles.get(id)
        return None if text is None else from_document(id, json.loads(text))

    def fetch(self, wanted: Iterable[tuple[int, Place]]) -> Iterator[Article]:
        """Some articles, in the order asked for."""
        snapshot = dict(self._articles)
        for id, _place in wanted:
            if id in snapshot:
                yield from_document(id, json.loads(snapshot[id]))

    def scan(self) -> Iterator[Stored]:
        """Every current article, by rising id."""
        for id, text in sorted(self._articles.items()):
            yield Stored(from_document(id, json.loads(text)))

    def places(self) -> Iterator[tuple[int, Place]]:
        """Every id, and nowhere."""
        return ((id, NOWHERE) for id in sorted(self._articles))

    def changes(self, after: int = 0) -> Iterator[Change]:
        """The changes above `after`, oldest first."""
        return map(self._change, range(after + 1, len(self._changes) + 1))

    def changes_backwards(self) -> Iterator[Change]:
        """The changes, newest first."""
        return map(self._change, range(len(self._changes), 0, -1))

    def _change(self, number: int) -> Change:
        return change_from_document(number, json.loads(self._changes[number - 1]))

    @contextmanager
    def writing(self) -> Iterator[MemoryStore]:
        """Write; there is nobody to wait for."""
        yield self

    def commit(
        self,
        change: Change,
        put: Sequence[Article] = (),
        remove: Collection[int] = (),
        places: Mapping[int, Place] = {},
    ) -> Committed:
        """Put and remove, as one change."""
        added = {edit.id for edit in change.edits if edit.kind == ADDED}
        needed = [*remove, *(article.id for article in put if article.id not in added)]
        missing = [id for id in needed if id not in self._articles]
        if missing:
            raise ConflictError(
                _("Not there: {ids}.").format(ids=", ".join(map(str, missing))), missing
            )
        texts = {article.id: json.dumps(to_document(article)) for article in put}
        self._changes.append(json.dumps(change_to_document(change)))
        for id in remove:
            del self._articles[id]
        self._articles.update(texts)
        self.next_id = max([self.next_id, *(id + 1 for id in texts)])
        return Committed(replace(change, number=len(self._changes)), (NOWHERE,) * len(put))

    def erase(self, change: Change, ids: Collection[int]) -> Committed:
        """Remove articles and what the changes say of them."""
        self.rewrite_changes(forget(ids))
        return self.commit(change, remove=[id for id in ids if id in self._articles])

    def rewrite_changes(self, clean: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """Put every change through `clean`."""
        self._changes = [json.dumps(clean(json.loads(text))) for text in self._changes]
