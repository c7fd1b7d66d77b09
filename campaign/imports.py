"""Interrupted imports: killed at each record, at each call of the disk and at random moments,
then resumed; what comes of it is what an uninterrupted one brings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from functools import partial
from itertools import chain, count
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from campaign.job import ENOUGH, Job, part_of, repeated
from campaign.outcome import Outcome
from campaign.stories import RED
from tests.crash.interrupted import articles, killed, raws, resumed

from newsarch.archive import bulk

PROGRAM = """\
import sys
from newsarch.archive import bulk
from newsarch.cli.main import main

bulk.BATCH = 20
sys.exit(main())
"""
"""newsarch with small batches, so that a few hundred records are many commits."""
RECORDS = 240
"""Of the imports of real processes."""


def jobs(share: float, seed: int) -> list[Job]:
    """In memory, where a kill can be aimed; and real processes."""
    return [
        Job(1, partial(repeated, "interrupted import: at each record and each call",
                       part_of(2_000, share), interruptions, seed)),
        Job(3, partial(killed_at_random, part_of(120, share), seed)),
    ]  # fmt: skip


def interruptions(seed: int) -> tuple[int, list[str]]:
    """One import, killed at each of its records and at each of its calls."""
    random, failures = Random(seed), list[str]()
    bulk.BATCH = random.randint(1, 8)
    inputs = raws(random.randint(5, 25), seed)
    expected = articles(killed(inputs))
    records = [("at_record", n) for n in range(1, len(inputs) + 1)]
    for tried, (how, at) in enumerate(chain(records, (("at_call", n) for n in count()))):
        disk = killed(inputs, **{how: at})
        if not disk.dead and how == "at_call":
            return tried, failures
        try:
            assert resumed(disk, inputs)[1] == expected
        except RED as error:
            failures.append(f"import: seed {seed}, {how} {at}: {error!r:.200}")
    raise AssertionError("calls never end")


def killed_at_random(goal: int, seed: int) -> Outcome:
    """Real imports, each killed within the time that one takes, and resumed."""
    outcome = Outcome("interrupted import: real processes killed at random", goal)
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "wpisy.jsonl"
        source.write_bytes(b"\n".join(raw.content for raw in raws(RECORDS, seed)))
        started = monotonic()
        expected = imported(folder / "whole", source)
        patience = monotonic() - started
        while outcome.tried < goal and len(outcome.failures) < ENOUGH:
            outcome.tried += 1
            place = folder / str(outcome.tried)
            after = kill_after(place, source, random.uniform(0.05, patience))
            if imported(place, source) != expected:
                outcome.failures.append(f"import: killed after {after:.3f} s: not the same")
    return outcome


def start(folder: Path, source: Path, *more: str) -> subprocess.Popen[bytes]:
    """An import into an archive in a folder of its own."""
    folder.mkdir(exist_ok=True)
    archive = ("--archive", str(folder / "archive.json"))
    command = [sys.executable, "-c", PROGRAM, *archive, "import", str(source), *more]
    environment = {**os.environ, "NEWSARCH_TODAY": "2026-11-24"}
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere)


def kill_after(folder: Path, source: Path, seconds: float) -> float:
    """Start an import and kill it."""
    with start(folder, source) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    return seconds


def imported(folder: Path, source: Path) -> list[dict[str, Any]]:
    """What is there after an import that goes on where the last one ended; as stock JSON."""
    with start(folder, source, "--resume") as process:
        process.wait()
    record = json.loads((folder / "archive.json").read_text(encoding="utf-8"))["articles"]
    volatile = ("added", "modified", "crc")
    return [
        {"id": id, **{k: v for k, v in one.items() if k not in volatile}}
        for id, one in record.items()
    ]
