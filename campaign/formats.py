"""Files of others: a plain TinyDB file, an editor's, or one that lost its changes, taken in and
killed at every call; and a newer format, which no command may touch."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random

from campaign.job import Job, part_of, repeated
from campaign.stories import RED, killed_at_each_call, story
from tests.contract.store import put
from tests.crash.disk import ARCHIVE, CHANGES, Disk
from tests.crash.story import State, article, goes_on, seen, states

from newsarch.errors import DamagedError
from newsarch.store.tiny import TinyStore

NEXT = 99


def jobs(share: float, seed: int) -> list[Job]:
    """What is taken in, and what is refused."""
    return [
        Job(1, partial(repeated, "files of others: killed at every call of taking them in",
                       part_of(20_000, share), taken_in, seed)),
        Job(1, partial(repeated, "newer formats: refused and left as they are",
                       part_of(5_000, share), refused, seed)),
    ]  # fmt: skip


def edited(indent: int | None) -> Callable[[Disk, State], State]:
    """The record written anew by another program, with another title."""

    def edit(disk: Disk, state: State) -> State:
        tables = json.loads(disk.content(ARCHIVE))
        articles = dict(state.articles)
        for id, one in list(articles.items())[:1]:
            tables["articles"][str(id)]["title"] = "inny"
            articles[id] = one.with_(title="inny")
        record = disk.files[ARCHIVE]
        record.data[:] = json.dumps(tables, indent=indent).encode()
        record.time += 1
        return State(articles, state.changes)

    return edit


def without_changes(disk: Disk, state: State) -> State:
    """The record alone."""
    del disk.files[CHANGES]
    return State(state.articles, 0)


EDITS = (edited(None), edited(0), edited(2), without_changes)


def taken_in(seed: int) -> tuple[int, list[str]]:
    """One random story, its files touched, and the next command killed at every call."""
    tried, failures = 0, []
    steps = story(Random(seed), 4, most=2)
    for kind, edit in enumerate(EDITS):
        touched = Disk()
        for step in steps:
            step(TinyStore(ARCHIVE, files=touched))
        before = edit(touched, states(steps)[-1])
        after = State({**before.articles, NEXT: article(NEXT)}, before.changes + 1)
        for site, left in killed_at_each_call(touched, put_next):
            tried += 1
            try:
                found = seen(left)
                assert found in (before, after)
                if found == before:
                    goes_on(left, found)
            except RED as error:
                failures.append(f"taken in: story {seed}, edit {kind}, call {site}: {error!r:.200}")
    return tried, failures


def put_next(store: TinyStore) -> None:
    """One more article."""
    put(store, article(NEXT))


def refused(seed: int) -> tuple[int, list[str]]:
    """One random story whose files say that they are of a newer format, and every command."""
    tried, failures = 0, []
    steps = story(Random(seed), 4)
    sound = Disk()
    for step in steps:
        step(TinyStore(ARCHIVE, files=sound))
    for path in (ARCHIVE, CHANGES):
        newer = sound.copy()
        data = newer.files[path].data
        data[:] = data.replace(b'"format": 1,', b'"format": %d,' % Random(seed).randint(2, 99), 1)
        for number, command in enumerate((*steps, read, TinyStore.compact)):
            disk = newer.copy()
            tried += 1
            with suppress(DamagedError):
                command(TinyStore(ARCHIVE, files=disk))
                failures.append(f"newer: story {seed}, {path}, command {number}: not refused")
            if any(disk.content(p) != newer.content(p) for p in (ARCHIVE, CHANGES)):
                failures.append(f"newer: story {seed}, {path}, command {number}: touched")
    return tried, failures


def read(store: TinyStore) -> None:
    """What a reader does first."""
    list(store.scan())
    list(store.changes())
