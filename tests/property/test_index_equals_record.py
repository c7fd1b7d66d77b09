"""An index answers as reading every article would, whatever happened to record and index."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.contract.store import put, remove
from tests.property.archives import (
    ZONE,
    EditedStore,
    article_of,
    queries,
    some_ids,
)

from newsarch.index.base import SORTS, Index, Order
from newsarch.index.scan import ScanIndex
from newsarch.index.sqlite import SqliteIndex
from newsarch.model.article import Article
from newsarch.polish.lemmas import best_analyzer
from newsarch.query.ast import Query
from newsarch.store.base import Committed

FACETS = ("unit", "tag", "year", "month", "status")
orders = st.builds(
    Order,
    st.sampled_from([sort for sort in SORTS if sort != "relevance"]),
    st.booleans(),
    st.none() | st.integers(0, 4),
    st.integers(0, 3),
)


def same_answers(index: Index, reference: Index, query: Query, order: Order) -> None:
    """Fail where an index answers otherwise than the reference."""
    assert index.select(query, order) == reference.select(query, order)
    assert index.count(query) == reference.count(query)
    relevant = {hit.id for hit in index.select(query, Order("relevance"))}
    assert relevant == {hit.id for hit in reference.select(query, Order("relevance"))}
    assert index.facets(query, FACETS) == reference.facets(query, FACETS)


class IndexMachine(RuleBasedStateMachine):
    """All that can happen to an archive and to the file of its index, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.path = self.folder / "archive.index"
        self.store = EditedStore()
        self.old: bytes | None = None

    @initialize(articles=st.lists(st.just(0), max_size=3), data=st.data())
    def begin(self, articles: list[int], data: st.DataObject) -> None:
        self.index = self.opened()
        for id, _nothing in enumerate(articles, 1):
            self.committed(data.draw(article_of(id)), told=False)

    def opened(self) -> SqliteIndex:
        index = SqliteIndex(self.path, best_analyzer, ZONE)
        index.synchronise(self.store)
        assert index.is_in_use()
        return index

    def committed(self, article: Article, *, told: bool) -> None:
        self.follow(put(self.store, article), [article], [], told=told)

    def follow(
        self, committed: Committed, articles: list[Article], gone: list[int], *, told: bool
    ) -> None:
        if told:
            self.index.apply(self.store, committed, articles, gone)

    @rule(data=st.data(), id=some_ids, told=st.booleans())
    def put(self, data: st.DataObject, id: int, told: bool) -> None:
        self.committed(data.draw(article_of(id)), told=told)

    @rule(data=st.data(), id=some_ids, told=st.booleans())
    def change_tags(self, data: st.DataObject, id: int, told: bool) -> None:
        there = self.store.get(id)
        if there:
            other = data.draw(article_of(id))
            self.committed(there.with_(tags=other.tags, status=other.status), told=told)

    @rule(data=st.data(), told=st.booleans())
    def put_several(self, data: st.DataObject, told: bool) -> None:
        articles = [data.draw(article_of(id)) for id in data.draw(st.sets(some_ids, min_size=2))]
        self.follow(put(self.store, *articles), articles, [], told=told)

    @rule(id=some_ids, told=st.booleans())
    def remove(self, id: int, told: bool) -> None:
        if self.store.get(id):
            self.follow(remove(self.store, id), [], [id], told=told)

    @rule(data=st.data(), id=some_ids)
    def edit_from_outside(self, data: st.DataObject, id: int) -> None:
        self.store.edit(data.draw(article_of(id)))

    @rule()
    def reopen(self) -> None:
        self.index.close()
        self.index = self.opened()

    @rule()
    def lose_the_file(self) -> None:
        self.index.close()
        self.path.unlink()
        self.index = self.opened()

    @rule()
    def keep_a_copy(self) -> None:
        self.old = self.path.read_bytes()

    @precondition(lambda self: self.old is not None)
    @rule()
    def bring_back_the_copy(self) -> None:
        self.index.close()
        assert self.old is not None
        self.overwrite(self.old)
        self.index = self.opened()

    @rule(place=st.floats(0, 1, exclude_max=True), length=st.integers(1, 5000), letter=st.binary(
        min_size=1, max_size=1))  # fmt: skip
    def damage(self, place: float, length: int, letter: bytes) -> None:
        self.index.close()
        content = self.path.read_bytes()
        start = int(place * len(content))
        self.overwrite(content[:start] + letter * length + content[start + length :])
        self.index = self.opened()

    @rule(place=st.floats(0, 1))
    def cut_off(self, place: float) -> None:
        self.index.close()
        content = self.path.read_bytes()
        self.overwrite(content[: int(place * len(content))])
        self.index = self.opened()

    def overwrite(self, content: bytes) -> None:
        self.path.write_bytes(content)
        stat = self.path.stat()
        os.utime(self.path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))

    @rule(query=queries, order=orders)
    def ask(self, query: Query, order: Order) -> None:
        self.index.synchronise(self.store)
        assert self.index.is_in_use()
        reference = ScanIndex(self.store, best_analyzer, ZONE)
        same_answers(self.index, reference, query, order)
        assert self.index.tags() == reference.tags()
        assert self.index.units() == reference.units()

    def teardown(self) -> None:
        self.index.close()
        shutil.rmtree(self.folder)


TestIndexMachine = IndexMachine.TestCase
TestIndexMachine.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), questions=st.lists(st.tuples(queries, orders), min_size=5, max_size=8))
def test_a_new_index_answers_like_the_record(
    data: st.DataObject, questions: list[tuple[Query, Order]]
) -> None:
    folder = Path(mkdtemp())
    store = EditedStore()
    articles = [data.draw(article_of(id)) for id in range(1, data.draw(st.integers(1, 8)) + 1)]
    put(store, *articles)
    index = SqliteIndex(folder / "archive.index", best_analyzer, ZONE)
    index.synchronise(store)
    assert index.is_in_use()
    for query, order in questions:
        same_answers(index, ScanIndex(store, best_analyzer, ZONE), query, order)
    index.close()
    shutil.rmtree(folder)
