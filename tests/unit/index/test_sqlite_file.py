"""The index file among others: damaged, locked, unwritable, used by several at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.contract.index import SEED, TODAY, found
from tests.contract.store import put, remove

from newsarch.errors import NewsarchError
from newsarch.index.base import Order
from newsarch.index.sqlite import SqliteIndex, freshness
from newsarch.index.sqlite.file import LOG_LIMIT
from newsarch.model.article import Article
from newsarch.polish.lemmas import Analyzer, best_analyzer
from newsarch.query.parse import parse
from newsarch.store.base import Store, Stored
from newsarch.store.memory import MemoryStore
from newsarch.store.tiny.store import TinyStore

ZONE = "Europe/Warsaw"
SOME = [
    Article(id=id, title=f"Żółw numer {id}", body="handel ludźmi " * id, tags=(f"t{id % 3}",),
            published=date(2017, 1, id).isoformat(), added="2026-01-01T00:00:00+01:00")
    for id in range(1, 21)
]  # fmt: skip


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    put(store, *SOME)
    return store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.index"


@pytest.fixture
def index(path: Path, store: MemoryStore) -> Iterator[SqliteIndex]:
    index = opened(path, store)
    yield index
    index.close()


def opened(path: Path, store: Store) -> SqliteIndex:
    index = SqliteIndex(path, best_analyzer, ZONE)
    index.synchronise(store)
    return index


def touched(path: Path, content: bytes) -> None:
    """Write a file at another time than now."""
    path.write_bytes(content)
    os.utime(path, (1_000_000, 1_000_000))


def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count from now on how often an index is built anew."""
    counted: list[int] = []
    build: Callable[..., None] = freshness.build

    def counting(*arguments: object) -> None:
        counted.append(1)
        build(*arguments)

    monkeypatch.setattr(freshness, "build", counting)
    return counted


def test_wherever_the_file_is_damaged_answers_stay_right(path: Path, store: MemoryStore) -> None:
    opened(path, store).close()
    content = path.read_bytes()
    for start in range(0, len(content), 1024):
        damaged = bytearray(content)
        damaged[start : start + 64] = bytes(255 - byte for byte in damaged[start : start + 64])
        touched(path, bytes(damaged))
        index = opened(path, store)
        assert index.is_in_use()
        assert found(index, "zolw tag:t1", Order(limit=3)) == [19, 16, 13]
        assert index.count(parse("handel", TODAY)) == 20
        index.close()
        content = path.read_bytes()


def test_an_unchanged_store_costs_no_building(
    path: Path, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(path, store).close()
    counted = builds(monkeypatch)
    opened(path, store).close()
    put(store, SEED.with_(id=21))
    index = opened(path, store)
    assert found(index, "lawreszuk") == [] and found(index, "by:lawreszuk") == [21]
    assert not counted
    index.close()


@pytest.mark.parametrize("change", ["identity", "analyzer", "timezone"])
def test_an_index_made_otherwise_is_built_anew(
    path: Path, store: MemoryStore, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(path, store).close()
    counted = builds(monkeypatch)
    zone = ZONE
    analyzer: Callable[[], Analyzer] = best_analyzer
    if change == "identity":
        store.identity = "another"
    elif change == "timezone":
        zone = "Pacific/Auckland"
    else:
        analyzer = _renamed
    index = SqliteIndex(path, analyzer, zone)
    index.synchronise(store)
    assert counted == [1] and index.is_in_use()
    assert index.count(parse("handlu", TODAY)) == 20
    index.close()


class _Renamed:
    name = "another"
    text_keys = staticmethod(best_analyzer().text_keys)
    query_keys = staticmethod(best_analyzer().query_keys)


def _renamed() -> Analyzer:
    return _Renamed()


def test_searching_for_known_words_asks_no_analyzer(path: Path, store: MemoryStore) -> None:
    opened(path, store).close()

    class Silent:
        name = best_analyzer().name

        def text_keys(self, word: str) -> frozenset[str]:
            raise AssertionError(word)

        query_keys = text_keys

    index = SqliteIndex(path, Silent, ZONE)
    index.synchronise(store)
    for query in ("zolw", "żółw", "człowiek", '"handel ludzmi"', "zol*"):
        assert index.count(parse(query, TODAY)) == 20
    index.close()


def test_two_processes_share_one_file(path: Path, store: MemoryStore) -> None:
    one, other = opened(path, store), opened(path, store)
    assert one.is_in_use() and other.is_in_use()
    changed = SOME[0].with_(body="Zupełnie nowe.")
    one.apply(store, put(store, changed), [changed], [])
    other.synchronise(store)
    assert found(other, "zupełnie") == [1] == found(one, "zupełnie")
    other.apply(store, remove(store, 1), [], [1])
    one.synchronise(store)
    assert found(one, "zupełnie") == [] and one.is_in_use()
    one.close()
    other.close()


def test_a_stale_index_that_another_holds_open_is_answered_for_by_the_record(
    path: Path, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarch.index.sqlite.file.PATIENCE", 0)
    holder = opened(path, store)
    store.identity = "another"
    index = opened(path, store)
    assert not index.is_in_use()
    assert found(index, "handel", Order(limit=2)) == [20, 19]
    holder.close()
    index.synchronise(store)
    assert index.is_in_use()
    index.close()


def test_a_folder_that_cannot_be_written_is_answered_for_by_the_record(
    path: Path, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_call: object) -> int:  # in place of permissions, which mean nothing to root
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    index = opened(path, store)
    assert not index.is_in_use()
    assert index.count(parse("handel", TODAY)) == 20


def test_a_path_that_cannot_be_a_file_is_answered_for_by_the_record(
    tmp_path: Path, store: MemoryStore
) -> None:
    index = opened(tmp_path / "missing" / "archive.index", store)
    assert not index.is_in_use()
    assert index.count(parse("handel", TODAY)) == 20
    index.close()


def test_an_archive_that_is_not_there_yet_gets_no_index(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "archive.json")
    index = opened(tmp_path / "archive.index", store)
    assert found(index, "handel") == [] and not list(tmp_path.iterdir())
    index.apply(store, put(store, *SOME), SOME, [])
    assert index.is_in_use() and index.count(parse("handel", TODAY)) == 20
    index.close()


def test_the_files_are_private(path: Path, index: SqliteIndex, store: MemoryStore) -> None:
    put(store, SEED.with_(id=30))
    index.synchronise(store)
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert path.name in modes
    assert set(modes.values()) == {0o600}


def test_the_log_is_folded_in_before_it_grows_long(
    path: Path, index: SqliteIndex, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = path.with_name(path.name + "-wal")
    for round in range(60):
        changed = SOME[3].with_(body=f"Wersja {round} o czym innym, i słów kilka więcej.")
        index.apply(store, put(store, changed), [changed], [])
        assert log.stat().st_size < LOG_LIMIT + 300_000
    assert found(index, "wersja 59") == [4]
    index.close()
    counted = builds(monkeypatch)
    again = opened(path, store)
    assert not counted and found(again, "wersja 59") == [4]
    again.close()


def test_a_process_killed_while_folding_costs_no_building(
    path: Path, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = opened(path, store)
    index.apply(store, put(store, SEED.with_(id=40)), [SEED.with_(id=40)], [])
    index.close()
    lock = path.with_name(path.name + ".lock")
    lock.write_bytes(b"folding".ljust(64))
    counted = builds(monkeypatch)
    again = opened(path, store)
    assert not counted and found(again, "by:lawreszuk") == [40]
    again.close()
    lock.write_bytes(b"folding".ljust(64))
    path.with_name(path.name + "-wal").unlink()
    again = opened(path, store)
    assert counted and found(again, "by:lawreszuk") == [40]
    again.close()


def test_more_articles_a_day_than_there_are_slots(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarch.index.sqlite.freshness.SLOT_BITS", (2, 5))
    store = MemoryStore()
    put(store, *(one.with_(published="2017-01-01") for one in SOME[:3]))
    index = opened(path, store)
    put(store, *(one.with_(published="2017-01-01") for one in SOME[3:]))
    index.synchronise(store)
    assert index.is_in_use()
    assert found(index, "date:2017-01-01") == list(range(20, 0, -1))
    index.close()


def test_half_a_surrogate_pair_is_no_reason_to_fail(path: Path) -> None:
    store = MemoryStore()
    put(store, Article(id=1, title="handel \ud800", tags=("\ud83d",), url="\udfff", body="x"))
    index = opened(path, store)
    assert index.is_in_use() and found(index, "handel") == [1]
    index.close()


def test_a_damaged_record_is_not_hidden(path: Path) -> None:
    class Broken(MemoryStore):
        def scan(self) -> Iterator[Stored]:
            raise NewsarchError("damaged")

    with pytest.raises(NewsarchError):
        opened(path, Broken())


def test_what_is_caught_up_with_is_known_by_its_place(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "archive.json")
    put(store, *SOME)
    index = opened(tmp_path / "archive.index", store)
    put(store, SEED.with_(id=30))  # by a process that was killed before it told the index
    index.synchronise(store)
    assert index.places([30]) == {30: dict(store.places())[30]}
    index.close()


def test_units_share_their_parts(path: Path, store: MemoryStore, index: SqliteIndex) -> None:
    def has(*units: str) -> None:
        changed = SOME[0].with_(units=units)
        index.apply(store, put(store, changed), [changed], ())
        assert index.is_in_use()
        assert found(index, "unit:KPP") == ([1] if units else [])
        for town in ("Żarach", "Żaganiu"):
            name = f"KPP w {town}"
            assert found(index, f'unit:"{name}"') == ([1] if name in units else [])

    has("KPP w Żarach")
    has("KPP w Żarach", "KPP w Żaganiu")
    has("KPP w Żaganiu")
    has()


def test_another_publishing_unit_is_another_place_in_the_order(
    path: Path, store: MemoryStore, index: SqliteIndex
) -> None:
    for unit in ("KPP w Żarach", "KPP w Żaganiu", None):
        changed = SOME[0].with_(unit=unit)
        index.apply(store, put(store, changed), [changed], ())
        assert index.is_in_use()
        assert (found(index, "", Order("unit", limit=1)) == [1]) == (unit is not None)


@pytest.mark.parametrize("name", ["a?b#c%41 d.index", "by\udcffte.index", "ż.index"])
def test_a_file_may_have_any_name(tmp_path: Path, store: MemoryStore, name: str) -> None:
    index = opened(tmp_path / name, store)
    assert index.is_in_use()
    assert len(found(index, "handel")) == len(SOME)
    index.close()


def test_a_tag_that_others_wrote_twice_counts_once(
    path: Path, store: MemoryStore, index: SqliteIndex
) -> None:
    twice = SOME[0].with_(tags=("x", "x", "\ud800", "\udfff"))
    index.apply(store, put(store, twice), [twice], ())
    assert index.is_in_use()
    assert found(index, "tag:x") == [1]
    assert dict(index.tags())["x"] == 1


@pytest.mark.parametrize(
    ("field", "value", "query"),
    [
        ("url", "https://policja.example/nowy", "url:nowy"),
        ("archived", "2026-02-03T00:00:00+01:00", "archived:2026-02-03"),
        ("added", "2026-02-04T00:00:00+01:00", "added:2026-02-04"),
        ("tags", ("nowy",), "tag:nowy"),
    ],
)
def test_one_changed_field_is_found_and_the_rest_stays(
    tmp_path: Path, path: Path, field: str, value: object, query: str
) -> None:
    store = TinyStore(tmp_path / "archive.json")
    put(store, *SOME)
    index = opened(path, store)
    changed = SOME[3].with_(**{field: value})
    index.apply(store, put(store, changed), [changed], ())
    assert index.is_in_use()
    assert found(index, query) == [changed.id]
    assert index.places([changed.id]) == {changed.id: dict(store.places())[changed.id]}
    index.close()
