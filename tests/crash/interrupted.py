"""Imports that are cut short and gone on with: at a record, or at a call of the disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from tests.contract.store import content
from tests.crash.disk import ARCHIVE, Disk, Killed

from newsarch.archive import Archive
from newsarch.archive.bulk import import_
from newsarch.importers.base import RECORD, Raw
from newsarch.index.scan import ScanIndex
from newsarch.model.article import Article
from newsarch.polish.lemmas import best_analyzer
from newsarch.store.tiny import TinyStore

ZONE = "Europe/Warsaw"
NOON = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo(ZONE))
SOURCE = "wpisy.jsonl"


def raws(count: int, seed: int) -> list[Raw]:
    """Records, some of them no article, some there twice."""
    random, made = Random(seed), []
    for n in range(1, count + 1):
        fate = random.random()
        title = f"Tytuł {random.randint(1, n) if fate < 0.1 else n}"
        record = {"by": "x"} if fate > 0.9 else {"title": title, "body": f"Tekst: {title}"}
        made.append(Raw(f"{SOURCE}:{n}", json.dumps(record).encode(), RECORD))
    return made


def archive_on(disk: Disk) -> Archive:
    """The archive of a disk, as a new process opens it."""
    store = TinyStore(ARCHIVE, files=disk)
    return Archive(store, ScanIndex(store, best_analyzer, ZONE), lambda: NOON, who="ala")


def ending_after(record: int) -> Callable[[int, int], None]:
    """A look at the progress that the process does not survive, once so many records are in.

    Not an input that breaks off: the first few hundred are read before any is stored."""
    done = 0

    def progress(size: int, number: int) -> None:
        nonlocal done
        done += 1
        if done == record:
            raise Killed

    return progress


def killed(inputs: list[Raw], *, at_record: int = -1, at_call: int = -1) -> Disk:
    """The disk of an import that was killed; it is not `dead` when no call was too much."""
    disk = Disk()
    disk.dies_at = at_call
    with suppress(Killed):
        import_(archive_on(disk), inputs, SOURCE, progress=ending_after(at_record))
    return disk


def resumed(killed: Disk, inputs: list[Raw]) -> tuple[int, dict[int, Article]]:
    """The same import once more, with `--resume`: after how many inputs, and what came of it."""
    left = killed.copy()
    report = import_(archive_on(left), inputs, SOURCE, resume=True)
    return report.resumed_after, articles(left)


def articles(disk: Disk) -> dict[int, Article]:
    """What the archive holds, which must be whole."""
    store = TinyStore(ARCHIVE, files=disk)
    assert list(store.examine(deep=True)) == []
    return content(store)
