"""One task with many seeds, on every core."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice

from campaign.outcome import Outcome

Task = Callable[[int], tuple[int, list[str]]]
"""From a seed to how much was tried, and what failed."""
ENOUGH = 100
"""Failures after which there is no need for more."""


def spread(what: str, goal: int, task: Task, seed: int, at_once: int = 16) -> Outcome:
    """Run a task with one seed after another until the goal is reached."""
    outcome, seeds = Outcome(what, goal), count(seed)
    with ProcessPoolExecutor() as pool:
        while outcome.tried < goal and len(outcome.failures) < ENOUGH:
            for tried, failures in pool.map(task, islice(seeds, at_once)):
                outcome.tried += tried
                outcome.failures += failures
    return outcome
