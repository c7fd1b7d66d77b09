"""Jobs: what the campaign does, each with one core, as many at once as there are cores.

A part of the campaign is a module with a function `jobs(share, seed)`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import count
from time import monotonic

from campaign.outcome import Outcome

Task = Callable[[int], tuple[int, list[str]]]
"""From a seed to how much was tried, and what failed."""
ENOUGH = 100
"""Failures after which there is no need for more."""


@dataclass(frozen=True)
class Job:
    """One property to be put to the test, by a function that another process can be given."""

    minutes: float
    """How long it takes at a share of 1, about."""
    run: Callable[[], Outcome]


def results(
    jobs: Sequence[tuple[str, Job]], cores: int | None = None
) -> Iterator[tuple[str, Job, Outcome]]:
    """The outcomes of jobs with the names of their parts, as they come.

    The longest begin: what is left for the end is short, so that no core waits for another.
    """
    longest = sorted(jobs, key=lambda named: -named[1].minutes)
    with ProcessPoolExecutor(cores or os.cpu_count()) as pool:
        running = {pool.submit(timed, job.run): (part, job) for part, job in longest}
        for future in as_completed(running):
            yield *running[future], future.result()


def timed(run: Callable[[], Outcome]) -> Outcome:
    """An outcome that knows how long it took; a job that breaks off is a failure, not the end."""
    gc.set_threshold(100_000)  # as newsarch itself does: there is little garbage
    started = monotonic()
    try:
        outcome = run()
    except Exception as error:
        outcome = Outcome(getattr(run, "args", ("a job",))[0], 1, failures=[f"{error!r:.300}"])
    outcome.minutes = (monotonic() - started) / 60
    return outcome


def repeated(what: str, goal: int, task: Task, seed: int) -> Outcome:
    """Run a task with one seed after another until the goal is reached."""
    outcome = Outcome(what, goal)
    for one in count(seed):
        tried, failures = task(one)
        outcome.tried += tried
        outcome.failures += failures
        if outcome.tried >= goal or len(outcome.failures) >= ENOUGH:
            return outcome
    raise AssertionError("seeds never end")


def part_of(whole: int, share: float) -> int:
    """A share of a goal, and at least one."""
    return max(1, round(whole * share))
