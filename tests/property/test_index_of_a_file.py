"""The index of the archive file, edited from outside as people edit files, and used by many."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from tests.contract.index import SEED
from tests.contract.store import put, remove

from newsarch.index.base import Index, Order
from newsarch.index.scan import ScanIndex
from newsarch.index.sqlite import SqliteIndex
from newsarch.model.article import Article
from newsarch.polish.lemmas import Analyzer, best_analyzer
from newsarch.query.parse import parse
from newsarch.store.tiny.store import TinyStore

ZONE = "Europe/Warsaw"
TODAY = date(2026, 3, 1)
QUERIES = ("", "handel", "żółw", "tag:nowy", "date:2017", "-date:2017", "=Handel", "NOT handel")
SOME = [
    Article(id=id, title=f"Żółw {id}", body="Handel ludźmi. " * (id % 3), tags=(f"t{id % 2}",),
            published=f"2017-01-{id:02}" if id % 4 else None, added="2026-01-01T00:00:00+01:00")
    for id in range(1, 13)
]  # fmt: skip


def opened(folder: Path, store: TinyStore) -> SqliteIndex:
    index = SqliteIndex(folder / "archive.index", best_analyzer, ZONE)
    index.synchronise(store)
    return index


def assert_fits(index: Index, store: TinyStore) -> None:
    reference = ScanIndex(store, best_analyzer, ZONE)
    for text in QUERIES:
        query = parse(text, TODAY)
        found = [hit.id for hit in index.select(query, Order())]
        assert found == [hit.id for hit in reference.select(query, Order())], text
        assert index.count(query) == len(found)


def test_the_index_follows_a_file_that_is_edited_from_outside(tmp_path: Path) -> None:
    path = tmp_path / "archive.json"
    store = TinyStore(path)
    put(store, *SOME)
    index = opened(tmp_path, store)
    assert_fits(index, store)

    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Żółw 3", "Ćma 3 i handel"), encoding="utf-8")
    index.synchronise(store)
    assert index.is_in_use()
    assert_fits(index, store)

    content = json.loads(path.read_text(encoding="utf-8"))
    del content["articles"]["5"]
    path.write_text(json.dumps(content), encoding="utf-8")
    index.close()
    index = opened(tmp_path, store)
    assert_fits(index, store)

    put(store, SEED.with_(id=1), SEED.with_(id=20))
    remove(store, 2)
    index.synchronise(store)
    assert_fits(index, store)
    index.close()


def test_places_lead_to_the_articles_also_after_a_compaction(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "archive.json")
    put(store, *SOME)
    index = opened(tmp_path, store)
    for round in range(3):
        put(store, *(one.with_(lead=f"wersja {round}") for one in SOME[:6]))
    store.compact()
    index.synchronise(store)
    hits = index.select(parse("", TODAY), Order())
    assert {hit.id: hit.place for hit in hits} == dict(store.places())
    index.close()


class Interrupted(Analyzer):
    """An analyzer in whose work Ctrl-C falls, once, when it comes to a word."""

    def __init__(self, word: str) -> None:
        self._there = best_analyzer()
        self._word = word

    @property
    def name(self) -> str:
        return self._there.name

    def text_keys(self, form: str) -> frozenset[str]:
        return self._there.text_keys(form)

    def query_keys(self, form: str) -> frozenset[str]:
        if form == self._word:
            self._word = ""
            raise KeyboardInterrupt
        return self._there.query_keys(form)


def test_what_an_interrupted_change_learned_is_not_believed(tmp_path: Path) -> None:
    store, analyzer = TinyStore(tmp_path / "archive.json"), Interrupted("zebra")
    put(store, *SOME)
    index = SqliteIndex(tmp_path / "archive.index", lambda: analyzer, ZONE)
    index.synchronise(store)

    def take_in(id: int, title: str) -> None:
        one = Article(id=id, title=title, added="2026-01-01T00:00:00+01:00")
        index.apply(store, put(store, one), [one], [])

    with pytest.raises(KeyboardInterrupt):
        take_in(20, "antylopa zebra")
    put(store, Article(id=21, title="aardwark", added="2026-01-01T00:00:00+01:00"))
    index.synchronise(store)
    take_in(22, "antylopa")
    assert index.is_in_use()
    query = parse("antylopa", TODAY)
    assert sorted(hit.id for hit in index.select(query, Order())) == [20, 22]
    index.close()


COUNTING = """
import sys
from datetime import date
from pathlib import Path
from newsarch.index.sqlite import SqliteIndex
from newsarch.polish.lemmas import best_analyzer
from newsarch.query.parse import parse
from newsarch.store.tiny.store import TinyStore

path = Path(sys.argv[1])
index = SqliteIndex(path.with_name("archive.index"), best_analyzer, "Europe/Warsaw")
index.synchronise(TinyStore(path))
print(index.count(parse("handel", date(2026, 3, 1))))
"""


def counts_of_processes(path: Path) -> list[str]:
    """What processes that all start at once count."""
    command = [sys.executable, "-c", COUNTING, str(path)]
    running = [Popen(command, stdout=PIPE, text=True) for _number in range(4)]
    return [process.communicate(timeout=60)[0].strip() for process in running]


def test_many_processes_may_bring_one_index_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "archive.json"
    put(TinyStore(path), *SOME)
    assert counts_of_processes(path) == ["8"] * 4
    put(TinyStore(path), SEED.with_(id=30))
    assert counts_of_processes(path) == ["9"] * 4
    index = opened(tmp_path, TinyStore(path))
    assert index.is_in_use()
    assert_fits(index, TinyStore(path))
    index.close()
