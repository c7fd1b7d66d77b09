"""The whole campaign: every proof at length, and what it found in `docs/RELIABILITY.md`.

    python -m campaign [--share PART_OF_THE_WHOLE] [--seed N] [--cores N] [--only PART ...]

The whole takes some two and a half hours on two cores; a share of 0.01 is a few minutes' look. With
`--only` the page keeps what it says of the other parts.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from campaign.job import Job, results
from campaign.outcome import Outcome
from campaign.page import Part, keep, kept

from newsarch import __version__

PARTS = ("store", "damage", "processes", "system_calls", "space", "imports", "backups", "formats",
         "lives", "clock", "cron", "fuzz")  # fmt: skip
SEED = 20170629
MEMORY = Path("/dev/shm")
"""A folder in memory, where Linux has one: most files here live for milliseconds."""


def main() -> int:
    """Run the parts, keep what each found once it is through; 0 when everything passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cores", type=int, default=os.cpu_count())
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    given = parser.parse_args()
    if MEMORY.is_dir():
        os.environ.setdefault("TMPDIR", str(MEMORY))
    jobs = {
        name: import_module(f"campaign.{name}").jobs(given.share, given.seed) for name in given.only
    }
    done: dict[str, dict[Job, Outcome]] = {name: {} for name in jobs}
    named = [(name, job) for name in jobs for job in jobs[name]]
    for part, job, outcome in results(named, given.cores):
        said = f"{outcome.what}: {outcome.tried:,}, {outcome.result}, {outcome.minutes:.1f} minutes"
        print(said, *outcome.failures[:3], sep="\n  ", flush=True)
        done[part][job] = outcome
        if len(done[part]) == len(jobs[part]):
            ordered = [done[part][one] for one in jobs[part]]
            found = {**kept(), part: Part(__version__, given.seed, given.share, ordered)}
            keep({name: found[name] for name in PARTS if name in found})
    outcomes = [outcome for found_by in done.values() for outcome in found_by.values()]
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
