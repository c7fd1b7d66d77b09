"""Killed at every call: nothing acknowledged is lost, nothing else is there by half."""

from __future__ import annotations

from contextlib import suppress

import pytest
from tests.contract.store import content, put
from tests.crash.disk import ARCHIVE, Disk, Killed
from tests.crash.story import STORY, Step, adding, article, follower, goes_on, seen, states

from newsarch.errors import DamagedError
from newsarch.store.tiny import TinyStore

STATES = states()


def told_until(step: int) -> Disk:
    """The disk after the first commands of the story."""
    disk = Disk()
    store = TinyStore(ARCHIVE, files=disk)
    for command in STORY[:step]:
        command(store)
    return disk


@pytest.mark.parametrize("step", range(len(STORY)))
def test_killed_at_every_call_of_a_command(step: int) -> None:
    before = told_until(step)
    catches_up = follower(before)
    sites, seen_states = 0, set()
    while True:
        disk = before.copy()
        disk.dies_at = sites
        with suppress(Killed):
            STORY[step](TinyStore(ARCHIVE, files=disk))
        if not disk.dead:
            break
        left = disk.copy()
        found = seen(left)
        assert found in (STATES[step], STATES[step + 1])
        goes_on(left, found)
        assert catches_up(left)
        seen_states.add(found == STATES[step + 1])
        sites += 1
    assert sites >= 5
    # Killed early it did not happen, killed late it did: the sites reach both sides.
    assert seen_states == {False, True} or STATES[step] == STATES[step + 1]


def test_edited_by_hand_after_a_kill_and_before_any_recovery() -> None:
    disk = told_until(2).copy()
    disk.dies_at = 4
    with suppress(Killed):
        STORY[2](TinyStore(ARCHIVE, files=disk))
    left = disk.copy()
    assert disk.dead and seen(left) == STATES[3]
    record = left.files[ARCHIVE]
    record.data[:] = record.data[: record.data.rindex(b"\n,")] + b"\n}}\n"
    record.data[:] = record.data.replace("Tytuł 2".encode(), "Tytuł drugi".encode())
    record.time += 1
    titles = {1: "Tytuł 1", 2: "Tytuł drugi"}
    store = TinyStore(ARCHIVE, files=left)
    assert {id: one.title for id, one in content(store).items() if id < 3} == titles
    put(store, article(9))
    assert {id: one.title for id, one in content(store).items() if id < 3} == titles


@pytest.mark.parametrize("step", range(len(STORY)))
def test_killed_again_while_recovering(step: int) -> None:
    before = told_until(step)
    catches_up = follower(before)
    for first in range(2, 40, 3):
        disk = before.copy()
        disk.dies_at = first
        with suppress(Killed):
            STORY[step](TinyStore(ARCHIVE, files=disk))
        if not disk.dead:
            break
        for second in range(0, 40, 2):
            again = disk.copy()
            again.dies_at = second
            with suppress(Killed):
                goes_on(again, seen(again))
            if not again.dead:
                break
            last = again.copy()
            found = seen(last)
            assert {id: a for id, a in found.articles.items() if id != 99} in (
                STATES[step].articles,
                STATES[step + 1].articles,
            )
            if 99 not in found.articles:
                goes_on(last, found)
            assert catches_up(last)


def test_no_file_stays_open() -> None:
    disk = Disk()
    store = TinyStore(ARCHIVE, files=disk)
    uses: list[Step] = [content, told, TinyStore.stamp, TinyStore.repair]
    for use in (*STORY, *uses):
        use(store)
        assert not disk.opened
    disk.files[str(ARCHIVE)].data[20] ^= 1
    for use in (*uses[:-1], adding(1), TinyStore.repair):
        with suppress(DamagedError):
            use(store)
        assert not disk.opened


def told(store: TinyStore) -> object:
    """Everything but the articles."""
    return list(store.changes()), list(store.changes_backwards()), list(store.examine(deep=True))
