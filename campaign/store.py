"""The store's proofs, at length: random stories, on a disk that dies, refuses and loses power."""

from __future__ import annotations

import errno
from functools import partial
from itertools import product
from random import Random

from campaign.job import Job, part_of, repeated
from campaign.stories import RED, before_each_step, killed_at_each_call, story
from tests.crash import test_refused_calls as refusing
from tests.crash.disk import Disk
from tests.crash.power_loss import states_after
from tests.crash.story import goes_on, seen, seen_by_tinydb, states
from tests.crash.test_power_loss import Recording, lost_again

SITES = 200
"""More calls than any step has."""
FAULTS = {refusing.once: refusing.check_after_once, refusing.for_ever: refusing.check_for_ever}


def jobs(share: float, seed: int) -> list[Job]:
    """Power losses, kills and refused calls."""
    return [
        Job(10, partial(repeated, "power loss: disk states, each different one looked at once",
                        part_of(1_000_000, share), power_losses, seed)),
        Job(1, partial(repeated, "kill at every call of random stories", part_of(50_000, share),
                       kills, seed)),
        Job(1, partial(repeated, "refused calls: four errors, once and for ever, half written",
                       part_of(20_000, share), refusals, seed)),
    ]  # fmt: skip


def power_losses(seed: int, each: int = 60) -> tuple[int, list[str]]:
    """Every crash point of one random story, and of the recovery from some of the losses.

    The loss of the last call leaves what the loss before it left: what was looked at is not looked
    at again."""
    random, tried, failures = Random(seed), 0, []
    steps = story(random, 5, most=2)
    truth = states(steps)
    recording = Recording(Disk(), steps)
    known: set[int] = set()
    for calls in range(len(recording.log) + 1):
        expected = recording.expected(calls, truth)
        acknowledged = calls in recording.acknowledged[1:]
        for n, disk in enumerate(states_after(recording.log[:calls], seed, each)):
            tried += 1
            state = hash((content(disk), acknowledged, *(one.changes for one in expected)))
            if state in known:
                continue
            known.add(state)
            try:
                if acknowledged:
                    assert seen_by_tinydb(disk) == expected[0].articles
                if len(known) % 20 == 7:
                    tried += lost_again(disk, expected, seed, most=4)
                found = seen(disk)
                assert found in expected
                goes_on(disk, found)
            except RED as error:
                failures.append(
                    f"power loss: story {seed}, call {calls}, state {n}: {error!r:.200}"
                )
    return tried, failures


def content(disk: Disk) -> tuple[tuple[str, bytes, int], ...]:
    """All that a disk holds."""
    files = sorted(disk.files.items())
    return tuple((name, bytes(file.data), file.time) for name, file in files)


def kills(seed: int) -> tuple[int, list[str]]:
    """One random story, killed at every call of each step."""
    tried, failures = 0, []
    steps = story(Random(seed), 6)
    truth = states(steps)
    for step, before in enumerate(before_each_step(steps)):
        for site, left in killed_at_each_call(before, steps[step]):
            tried += 1
            try:
                found = seen(left)
                assert found in truth[step : step + 2]
                goes_on(left, found)
            except RED as error:
                failures.append(f"kill: story {seed}, step {step}, call {site}: {error!r:.200}")
    return tried, failures


def refusals(seed: int) -> tuple[int, list[str]]:
    """One random story whose disk refuses each call of each step, once and from then on."""
    tried, failures = 0, []
    steps = story(Random(seed), 4, most=2)
    truth = states(steps)
    for step, before in enumerate(before_each_step(steps)):
        for (fault, check), code in product(FAULTS.items(), refusing.ERRORS):
            for site in range(SITES):
                disk = before.copy()
                disk.fault = fault(site, code)
                try:
                    done = refusing.tell(disk, steps[step])
                    if disk.calls <= site:
                        break
                    tried += 1
                    check(disk, truth[step : step + 2], done)
                except RED as error:
                    place = f"{errno.errorcode[code]} {fault.__name__} at call {site}"
                    failures.append(f"refused: story {seed}, step {step}, {place}: {error!r:.200}")
    return tried, failures
