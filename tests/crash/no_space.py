"""A disk without space, for real: files that may not grow beyond a size, or a small file system."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from tests.contract.store import article, content, put, remove

from newsarch.errors import CannotWriteError
from newsarch.store.tiny import TinyStore


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(store: TinyStore, seed: int) -> set[int]:
    """Add, change and remove until the disk refuses; the ids that were acknowledged."""
    random, there, fresh = Random(seed), set[int](), 1
    with suppress(CannotWriteError):
        while True:
            kind = random.choice(("add", "add", "add", "change", "remove", "compact"))
            if kind == "compact" and there:
                store.compact()
            elif kind == "change" and there:
                put(store, article(random.choice(sorted(there)), "nowy"))
            elif kind == "remove" and there:
                id = random.choice(sorted(there))
                remove(store, id)
                there.remove(id)
            else:
                new = article(fresh, body="Treść. " * random.randint(1, 60))
                put(store, new)
                there.add(fresh)
                fresh += 1
    return there


def check_full(store: TinyStore, there: set[int]) -> None:
    """Reading works on a full disk; everything acknowledged is there, and nothing by half."""
    if there:
        assert set(content(store)) == there
    assert not [path for path in Path(store.paths.folder).iterdir() if path.suffix == ".new"]


def check_after(store: TinyStore, there: set[int]) -> None:
    """With space again, the next change works, and no repair was needed."""
    new = article(9999)
    put(store, new)
    assert set(content(store)) == {*there, new.id}
    assert list(store.examine(deep=True)) == []


def filled_up(folder: Path, size: int, seed: int) -> None:
    """One archive whose files may not grow beyond a size."""
    store = TinyStore(folder / f"{seed}.json")
    with no_file_beyond(size):
        there = fill(store, seed)
        check_full(store, there)
    check_after(store, there)
