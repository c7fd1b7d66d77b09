"""The archive as a TinyDB database for Python programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.store import AT, article, content, put, remove
from tinydb import TinyDB, where

from newsarch.errors import InputError
from newsarch.model.codec import to_document
from newsarch.store.memory import MemoryStore
from newsarch.store.tiny import TinyStore
from newsarch.store.tiny.drafts import Draft
from newsarch.store.tiny.storage import ArticleDatabase
from newsarch.store.tiny.table import Documents


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.json"


@pytest.fixture
def database(path: Path) -> Iterator[ArticleDatabase]:
    with ArticleDatabase(path, clock=lambda: AT, who="anna") as opened:
        yield opened


def test_everyday_tinydb_works(database: ArticleDatabase, path: Path) -> None:
    table = database.table("articles")
    assert table.insert({"title": "Pierwszy", "tags": ["a"]}) == 1
    assert table.insert_multiple([{"title": "Drugi"}, {"title": "Trzeci"}]) == [2, 3]
    assert len(table) == 3 and table.contains(doc_id=2)
    assert [one.doc_id for one in table.search(where("title") == "Drugi")] == [2]
    assert table.update({"section": "Aktualności"}, where("title") != "Drugi") == [1, 3]
    table.remove(doc_ids=[2])
    found = table.get(doc_id=3)
    assert found is not None and not isinstance(found, list)
    assert (found["title"], found["section"]) == ("Trzeci", "Aktualności")
    assert table.get(doc_id=2) is None
    assert [one.doc_id for one in table.all()] == [1, 3]
    assert [one.doc_id for one in database] == [1, 3]
    with TinyDB(path, encoding="utf-8", access_mode="r") as stock:
        assert [one["title"] for one in stock.table("articles")] == ["Pierwszy", "Trzeci"]


def test_what_it_does_is_history(database: ArticleDatabase, path: Path) -> None:
    table = database.table("articles")
    table.insert({"title": "a"})
    table.update({"title": "b"})
    table.update({"title": "b"})
    table.truncate()
    changes = list(TinyStore(path).changes())
    assert [(one.command, one.who, one.at) for one in changes] == [("tinydb", "anna", AT)] * 3
    assert changes[1].edits[0].before["title"] == "a"
    assert changes[2].edits[0].before["title"] == "b"


def test_ids_are_not_used_again(database: ArticleDatabase) -> None:
    assert database.insert({"title": "a"}) == 1
    database.remove(doc_ids=[1])
    database.table("articles").truncate()
    assert database.insert({"title": "b"}) == 2


def test_what_others_write_is_seen(database: ArticleDatabase, path: Path) -> None:
    query = where("title") == "nowy 1"
    assert database.search(query) == []
    put(TinyStore(path), article(1, "nowy"))
    assert len(database.search(query)) == 1


def test_what_is_no_article_is_refused_and_changes_nothing(
    database: ArticleDatabase, path: Path
) -> None:
    database.insert({"title": "a"})
    with pytest.raises(InputError, match="title"):
        database.update({"title": 7})
    with pytest.raises(ValueError, match="articles"):
        database.table("other")
    assert [one.title for one in content(TinyStore(path)).values()] == ["a"]


def test_the_storage_alone_serves_plain_tables(path: Path) -> None:
    storage = ArticleDatabase(path, clock=lambda: AT).storage
    assert storage.read() is None
    storage.write({"articles": {"1": {"title": "a"}, "2": {"title": "b"}}})
    storage.write({"articles": {"2": {"title": "c"}}})
    assert {id: one.title for id, one in content(TinyStore(path)).items()} == {2: "c"}
    assert list((storage.read() or {})["articles"]) == ["2"]
    assert TinyStore(path).last_change() == 2


def test_what_tinydb_reads_is_a_mapping_like_any_other(path: Path) -> None:
    put(TinyStore(path), article(1), article(3))
    documents = Documents(TinyStore(path))
    assert list(documents) == ["1", "3"] and len(documents) == 2
    assert documents["3"] == to_document(article(3)) == dict(documents.items())["3"]
    assert "2" not in documents


def test_a_draft_tells_what_was_done_to_it() -> None:
    store = MemoryStore()
    put(store, article(1), article(2), article(3), article(4))
    draft = Draft(store)
    draft[2]["title"] = "nowy"
    draft[3] = {"title": "inny"}
    draft[9] = {"title": "pierwszy"}
    draft[4]["title"] = "na chwilę"
    del draft[1], draft[4]
    assert sorted(draft) == [2, 3, 9] and len(draft) == 3 and 1 not in draft
    assert [(id, before, document["title"]) for id, before, document in draft.touched()] == [
        (2, article(2), "nowy"), (3, article(3), "inny"), (9, None, "pierwszy")]  # fmt: skip
    assert draft.removed() == [article(1), article(4)]


def test_what_others_took_away_meanwhile_is_not_in_a_draft() -> None:
    store = MemoryStore()
    put(store, article(1), article(2))
    draft = Draft(store)
    remove(store, 2)
    assert draft[1]["title"] == article(1).title
    with pytest.raises(KeyError):
        draft[2]
