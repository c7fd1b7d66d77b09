"""Random stories of an archive, and what is wrong when one ends badly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from random import Random

from tests.crash.disk import ARCHIVE, Disk, Killed
from tests.crash.story import Step, adding, changing, compacting, removing

from newsarch.errors import NewsarchError
from newsarch.store.tiny import TinyStore

RED = (AssertionError, NewsarchError, ValueError, KeyError, OSError)


def story(random: Random, length: int, most: int = 4) -> list[Step]:
    """A story that fits together: what it changes and removes is there. It adds up to `most`
    articles at once; small archives are read fast, so that more of them can be tried."""
    steps: list[Step] = []
    there: list[int] = []
    fresh = 1
    for n in range(length):
        kind = random.choice(("add", "add", "change", "change", "remove", "compact"))
        some = random.sample(there, random.randint(1, len(there))) if there else []
        if kind == "compact" and n:
            steps.append(compacting)
        elif kind == "change" and some:
            steps.append(changing(f"wersja {n}" * random.randint(0, 9), *some))
        elif kind == "remove" and some:
            steps.append(removing(*some))
            there = [id for id in there if id not in some]
        else:
            new = list(range(fresh, fresh + random.randint(1, most)))
            steps.append(adding(*new))
            there, fresh = there + new, new[-1] + 1
    return steps


def before_each_step(steps: Sequence[Step]) -> Iterator[Disk]:
    """The disk before the first step, the second, and so on."""
    disk = Disk()
    for step in steps:
        yield disk.copy()
        step(TinyStore(ARCHIVE, files=disk))


def killed_at_each_call(before: Disk, step: Step) -> Iterator[tuple[int, Disk]]:
    """What a disk holds when a step is killed at its first changing call, its second, and so on."""
    for site in count():
        disk = before.copy()
        disk.dies_at = site
        with suppress(Killed):
            step(TinyStore(ARCHIVE, files=disk))
        if not disk.dead:
            return
        yield site, disk.copy()
