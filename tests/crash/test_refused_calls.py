"""The disk refuses a call, once or from then on: one sentence, the old state, and on it goes."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence

import pytest
from tests.crash.disk import ARCHIVE, Disk
from tests.crash.story import (
    STORY,
    State,
    Step,
    follower,
    goes_on,
    seen,
    seen_by_tinydb,
    states,
)
from tests.crash.test_kill import told_until

from newsarch.errors import CannotWriteError
from newsarch.store.tiny import TinyStore

STATES = states()
ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES)


def once(site: int, code: int) -> Callable[[int, str], OSError | None]:
    return lambda number, kind: OSError(code, "refused") if number == site else None


def for_ever(site: int, code: int) -> Callable[[int, str], OSError | None]:
    return lambda number, kind: OSError(code, "refused") if number >= site else None


def tell(disk: Disk, command: Step) -> bool:
    """Whether a command of a story succeeds; it may only fail with its one sentence."""
    try:
        command(TinyStore(ARCHIVE, files=disk))
    except CannotWriteError as error:
        assert "archive" in str(error) and "refused" in str(error)
        return False
    return True


def check_after_once(disk: Disk, states: Sequence[State], done: bool) -> None:
    """Once the fault is over, what failed is gone as if it had never been tried, for us and for
    TinyDB; what succeeded is there. `states` are those before and after the command."""
    assert not _synced_without_writing(disk)
    found = seen(disk)
    assert found == states[done]
    if done:  # what was refused behind it was done again before the lock was freed
        assert list(TinyStore(ARCHIVE, files=disk).examine()) == []
    if found.changes:
        assert seen_by_tinydb(disk) == found.articles
    goes_on(disk, found)


def check_for_ever(disk: Disk, states: Sequence[State], done: bool) -> None:
    """Reading goes on, writing is refused; once the fault is over, everything does."""
    assert not _synced_without_writing(disk)
    found = seen(disk)
    assert found in (states[1:] if done else states)
    if ARCHIVE in disk.files:
        with pytest.raises(CannotWriteError):
            goes_on(disk, found)
    assert seen(disk) == found
    disk.fault = lambda number, kind: None
    goes_on(disk, found)


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("step", range(len(STORY)))
def test_refused_once(step: int, code: int) -> None:
    before = told_until(step)
    catches_up = follower(before)
    site, refusals = 0, 0
    while True:
        disk = before.copy()
        disk.fault = once(site, code)
        done = tell(disk, STORY[step])
        if disk.calls <= site:
            break
        check_after_once(disk, STATES[step : step + 2], done)
        assert catches_up(disk)
        refusals += not done
        site += 1
    assert site >= 5 and refusals >= 3


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("step", range(len(STORY)))
def test_refused_for_ever(step: int, code: int) -> None:
    before = told_until(step)
    site = 0
    while True:
        disk = before.copy()
        disk.fault = for_ever(site, code)
        done = tell(disk, STORY[step])
        if disk.calls <= site:
            break
        check_for_ever(disk, STATES[step : step + 2], done)
        site += 1


def test_a_failed_sync_is_never_tried_again() -> None:
    for step in range(len(STORY)):
        before = told_until(step)
        for site in range(30):
            disk = before.copy()
            disk.fault = once(site, errno.EIO)
            tell(disk, STORY[step])
            if disk.calls <= site:
                break
            assert not _synced_without_writing(disk)


def _synced_without_writing(disk: Disk) -> bool:
    """Whether a file was synced twice with nothing written between: the second is worth nothing,
    for the first may have dropped what it could not write."""
    clean: set[int] = set()
    for call in disk.log:
        if call.kind == "sync":
            if call.file in clean:
                return True
            clean.add(call.file)
        else:
            clean.discard(call.file)
    return False
