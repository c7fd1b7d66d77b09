"""Real processes on a real disk: many at once, and killed at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from tests.contract.store import article, content, put
from tinydb import TinyDB

from newsarch.errors import LockedError
from newsarch.model.article import ARCHIVED
from newsarch.schedule.runner import COMMAND
from newsarch.store.tiny import TinyStore

WORKER = Path(__file__).with_name("worker.py")


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WORKER), *map(str, arguments)],
        text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> str:
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return output


def words_of_changes(store: TinyStore) -> list[str]:
    return [change.command for change in store.changes()]


def check_tinydb(store: TinyStore) -> None:
    """TinyDB sees exactly the current articles."""
    with TinyDB(store.paths.record, encoding="utf-8", access_mode="r") as database:
        seen = {one.doc_id: (one["title"], one["body"]) for one in database.table("articles")}
    assert seen == {id: (one.title, one.body) for id, one in content(store).items()}


@pytest.mark.slow
def test_many_writers_and_readers_at_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.json"
    readers = [start("read", path) for _ in range(4)]
    tidy = start("tidy", path)
    writers = [start("write", path, f"w{n}", 250) for n in range(8)]
    acknowledged = sorted(word for writer in writers for word in finish(writer).split())
    scans = sum(int(finish(reader)) for reader in readers)
    tidied = int(finish(tidy))
    store = TinyStore(path)
    assert len(acknowledged) == 2_000 and scans > 10 and tidied > 1
    words = words_of_changes(store)
    assert sorted(word for word in words if word != COMMAND) == acknowledged
    assert words.count(COMMAND) == tidied
    assert store.last_change() == 2_000 + tidied
    assert {one.status for one in content(store).values()} == {ARCHIVED}
    check_tinydb(store)


@pytest.mark.slow
def test_killed_at_random(tmp_path: Path) -> None:
    kill_at_random(tmp_path, seed=20170629)


def kill_at_random(folder: Path, seed: int) -> None:
    """Two hundred writers, each killed within 20 ms of its first change."""
    store = TinyStore(folder / "archive.json")
    random, acknowledged = Random(seed), set()
    for run in range(200):
        writer = start("write", store.paths.record, f"r{run}", 10_000)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        started, patience = monotonic(), random.uniform(0, 0.02)
        while monotonic() - started < patience:
            pass
        writer.send_signal(signal.SIGKILL)
        output, errors = writer.communicate()
        assert not errors
        acknowledged |= {word for word in (first + output).split() if word.count("-")}
        words = words_of_changes(store)
        assert acknowledged <= set(words)
        pairs = content(store)
        assert all(pairs[((id - 1) ^ 1) + 1].title == one.title for id, one in pairs.items())
    with store.writing():
        pass
    check_tinydb(store)


def test_a_killed_holder_frees_the_lock_at_once(tmp_path: Path) -> None:
    holder = start("write", tmp_path / "archive.json", "w", 100_000)
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with TinyStore(tmp_path / "archive.json", patience=0).writing() as writer:
        assert writer.next_id >= 3


def test_a_lock_that_stays_is_waited_for_and_then_an_error(tmp_path: Path) -> None:
    waited: list[str] = []
    path = tmp_path / "archive.json"
    other = TinyStore(path, patience=0.05, on_wait=lambda: waited.append("waiting"))
    with TinyStore(path).writing(), pytest.raises(LockedError, match=r"archive\.json"), \
            other.writing():  # fmt: skip
        raise AssertionError("two writers at once")
    hasty = TinyStore(path, patience=0, on_wait=lambda: waited.append("in vain"))
    with TinyStore(path).writing(), pytest.raises(LockedError), hasty.writing():
        raise AssertionError("two writers at once")
    assert waited == ["waiting"]


def test_a_lock_file_that_was_removed_keeps_nobody_in(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "archive.json")
    put(store, article(1))
    Path(store.paths.lock).unlink()
    put(store, article(2))
    assert list(content(store)) == [1, 2]


def test_files_are_private_and_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store = TinyStore(tmp_path / "new" / "folder" / "archive.json")
        put(store, article(1))
        for path in (store.paths.record, store.paths.changes, store.paths.lock):
            assert Path(path).stat().st_mode & 0o777 == 0o600
        assert Path(store.paths.folder).stat().st_mode & 0o777 == 0o700
        Path(store.paths.record).chmod(0o644)
        store.compact()
        assert Path(store.paths.record).stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(old)
