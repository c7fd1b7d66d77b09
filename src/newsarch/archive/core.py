"""The archive: its record, its index, and the one way in which changes get into both."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache

from newsarch.errors import NotFoundError
from newsarch.messages import ngettext
from newsarch.model.change import REMOVED, Change, Edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from newsarch.archive.selection import Selection
    from newsarch.index.base import Hit, Index, Order, Progress
    from newsarch.model.article import Article
    from newsarch.query.ast import Query
    from newsarch.query.fields import Setting
    from newsarch.store.base import Committed, Store, Writer


class Archive:
    """One archive. The clock is a parameter: nothing here reads the time."""

    def __init__(
        self,
        store: Store,
        index: Index,
        clock: Callable[[], datetime],
        *,
        who: str = "",
        progress: Progress | None = None,
    ) -> None:
        """Join a store and its index; `clock` gives the time in the archive's time zone."""
        self.store = store
        self.index = index
        self.who = who
        self._clock = clock
        self._progress = progress
        self._fresh = False

    @property
    def today(self) -> date:
        """The day, in the archive's time zone."""
        return self._clock().date()

    def now(self) -> str:
        """The time, as it is kept with articles and changes: ISO 8601 with offset, to seconds."""
        return self._clock().isoformat(timespec="seconds")

    def close(self) -> None:
        """Let go of the index's files."""
        self.index.close()

    # Reading

    def parse(self, text: str) -> Query:
        """The query meant by the users' words, today and with the aliases of this archive."""
        from newsarch.query.parse import parse_in

        return parse_in(self.setting(), text)

    def setting(self) -> Setting:
        """What queries mean here and today."""
        from newsarch.query.fields import Setting

        # Asked once: a range must not begin on one side of midnight and end on the other.
        return Setting(cache(lambda: self.today), self.aliases())

    def aliases(self) -> Mapping[str, str]:
        """The unit aliases taught to this archive."""
        return self.reading().aliases()

    def reading(self) -> Index:
        """The index, fitting the record exactly."""
        if not self._fresh:
            self.index.synchronise(self.store, self._progress)
            self._fresh = True
        return self.index

    def select(self, query: Query, order: Order) -> list[Hit]:
        """The hits of a query, ordered; see `index.base.Order`."""
        return self.reading().select(query, order)

    def search(self, query: Query, order: Order) -> Iterator[Article]:
        """The articles of a query, ordered, read one by one."""
        return self.store.fetch((hit.id, hit.place) for hit in self.select(query, order))

    def count(self, query: Query) -> int:
        """How many articles match."""
        return self.reading().count(query)

    def facets(self, query: Query, names: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet its values among the hits, and how many articles have them."""
        return self.reading().facets(query, names)

    def get(self, id: int) -> Article:
        """One article. Raises NotFoundError."""
        return self.get_many([id])[0]

    def get_many(self, ids: Iterable[int]) -> list[Article]:
        """Articles by id, in the order given, each once. Raises NotFoundError naming the rest."""
        wanted = list(dict.fromkeys(ids))
        found = self.find_many(wanted)
        missing = [id for id in wanted if id not in found]
        if missing:
            raise not_found(missing)
        return [found[id] for id in wanted]

    def find_many(self, ids: Collection[int]) -> dict[int, Article]:
        """Articles by id; those that are not there are left out."""
        places = self.reading().places(ids)
        known = [(id, places[id]) for id in ids if id in places]
        return {article.id: article for article in self.store.fetch(known)}

    def resolve(self, selection: Selection) -> list[Article]:
        """The articles of a selection: those named, in their order, then those found."""
        from newsarch.index.base import Order

        articles = self.get_many(selection.ids)
        if selection.query is not None:
            named = {article.id for article in articles}
            hits = self.select(selection.query, Order())
            wanted = ((hit.id, hit.place) for hit in hits if hit.id not in named)
            articles += self.store.fetch(wanted)
        return articles

    # Writing

    def settle(self) -> None:
        """Much was written: let the index get as quick and as small as can be."""
        self.index.settle(self.store, self._progress)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Hold the archive's lock. What is read inside is what the change is applied to."""
        with self.store.writing() as writer:
            self._fresh = False
            yield Writing(self, writer)


class Writing:
    """An archive while its lock is held."""

    def __init__(self, archive: Archive, writer: Writer) -> None:
        """Made by `Archive.writing`."""
        self._archive = archive
        self._writer = writer

    @property
    def next_id(self) -> int:
        """The id of the next new article."""
        return self._writer.next_id

    def commit(
        self,
        command: str,
        put: Sequence[Article] = (),
        remove: Collection[int] = (),
        **details: Any,
    ) -> Committed:
        """One change, in the record and then in the index. `details` are fields of `Change`."""
        archive = self._archive
        index = archive.reading()
        change = Change(at=archive.now(), command=command, who=archive.who, **details)
        touched = [edit.id for edit in change.edits]
        committed = self._writer.commit(change, put, remove, index.places(touched))
        index.apply(archive.store, committed, put, remove)
        return committed

    def erase(self, ids: Collection[int], note: str | None) -> None:
        """Remove articles and every trace of their text, for good."""
        archive = self._archive
        edits = tuple(Edit(id, REMOVED) for id in ids)
        change = Change(at=archive.now(), command="erase", who=archive.who, edits=edits,
                        note=note, erased=tuple(ids))  # fmt: skip
        self._writer.erase(change, ids)
        archive.index.renew(archive.store)

    def rewrite_changes(self, clean: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """Put the document of every change through `clean`."""
        self._writer.rewrite_changes(clean)


def not_found(ids: Collection[int]) -> NotFoundError:
    """The error for ids that no article has."""
    from newsarch.query.text import ids_text

    sentence = ngettext(
        "There is no article {ids} in this archive; “newsarch list” shows those there are.",
        "There are no articles {ids} in this archive; “newsarch list” shows those there are.",
        len(ids),
    )
    return NotFoundError(sentence.format(ids=ids_text(sorted(ids)).replace(",", ", ")))
