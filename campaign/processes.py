"""Real processes: many writers and readers at once, and writers that are killed at random."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from campaign.job import Job, part_of
from campaign.outcome import Outcome
from campaign.stories import RED
from tests.crash import test_processes


def jobs(share: float, seed: int) -> list[Job]:
    """Kills and crowds."""
    return [
        Job(7, partial(random_kills, part_of(25, share), seed)),
        Job(4, partial(writers, part_of(10, share))),
    ]


def writers(rounds: int) -> Outcome:
    """Eight processes of 250 changes, an auto-archive and four readers, again and again."""
    what = "many writers: changes by 8 processes, among an auto-archive and 4 readers"
    outcome = Outcome(what, rounds * 2000)
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
