"""The clock, at length: 20,000 instants in four zones; the test command plays 600."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial

from campaign.job import Job, part_of
from campaign.outcome import Outcome

TEST = "tests/unit/schedule/test_clock.py"
WHOLE, FEWEST = 20_000, 1_000


def jobs(share: float, seed: int) -> list[Job]:
    """One job: the nights of all zones."""
    return [Job(2, partial(played, max(FEWEST, part_of(WHOLE, share)), seed))]


def played(goal: int, seed: int) -> Outcome:
    """Play the instants: each article is archived once, and never early."""
    outcome = Outcome("clock: instants in four zones", goal, tried=goal)
    environment = {**os.environ, "CLOCK_INSTANTS": str(goal), "CLOCK_SEED": str(seed)}
    command = [sys.executable, "-m", "pytest", TEST, "--tb=line"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        outcome.failures.append(f"clock: {done.stdout[-300:]!r}")
    return outcome
