"""The power fails between any two calls: what was acknowledged is there, nothing is by half."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import pytest
from tests.crash.disk import ARCHIVE, Call, Disk
from tests.crash.power_loss import states_after
from tests.crash.story import STORY, State, Step, goes_on, seen, seen_by_tinydb, states

from newsarch.errors import NewsarchError
from newsarch.store.tiny import TinyStore

SEED = 20170629


class Recording:
    """A story told on a disk, and after which call each command was acknowledged."""

    def __init__(self, disk: Disk, story: Sequence[Step] = STORY) -> None:
        store = TinyStore(ARCHIVE, files=disk)
        self.acknowledged = [0]
        for command in story:
            command(store)
            self.acknowledged.append(len(disk.log))
        self.log = disk.log

    def expected(self, calls: int, truth: Sequence[State]) -> tuple[State, State]:
        """What may be there when the power fails after so many calls."""
        done = sum(end <= calls for end in self.acknowledged) - 1
        return truth[done], truth[min(done + 1, len(truth) - 1)]


def check(
    recording: Recording, each: int, truth: Sequence[State], share: slice = slice(None)
) -> int:
    """Try up to `each` states after every call (of a share of them); returns how many."""
    tried = 0
    for calls in range(len(recording.log) + 1)[share]:
        expected = recording.expected(calls, truth)
        for disk in states_after(recording.log[:calls], SEED, each):
            tried += 1
            if calls in recording.acknowledged[1:]:
                assert seen_by_tinydb(disk) == expected[0].articles, f"{calls}: TinyDB"
            found = seen(disk)
            assert found in expected, f"after call {calls}"
            goes_on(disk, found)
    return tried


def test_power_loss_after_every_call() -> None:
    assert check(Recording(Disk()), 20, states()) >= 1_000


@pytest.mark.slow
@pytest.mark.parametrize("quarter", range(4))
def test_power_loss_in_twenty_thousand_states(quarter: int) -> None:
    assert check(Recording(Disk()), 460, states(), slice(quarter, None, 4)) >= 5_000


def lost_again(disk: Disk, expected: Sequence[State], seed: int, most: int) -> int:
    """The power fails once more, at any call of the recovery from the first loss."""
    tried, recovering = 0, disk.copy()
    with TinyStore(ARCHIVE, files=recovering).writing():
        pass
    before = as_log(disk)
    for calls in range(len(recovering.log) + 1):
        for again in states_after([*before, *recovering.log[:calls]], seed, most):
            tried += 1
            found = seen(again)
            assert found in expected
            goes_on(again, found)
    return tried


def as_log(disk: Disk) -> list[Call]:
    """Durable calls that make a disk what it is."""
    log = []
    for name, file in disk.files.items():
        log.append(Call("create", file.number, name))
        log.append(Call("write", file.number, data=bytes(file.data), time=file.time))
        log.append(Call("sync", file.number))
    return [*log, Call("sync_folder")]


def test_power_loss_while_recovering_from_one() -> None:
    recording, truth = Recording(Disk()), states()
    tried = 0
    for calls in range(len(recording.log)):
        expected = recording.expected(calls, truth)
        for disk in islice(states_after(recording.log[:calls], SEED, 60), 7, 8):
            tried += lost_again(disk, expected, SEED, most=4)
    assert tried > 1_000


class Forgetful(Disk):
    """A disk whose n-th sync (of files and folders) does nothing: a planted fault."""

    def __init__(self, forgotten: int) -> None:
        super().__init__()
        self._left = forgotten
        self.forgot_at = 0

    def _forgets(self) -> bool:
        self._left -= 1
        if self._left == -1:
            self.forgot_at = len(self.log)
        return self._left == -1

    def sync(self, fd: int) -> None:
        if not self._forgets():
            super().sync(fd)

    def sync_folder(self, folder: str) -> None:
        if not self._forgets():
            super().sync_folder(folder)


def syncs(log: Sequence[Call]) -> int:
    return sum(call.kind in ("sync", "sync_folder") for call in log)


@pytest.mark.slow
@pytest.mark.parametrize("forgotten", range(syncs(Recording(Disk()).log)))
def test_without_any_one_sync_the_proof_fails(forgotten: int) -> None:
    disk = Forgetful(forgotten)
    recording = Recording(disk)
    with pytest.raises((AssertionError, NewsarchError, ValueError)):
        check(recording, 60, states(), slice(disk.forgot_at, None))
