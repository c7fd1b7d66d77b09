"""Random lives of a hundred steps: of the store, and of the index beside its archive.

The test command plays shorter ones; see `tests/property`, where the lives are told. There
Hypothesis looks for short lives that fail; here each is as random as its bytes, which costs less.
"""

from __future__ import annotations

from functools import cache, partial
from random import Random
from typing import Any

from campaign.job import Job, part_of, repeated
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, get_state_machine_test
from tests.property.test_index_equals_record import IndexMachine
from tests.property.test_store_machine import Life

STEPS = 100
BYTES = 1 << 17
"""More than the choices of a life take."""
WHOLE = {"store": (1_000, 5), "index": (10_000, 25)}
"""How many lives, and minutes."""
MACHINES: dict[str, type[RuleBasedStateMachine]] = {"store": Life, "index": IndexMachine}


def jobs(share: float, seed: int) -> list[Job]:
    """Lives of both; a failure names its seed."""
    return [
        Job(minutes, partial(repeated, f"random lives of the {name}, {STEPS} steps each",
                             part_of(goal, share), partial(lived, name), seed))
        for name, (goal, minutes) in WHOLE.items()
    ]  # fmt: skip


def lived(name: str, seed: int) -> tuple[int, list[str]]:
    """One life: whether it could be lived (some ask for what there is none of), and what failed."""
    try:
        whole = machine(name)(Random(seed).randbytes(BYTES)) is not None
    except Exception as error:
        return 1, [f"{name}: life {seed}: {error!r:.200}"]
    return int(whole), []


@cache
def machine(name: str) -> Any:
    """What makes a life of bytes."""
    lives = settings(stateful_step_count=STEPS, deadline=None, database=None)
    test: Any = get_state_machine_test(MACHINES[name], settings=lives, _min_steps=STEPS)
    return test.hypothesis.fuzz_one_input
