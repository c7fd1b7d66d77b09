"""An index after an import: one list for each word, no empty pages, the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import OperationalError, connect

import pytest
from tests.contract.index import found
from tests.contract.store import put

from newsarch.index.sqlite import SqliteIndex, freshness, settling
from newsarch.index.sqlite.writing import Revision, Writer
from newsarch.model.article import Article
from newsarch.polish.lemmas import best_analyzer
from newsarch.store.memory import MemoryStore

WORDS = " ".join(f"słowo{n}" for n in range(3_000))


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    put(store, *articles(1, 100))
    return store


@pytest.fixture
def index(tmp_path: Path, store: MemoryStore) -> Iterator[SqliteIndex]:
    index = SqliteIndex(tmp_path / "archive.index", best_analyzer, "Europe/Warsaw")
    index.synchronise(store)
    yield index
    index.close()


def articles(first: int, last: int) -> list[Article]:
    return [
        Article(id=id, title=f"Numer {id}", body=WORDS, tags=("nowe",) if id > 100 else ())
        for id in range(first, last + 1)
    ]


def imported(index: SqliteIndex, store: MemoryStore, first: int, last: int, batch: int) -> None:
    """Articles in batches, each of them one change."""
    for start in range(first, last + 1, batch):
        some = articles(start, min(start + batch - 1, last))
        index.apply(store, put(store, *some), some, ())


def lists(tmp_path: Path) -> int:
    """In how many pieces the full text lies."""
    return asked(tmp_path, "SELECT count(DISTINCT segid) FROM words_idx")


def empty_pages(tmp_path: Path) -> int:
    """How many pages of the file hold nothing."""
    return asked(tmp_path, "PRAGMA freelist_count")


def asked(tmp_path: Path, sql: str) -> int:
    with closing(connect(tmp_path / "archive.index")) as connection:
        (value,) = connection.execute(sql).fetchone()
        return int(value)


@pytest.mark.parametrize("step", [50, settling.STEP])
def test_a_settled_index_is_one_list_without_empty_pages(
    tmp_path: Path,
    store: MemoryStore,
    index: SqliteIndex,
    monkeypatch: pytest.MonkeyPatch,
    step: int,
) -> None:
    monkeypatch.setattr(settling, "STEP", step)
    imported(index, store, 101, 160, batch=2)
    assert lists(tmp_path) > 1
    told: list[tuple[int, int | None]] = []
    index.settle(store, lambda done, total: told.append((done, total)))
    assert index.is_in_use()
    assert (lists(tmp_path), empty_pages(tmp_path)) == (1, 0)
    assert told == [(n * step, None) for n in range(1, len(told) + 1)]
    assert len(found(index, "słowo7")) == 160
    assert len(found(index, "tag:nowe")) == 60
    index.settle(store, lambda done, total: told.append((-1, None)))
    assert told[-1] != (-1, None)  # nothing was left to do


def test_a_few_new_articles_do_not_rewrite_the_lists_of_all(
    tmp_path: Path, store: MemoryStore, index: SqliteIndex
) -> None:
    imported(index, store, 101, 120, batch=10)  # fewer than a quarter
    index.settle(store)
    assert lists(tmp_path) > 1
    imported(index, store, 121, 134, batch=14)  # with those before them, enough
    index.settle(store)
    assert lists(tmp_path) == 1
    imported(index, store, 135, 145, batch=11)  # and from there on they are counted anew
    index.settle(store)
    assert lists(tmp_path) > 1


def test_a_large_change_leaves_merging_for_later_and_others_do_not(
    tmp_path: Path, store: MemoryStore, index: SqliteIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "MANY", 10)
    done: list[int] = []
    write = Writer.write

    def noting(writer: Writer, revisions: list[Revision]) -> None:
        sql = "SELECT v FROM words_config WHERE k = 'automerge'"
        done.append(writer._connection.execute(sql).fetchone()[0])
        write(writer, revisions)

    monkeypatch.setattr(Writer, "write", noting)
    imported(index, store, 101, 119, batch=10)
    assert done == [freshness.AUTOMERGE_OF_MANY, freshness.AUTOMERGE]
    automerge = asked(tmp_path, "SELECT v FROM words_config WHERE k = 'automerge'")
    assert automerge == freshness.AUTOMERGE


def test_settling_that_breaks_off_changes_no_answer(
    tmp_path: Path, store: MemoryStore, index: SqliteIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(index, store, 101, 160, batch=2)
    before = found(index, "słowo7 tag:nowe")

    def breaks_off(done: int, total: int | None) -> None:
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setattr(settling, "STEP", 50)
        index.settle(store, breaks_off)
    assert lists(tmp_path) > 1
    assert found(index, "słowo7 tag:nowe") == before
    assert index.is_in_use()
    index.settle(store)
    assert lists(tmp_path) == 1
    assert found(index, "słowo7 tag:nowe") == before
