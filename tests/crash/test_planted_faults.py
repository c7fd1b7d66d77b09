"""Proofs that cannot fail prove nothing: broken stores turn each of them red."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contract.store import put
from tests.crash import test_damage, test_kill, test_power_loss, test_readers, test_refused_calls
from tests.crash.disk import ARCHIVE, Disk, Killed
from tests.crash.story import STORY, article, seen, states
from tinydb import TinyDB

from newsarch.errors import NewsarchError
from newsarch.model.change import ADDED, Change, Edit
from newsarch.store.tiny import TinyStore, journal, layout, recovery, writing
from newsarch.store.tiny.record import Record

RED = (AssertionError, NewsarchError, ValueError, KeyError)
Patch = pytest.MonkeyPatch


def power_fails() -> None:
    test_power_loss.check(test_power_loss.Recording(Disk()), 30, states())


def is_killed() -> None:
    for step in range(len(STORY)):
        test_kill.test_killed_at_every_call_of_a_command(step)


def is_refused() -> None:
    for step in range(len(STORY)):
        test_refused_calls.test_refused_once(step, 5)


def is_read_meanwhile() -> None:
    for step in range(1, len(STORY)):
        test_readers.test_a_writer_between_any_two_reads(step)


def is_flipped() -> None:
    disk = Disk()
    for command in test_damage.LAST:
        command(TinyStore(ARCHIVE, files=disk))
    test_damage.test_every_byte(disk, ARCHIVE, test_damage.flip)


def test_the_proofs_are_green_without_a_fault() -> None:
    is_killed()
    is_refused()


def test_lines_that_are_not_verified(monkeypatch: Patch) -> None:
    monkeypatch.setattr(Record, "holds", lambda self, entry, comma: True)
    with pytest.raises(RED):
        is_killed()
    with pytest.raises(RED):
        power_fails()


def test_changes_that_are_not_verified(monkeypatch: Patch) -> None:
    monkeypatch.setattr(journal, "is_whole", lambda line, entry: True)
    with pytest.raises(RED):
        power_fails()


def test_seals_that_are_not_verified(monkeypatch: Patch) -> None:
    monkeypatch.setattr(layout, "is_sealed", lambda data: True)
    with pytest.raises(RED):
        is_flipped()


def test_blanks_that_are_not_done_again(monkeypatch: Patch) -> None:
    monkeypatch.setattr(recovery, "roll_forward", lambda record, journal, entry: recovery._settle(
        record, journal, entry))  # fmt: skip
    with pytest.raises(RED):
        is_killed()


def test_a_failed_change_that_is_left_lying(monkeypatch: Patch) -> None:
    monkeypatch.setattr(writing, "roll_back", lambda *_: None)
    with pytest.raises(RED):
        is_refused()


def test_readers_that_trust_the_end_of_the_record(monkeypatch: Patch) -> None:
    monkeypatch.setattr(Record, "holds", lambda self, entry, comma: True)
    with pytest.raises(RED):
        is_read_meanwhile()


def test_two_writers_without_a_lock(monkeypatch: Patch) -> None:
    monkeypatch.setattr(Disk, "lock", lambda self, fd: True)
    disk = Disk()
    store = TinyStore(ARCHIVE, files=disk)
    put(store, article(1))
    with store.writing() as first, store.writing() as second:
        for id, writer in ((2, second), (3, first)):
            change = Change(at="t", command="add", edits=(Edit(id, ADDED),))
            writer.commit(change, [article(id)])
    with pytest.raises(RED):
        assert list(seen(disk).articles) == [1, 2, 3]


def killed(fd: int) -> None:
    raise Killed


def test_stock_tinydb_killed_before_its_last_call(tmp_path: Path, monkeypatch: Patch) -> None:
    path = tmp_path / "stock.json"
    with TinyDB(path) as database:
        database.insert_multiple([{"n": n} for n in range(3)])
        monkeypatch.setattr("tinydb.storages.os.fsync", killed)
        with pytest.raises(Killed):
            database.remove(doc_ids=[1, 2])
    with pytest.raises(ValueError), TinyDB(path) as database:
        database.all()
