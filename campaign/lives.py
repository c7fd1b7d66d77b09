"""Random lives of a hundred steps: of the store, and of the index beside its archive.

The test command plays shorter ones; see `tests/property`, where the lives are told.
"""

from __future__ import annotations

import os
from functools import partial

from campaign.outcome import Outcome
from campaign.spreading import spread
from hypothesis import HealthCheck, settings
from hypothesis import seed as seeded
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from tests.property.test_index_equals_record import IndexMachine
from tests.property.test_store_machine import Life

STEPS = 100
AT_ONCE = 5
"""Lives with one seed."""
WHOLE = {"store": 1_000, "index": 2_000}
MACHINES: dict[str, type[RuleBasedStateMachine]] = {"store": Life, "index": IndexMachine}


def outcomes(share: float, seed: int) -> list[Outcome]:
    """Lives of both; a failure names its seed."""
    return [
        spread(f"random lives of the {name}, {STEPS} steps each", max(1, round(goal * share)),
               partial(lived, name), seed, at_once=os.cpu_count() or 1)
        for name, goal in WHOLE.items()
    ]  # fmt: skip


def lived(name: str, seed: int) -> tuple[int, list[str]]:
    """Some lives of one seed: how many, and what went wrong."""
    machine = seeded(seed)(type("Seeded", (MACHINES[name],), {}))
    lives = settings(
        max_examples=AT_ONCE, stateful_step_count=STEPS, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    try:
        run_state_machine_as_test(machine, settings=lives)
    except Exception as error:
        return AT_ONCE, [f"{name}: life {seed}: {error!r:.200}"]
    return AT_ONCE, []
