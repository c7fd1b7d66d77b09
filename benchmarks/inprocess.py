"""`Archive` from Python: what is left when the start of a process is not counted."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from benchmarks import goals
from benchmarks.results import Row
from benchmarks.workspace import ENVIRON, archive, python

PROBE = Path(__file__).with_name("probe.py")


def measure(size: int, _rounds: int) -> list[Row]:
    """The rows of this part at one size."""
    argv = [str(word) for word in (python(), PROBE, archive(size))]
    done = subprocess.run(argv, env=ENVIRON, stdout=subprocess.PIPE, check=True)
    return [Row(part="inprocess", what=kind, size=size, value=milliseconds, unit="ms",
                goal=_goal(kind))
            for kind, milliseconds in json.loads(done.stdout).items()]  # fmt: skip


def _goal(kind: str) -> float:
    if kind.startswith("count"):
        return goals.COUNT_MS
    return goals.RELEVANCE_MS if "relevance" in kind else goals.IN_PROCESS_MS
