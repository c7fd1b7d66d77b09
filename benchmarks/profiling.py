"""Where the time of an import goes, and of a change to many: the limit of what better code could
still win."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from benchmarks.add import LEAST_FOR_QUERY
from benchmarks.corpus import SELECTED_TAG
from benchmarks.results import Row
from benchmarks.workspace import ENVIRON, archive, jsonl, python

PROBE = Path(__file__).with_name("profile_probe.py")
LARGEST = 10_000
"""Articles; a profiler takes its time, and shares do not change much."""


def measure(size: int, _rounds: int) -> list[Row]:
    """The rows of this part at one size."""
    if size <= LARGEST:
        with tempfile.TemporaryDirectory() as folder:
            shares = _shares("import", Path(folder, "archive.json"), jsonl(size))
        return _rows("import", size, shares)
    if size == LEAST_FOR_QUERY:
        shares = _shares("tag", archive(size), f"tag:{SELECTED_TAG}")
        return _rows(f"tag --query, {size // 100:,} articles", size, shares)
    return []


def _shares(*argv: str | Path) -> dict[str, float]:
    command = [str(word) for word in (python(), PROBE, *argv)]
    done = subprocess.run(command, env=ENVIRON, stdout=subprocess.PIPE, check=True)
    shares: dict[str, float] = json.loads(done.stdout)
    return shares


def _rows(what: str, size: int, shares: dict[str, float]) -> list[Row]:
    return [Row(part="profile", what=f"{what}: {stage}", size=size, value=share, unit="%")
            for stage, share in shares.items()]  # fmt: skip
