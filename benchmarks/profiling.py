"""Where the time of an import goes: the limit of what better code could still win."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from benchmarks.results import Row
from benchmarks.workspace import ENVIRON, jsonl, python

PROBE = Path(__file__).with_name("profile_probe.py")
LARGEST = 10_000
"""Articles; a profiler takes its time, and shares do not change much."""


def measure(size: int, _rounds: int) -> list[Row]:
    """The rows of this part at one size."""
    if size > LARGEST:
        return []
    with tempfile.TemporaryDirectory() as folder:
        argv = [python(), PROBE, Path(folder, "archive.json"), jsonl(size)]
        done = subprocess.run([str(word) for word in argv], env=ENVIRON, stdout=subprocess.PIPE,
                              check=True)  # fmt: skip
    return [Row(part="profile", what=stage, size=size, value=share, unit="%")
            for stage, share in json.loads(done.stdout).items()]  # fmt: skip
