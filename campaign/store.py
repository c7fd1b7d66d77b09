"""The store's proofs, at length: random stories, more states, more kills, more writers."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from random import Random

from campaign.outcome import Outcome
from campaign.spreading import spread
from tests.crash import test_damage, test_processes
from tests.crash.disk import ARCHIVE, CHANGES, Disk, Killed
from tests.crash.power_loss import states_after
from tests.crash.story import (
    Step,
    adding,
    changing,
    compacting,
    goes_on,
    removing,
    seen,
    seen_by_tinydb,
    states,
)
from tests.crash.test_power_loss import Recording, lost_again

from newsarch.errors import NewsarchError
from newsarch.store.tiny import TinyStore

RED = (AssertionError, NewsarchError, ValueError, KeyError)


def story(random: Random, length: int) -> list[Step]:
    """A story that fits together: what it changes and removes is there."""
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
            new = list(range(fresh, fresh + random.randint(1, 4)))
            steps.append(adding(*new))
            there, fresh = there + new, new[-1] + 1
    return steps


def power_losses(seed: int, each: int = 60) -> tuple[int, list[str]]:
    """Every crash point of one random story, and of the recovery from one of the losses."""
    random, tried, failures = Random(seed), 0, []
    steps = story(random, 8)
    truth = states(steps)
    recording = Recording(Disk(), steps)
    for calls in range(len(recording.log) + 1):
        expected = recording.expected(calls, truth)
        for n, disk in enumerate(states_after(recording.log[:calls], seed, each)):
            tried += 1
            try:
                if calls in recording.acknowledged[1:]:
                    assert seen_by_tinydb(disk) == expected[0].articles
                if n % 20 == 7:
                    tried += lost_again(disk, expected, seed, most=4)
                found = seen(disk)
                assert found in expected
                goes_on(disk, found)
            except RED as error:
                failures.append(
                    f"power loss: story {seed}, call {calls}, state {n}: {error!r:.200}"
                )
    return tried, failures


def kills(seed: int) -> tuple[int, list[str]]:
    """One random story, killed at every call of each step."""
    tried, failures = 0, []
    steps = story(Random(seed), 6)
    truth = states(steps)
    for step, command in enumerate(steps):
        before = Disk()
        for earlier in steps[:step]:
            earlier(TinyStore(ARCHIVE, files=before))
        for site in range(200):
            disk = before.copy()
            disk.dies_at = site
            with suppress(Killed):
                command(TinyStore(ARCHIVE, files=disk))
            if not disk.dead:
                break
            tried += 1
            try:
                left = disk.copy()
                found = seen(left)
                assert found in truth[step : step + 2]
                goes_on(left, found)
            except RED as error:
                failures.append(f"kill: story {seed}, step {step}, call {site}: {error!r:.200}")
    return tried, failures


def damages(seed: int, count: int = 400) -> tuple[int, list[str]]:
    """One random story, then bits flipped, sectors zeroed and ends cut at random."""
    random, failures = Random(seed), []
    sound = Disk()
    for command in story(random, 6):
        command(TinyStore(ARCHIVE, files=sound))
    truth = seen(sound)
    history = list(TinyStore(ARCHIVE, files=sound).changes_backwards())
    for _ in range(count):
        disk, path = sound.copy(), random.choice((ARCHIVE, CHANGES))
        data = disk.files[str(path)].data
        damage, at = random.choice(test_damage.DAMAGES), random.randrange(len(data))
        damage(data, at)
        try:
            test_damage.check(disk, truth, history)
            test_damage.writes_safely(disk, truth)
        except RED as error:
            failures.append(
                f"damage: story {seed}, {damage.__name__} {path} at {at}: {error!r:.200}"
            )
    return count, failures


def writers(rounds: int) -> Outcome:
    """Eight processes of 250 changes and four readers, again and again."""
    outcome = Outcome("many writers: changes by 8 processes, with 4 readers", rounds * 2000)
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test_processes.test_many_writers_and_readers_at_once(Path(folder))
                outcome.tried += 2000
            except RED as error:
                outcome.failures.append(f"writers: {error!r:.300}")
    return outcome


def random_kills(rounds: int, seed: int) -> Outcome:
    """Two hundred processes killed at random, again and again."""
    outcome = Outcome("random kill -9 of real processes", rounds * 200)
    for n in range(seed, seed + rounds):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test_processes.kill_at_random(Path(folder), seed=n)
                outcome.tried += 200
            except RED as error:
                outcome.failures.append(f"random kill: seed {n}: {error!r:.300}")
    return outcome


def outcomes(share: float, seed: int) -> list[Outcome]:
    """Every part; with a share, that part of the whole."""

    def goal(whole: int) -> int:
        return max(1, round(whole * share))

    return [
        spread("power loss: disk states", goal(1_000_000), power_losses, seed),
        spread("kill at every call of random stories", goal(50_000), kills, seed),
        spread("damaged files: flips, zeros, cuts", goal(200_000), damages, seed),
        random_kills(goal(25), seed),
        writers(goal(10)),
    ]
