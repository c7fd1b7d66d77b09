"""No space: files that may not grow, small file systems, and folders that may not be written to.

`python -m campaign.space COUNT SEED FOLDER` fills small file systems, inside of a sandbox.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from random import Random

from campaign.commands import COMMANDS, LOOKS, Sandbox, set_up
from campaign.job import Job, part_of, repeated
from campaign.outcome import Outcome
from campaign.stories import RED
from tests.crash.no_space import check_after, check_full, fill, filled_up

from newsarch.store.tiny import TinyStore

LARGEST = 40_000
"""Bytes of a file."""
PAGES = 40
"""Of 4096 bytes, in the largest of the small file systems; fewer than 3 hold no archive."""
NOBODY = 65534
CANNOT_WRITE = 73


def jobs(share: float, seed: int) -> list[Job]:
    """Three ways to be without space."""
    return [
        Job(1, partial(repeated, "no space: sizes that no file may exceed", part_of(1_000, share),
                       sized, seed)),
        Job(1, partial(on_small_disks, part_of(200, share), seed)),
        Job(0.1, read_only),
    ]  # fmt: skip


def sized(seed: int) -> tuple[int, list[str]]:
    """One size that no file may exceed."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            filled_up(Path(folder), Random(seed).randint(0, LARGEST), seed)
        except RED as error:
            return 1, [f"no space: size {seed}: {error!r:.200}"]
    return 1, []


def on_small_disks(goal: int, seed: int) -> Outcome:
    """File systems that fill up, in a mount namespace of their own."""
    outcome = Outcome("no space: file systems that fill up", goal)
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        outcome.left_out = "for want of root or unshare"
        return outcome
    with tempfile.TemporaryDirectory() as folder:
        sandbox = ["unshare", "--mount", "--propagation", "private"]
        trial = [sys.executable, "-m", "campaign.space", str(goal), str(seed), folder]
        done = subprocess.run([*sandbox, *trial], capture_output=True, text=True, check=False)
    *failures, tried = done.stdout.splitlines() or ["0"]
    outcome.tried, outcome.failures = int(tried), failures
    if done.returncode:
        outcome.failures.append(f"no space: {done.stderr[-300:]!r}")
    return outcome


def trial(goal: int, seed: int, folder: Path) -> None:
    """Inside the sandbox: fill one small file system after another, then give it space again."""
    for one in range(seed, seed + goal):
        size = Random(one).randint(3, PAGES) * 4096
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "small", str(folder)]
        subprocess.run(mount, check=True)
        try:
            store = TinyStore(folder / "archive.json")
            there = fill(store, one)
            check_full(store, there)
            subprocess.run(["mount", "-o", "remount,size=10M", str(folder)], check=True)
            check_after(store, there)
        except RED as error:
            print(f"no space: disk {one}: {error!r:.200}")
        subprocess.run(["umount", str(folder)], check=True)
    print(goal)


def read_only() -> Outcome:
    """Every command, by somebody who may only read."""
    what = "read-only files and folders: commands by another user"
    outcome = Outcome(what, len(COMMANDS) + len(LOOKS))
    if os.geteuid() != 0:
        outcome.left_out = "for want of root"
        return outcome
    with tempfile.TemporaryDirectory() as name:
        before = set_up(Path(name) / "before")
        for command in (*COMMANDS, *LOOKS):  # once as root, for nobody may load modules later
            before.copy("loaded").run(*command)
        Path(name).chmod(0o755)
        for path in (before.folder, *before.folder.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
        try:
            tell_reader(before, outcome)
        finally:
            os.seteuid(0)
            os.setegid(0)
    return outcome


def tell_reader(sandbox: Sandbox, outcome: Outcome) -> None:
    """Let commands that change be refused, and those that look be answered."""
    before = {path: path.read_bytes() for path in sandbox.folder.iterdir()}
    for command in (*COMMANDS, *LOOKS):
        expected = CANNOT_WRITE if command in COMMANDS else 0
        code, said = sandbox.run(*command)
        outcome.tried += 1
        now = {path: path.read_bytes() for path in sandbox.folder.iterdir()}
        if code != expected or now != before:
            outcome.failures.append(f"read-only: {' '.join(command)}: {code}: {said:.200}")


if __name__ == "__main__":
    trial(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
