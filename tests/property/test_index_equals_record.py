"""An index answers as reading every article would, whatever happened to record and index."""

from __future__ import annotations

import os
import shutil
from weakref import finalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.contract.store import put, remove
from tests.folders import new_folder
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


questions = st.tuples(queries, orders)


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
        folder = new_folder()
        self.remove_folder = finalize(self, shutil.rmtree, folder)
        """Also for a life that ends before its first step, which has no teardown."""
        self.path = folder / "archive.index"
        self.store = EditedStore()
        self.old = b""
        self.steps = 0

    @initialize(
        data=st.data(),
        count=st.integers(0, 3),
        questions=st.lists(questions, min_size=5, max_size=5),
        pace=st.integers(1, 10),
    )
    def begin(
        self, data: st.DataObject, count: int, questions: list[tuple[Query, Order]], pace: int
    ) -> None:
        self.questions, self.pace = questions, pace
        self.index = self.opened()
        for id in range(1, count + 1):
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

    @rule(data=st.data(), ids=st.sets(some_ids, min_size=2, max_size=4), told=st.booleans())
    def put_several(self, data: st.DataObject, ids: set[int], told: bool) -> None:
        articles = [data.draw(article_of(id)) for id in sorted(ids)]
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
    def keep_a_copy(self) -> None:
        self.old = self.path.read_bytes()

    @rule(
        how=st.sampled_from(("lost", "old", "spoilt", "cut off", "made elsewhere")),
        place=st.floats(0, 1, exclude_max=True),
        length=st.integers(1, 5000),
        letter=st.sampled_from((b"\0", b"\xff", b"a")),
    )
    def have_the_file_touched(self, how: str, place: float, length: int, letter: bytes) -> None:
        self.index.close()
        content = self.path.read_bytes()
        start = int(place * len(content))
        if how == "lost":
            self.path.unlink()
        elif how == "old":
            self.overwrite(self.old)
        elif how == "made elsewhere":
            other = SqliteIndex(self.path, best_analyzer, "Asia/Tokyo")
            other.synchronise(self.store)
            other.close()
        elif how == "spoilt":
            self.overwrite(content[:start] + letter * length + content[start + length :])
        else:
            self.overwrite(content[:start])
        self.index = self.opened()

    def overwrite(self, content: bytes) -> None:
        self.path.write_bytes(content)
        stat = self.path.stat()
        os.utime(self.path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))

    @rule(question=questions)
    def ask(self, question: tuple[Query, Order]) -> None:
        self.index.synchronise(self.store)
        assert self.index.is_in_use()
        reference = ScanIndex(self.store, best_analyzer, ZONE)
        same_answers(self.index, reference, *question)
        assert self.index.tags() == reference.tags()
        assert self.index.units() == reference.units()

    @invariant()
    def it_answers_like_the_record(self) -> None:
        """Asked a little every few steps: it must also have changes to catch up with."""
        self.steps += 1
        if self.steps % self.pace == 0:
            query, order = self.questions[self.steps // self.pace % len(self.questions)]
            self.index.synchronise(self.store)
            reference = ScanIndex(self.store, best_analyzer, ZONE)
            assert self.index.select(query, order) == reference.select(query, order)

    def teardown(self) -> None:
        self.index.close()
        self.remove_folder()


LIVES = settings(max_examples=50, stateful_step_count=40)
TestIndexMachine = IndexMachine.TestCase
TestIndexMachine.settings = LIVES


@pytest.mark.slow
def test_many_more_lives() -> None:
    run_state_machine_as_test(IndexMachine, settings=settings(LIVES, max_examples=250))


@settings(max_examples=150)
@given(data=st.data(), some=st.lists(questions, min_size=5, max_size=8))
def test_a_new_index_answers_like_the_record(
    data: st.DataObject, some: list[tuple[Query, Order]]
) -> None:
    folder = new_folder()
    store = EditedStore()
    articles = [data.draw(article_of(id)) for id in range(1, data.draw(st.integers(1, 8)) + 1)]
    put(store, *articles)
    index = SqliteIndex(folder / "archive.index", best_analyzer, ZONE)
    index.synchronise(store)
    assert index.is_in_use()
    for query, order in some:
        same_answers(index, ScanIndex(store, best_analyzer, ZONE), query, order)
    index.close()
    shutil.rmtree(folder)
