"""The clock, at length: 20,000 instants in four zones; the test command plays 600."""

from __future__ import annotations

import os
import subprocess
import sys

from campaign.outcome import Outcome

TEST = "tests/unit/schedule/test_clock.py"
WHOLE = 20_000


def outcomes(share: float, seed: int) -> list[Outcome]:
    """Play the instants: each article is archived once, and never early."""
    goal = max(1_000, round(WHOLE * share))
    outcome = Outcome("clock: instants in four zones", goal, tried=goal)
    environment = {**os.environ, "CLOCK_INSTANTS": str(goal), "CLOCK_SEED": str(seed)}
    command = [sys.executable, "-m", "pytest", TEST, "--tb=line"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        outcome.failures.append(f"clock: {done.stdout[-300:]!r}")
    return [outcome]
