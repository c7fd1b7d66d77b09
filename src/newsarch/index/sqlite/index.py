"""The index in a file beside the archive: right answers from it, or without it.

Whatever is wrong with the file, the answer comes from the articles themselves, and the file is
built anew when that can be done.
"""

from __future__ import annotations

from _sqlite3 import DatabaseError
from contextlib import suppress

from newsarch.index.sqlite.file import IndexFile, UnusableError
from newsarch.index.sqlite.fit import Fit, MisfitError, read_fit
from newsarch.index.sqlite.reading import Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from os import PathLike
    from sqlite3 import Connection
    from typing import TypeVar

    from newsarch.index.base import Hit, Order, Progress
    from newsarch.index.scan import ScanIndex
    from newsarch.index.sqlite.vocabulary import Known
    from newsarch.model.article import Article
    from newsarch.polish.lemmas import Analyzer
    from newsarch.query.ast import Query
    from newsarch.store.base import Committed, Place, Store

    Answer = TypeVar("Answer")

_TROUBLE = (DatabaseError, OSError, UnusableError)
_UNFIT = (MisfitError, ValueError, OverflowError)
"""What is not as it should be, or cannot be put into SQLite at all (half a surrogate pair)."""
_CORRUPT = (11, 26)
"""SQLITE_CORRUPT and SQLITE_NOTADB: another question would not fare better."""


class SqliteIndex:
    """Answers queries about the articles of one store, from a file at `path`."""

    def __init__(
        self,
        path: str | PathLike[str],
        analyzer_factory: Callable[[], Analyzer],
        timezone: str,
    ) -> None:
        """`timezone` is the archive's; nothing is opened before `synchronise`."""
        self._file = IndexFile(path)
        self._analyzer = analyzer_factory
        self._timezone = timezone
        self._store: Store | None = None
        self._awaited = False
        """Whether there is no archive yet, and so nothing to index."""
        self._connection: Connection | None = None
        self._fit: Fit | None = None
        self._reading: Reading | None = None
        self._known: Known | None = None

    def synchronise(self, store: Store, progress: Progress | None = None) -> None:
        """Make it fit the store exactly: a no-op, a catch-up, or a rebuild."""
        if self._store is not store:
            self.close()
        self._store = store
        self._awaited = not store.identity
        if self._awaited:
            self._let_go()
            return
        try:
            self._open()
            self._freshen(store)
        except (*_TROUBLE, *_UNFIT):
            self._rebuild(store, progress)

    def _open(self) -> None:
        if self._connection is None:
            self._connection = self._file.open()

    def _freshen(self, store: Store) -> None:
        """Catch up with the store. Raises MisfitError when that is not enough."""
        assert self._connection is not None  # noqa: S101
        fit = read_fit(self._connection)
        if fit is None or not fit.made_like(store.identity, self._analyzer().name, self._timezone):
            raise MisfitError
        if not fit.shows(store):
            self._catch_up(store)
            fit = read_fit(self._connection)
        self._use(store, fit)

    def _catch_up(self, store: Store) -> None:
        from newsarch.index.sqlite import freshness

        with self._file.writing() as connection:
            freshness.catch_up(connection, store, self._analyzer)

    def _use(self, store: Store, fit: Fit | None) -> None:
        assert self._connection is not None and fit is not None  # noqa: S101
        if self._reading is None or fit != self._fit:
            self._fit = fit
            self._reading = Reading(self._connection, fit, store, self._analyzer)

    def _rebuild(self, store: Store, progress: Progress | None) -> None:
        self._let_go()
        from newsarch.index.sqlite.freshness import SLOT_BITS

        for slot_bits in SLOT_BITS:
            try:
                self._build(store, slot_bits, progress)
                self._open()
                self._freshen(store)
                break
            except MisfitError:
                self._let_go()
            except (*_TROUBLE, *_UNFIT):
                self._let_go()
                break

    def _build(self, store: Store, slot_bits: int, progress: Progress | None) -> None:
        from newsarch.index.sqlite import freshness

        fit = Fit(store.identity, store.stamp(), store.layout(), self._analyzer().name,
                  self._timezone, slot_bits)  # fmt: skip
        with self._file.building() as connection:
            freshness.build(connection, store, fit, self._analyzer, progress)

    def apply(
        self, store: Store, committed: Committed, put: Sequence[Article], remove: Iterable[int]
    ) -> None:
        """Take in a change that was just committed; what fails is caught up with later."""
        from newsarch.index.sqlite import freshness

        if self._awaited:
            self.synchronise(store)
            return
        fit = self._fit
        if fit is None or self._reading is None:
            return
        if store.change_at(fit.stamp) != committed.change.number - 1:
            return
        known = self._taken_known()
        try:
            with self._file.writing() as connection:
                freshness.apply(connection, fit, self._analyzer, known, committed, put,
                                store.stamp())  # fmt: skip
            self._known = known
            self._freshen(store)
        except (*_TROUBLE, *_UNFIT):
            self._let_go()

    def _taken_known(self) -> Known:
        """What is known of the file, for one change. It comes back when that is committed: what a
        change learned that failed, or was interrupted, was never written."""
        from newsarch.index.sqlite.vocabulary import Known

        known, self._known = self._known or Known(), None
        return known

    def renew(self, store: Store) -> None:
        """Make it anew from nothing."""
        self._store = store
        self._rebuild(store, None)

    def settle(self, store: Store, progress: Progress | None = None) -> None:
        """Make the index as quick and as small as it gets, after much was written."""
        if self._reading is None or self._fit is None:
            return
        from newsarch.index.sqlite import settling
        from newsarch.query.ast import All

        whole = self._fit.loose * settling.SHARE >= self.count(All())
        with suppress(*_TROUBLE):  # what breaks off is gone on with by the next import
            settling.settle(self._file, whole=whole, progress=progress)
        try:
            self._freshen(store)
        except (*_TROUBLE, *_UNFIT):
            self._let_go()

    def _ask(self, question: Callable[[Reading | ScanIndex], Answer]) -> Answer:
        """The answer of the file or, when it has none, of the articles themselves."""
        assert self._store is not None, "synchronise comes first"  # noqa: S101
        for _attempt in range(2):
            if self._reading is None:
                break
            try:
                return question(self._reading)
            except DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _CORRUPT:
                    break
                self._rebuild(self._store, None)
            except UnicodeEncodeError:  # half a surrogate pair in the question
                break
        from newsarch.index.scan import ScanIndex

        return question(ScanIndex(self._store, self._analyzer, self._timezone))

    def select(self, query: Query, order: Order) -> list[Hit]:
        """The hits of a query, ordered."""
        return self._ask(lambda index: index.select(query, order))

    def count(self, query: Query) -> int:
        """How many articles match, exactly."""
        return self._ask(lambda index: index.count(query))

    def facets(self, query: Query, names: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet name its values and their counts, most first."""
        return self._ask(lambda index: index.facets(query, names))

    def places(self, ids: Iterable[int]) -> dict[int, Place]:
        """Where the store has these articles."""
        wanted = list(ids)
        return self._ask(lambda index: index.places(wanted))

    def find_same(self, address: str | None, sha256: str) -> list[int]:
        """Ids of articles with this address identity or this content hash; after them those that
        had that hash at first, and were corrected since."""
        return self._ask(lambda index: index.find_same(address, sha256))

    def units(self) -> list[tuple[str, int, int]]:
        """Every canonical unit, articles published by it, articles naming it at all."""
        return self._ask(lambda index: index.units())

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with its count, alphabetical in Polish order."""
        return self._ask(lambda index: index.tags())

    def aliases(self) -> Mapping[str, str]:
        """The unit aliases taught to this archive, folded name → canonical unit."""
        return self._ask(lambda index: index.aliases())

    def query_keys(self, word: str) -> frozenset[str]:
        """The keys that a query word in lower case is looked for by; for `--explain`."""
        return self._ask(lambda index: index.query_keys(word))

    def unknown(self, words: Sequence[str]) -> dict[str, str | None]:
        """The first few words in lower case that no article has, each with the nearest."""
        return self._ask(lambda index: index.unknown(words))

    def is_in_use(self) -> bool:
        """Whether answers come from the file, not from reading every article."""
        return self._reading is not None

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()
        self._store = None

    def _let_go(self) -> None:
        self._reading = self._fit = self._connection = self._known = None
        self._file.close()
