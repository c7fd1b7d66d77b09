"""Real commands, killed at every system call that changes something, and at every opening and
closing of the archive's files. Needs Linux and strace."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path

from campaign.commands import COMMANDS, Command, Sandbox, set_up
from campaign.job import Job, part_of
from campaign.outcome import Outcome

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "flock")
OF_OUR_FILES = ("openat", "close")
"""Python itself makes these by the hundred."""
ENDINGS = (".json", ".changes.json", ".json.lock", ".json.new", ".changes.json.new", ".index",
           ".index.lock", ".index-wal", ".index-shm", ".index.new", ".index.packed")  # fmt: skip
FEWEST = 60
"""Sites of one command."""


def jobs(share: float, seed: int) -> list[Job]:
    """Some of the commands, at every call; nothing is left to chance, so that no seed is used."""
    return [Job(6, partial(killed_everywhere, part_of(len(COMMANDS), share)))]


def killed_everywhere(count: int) -> Outcome:
    """The first commands, each killed at each of its calls."""
    result = Outcome(f"kill at every system call of {count} commands", FEWEST * count)
    if shutil.which("strace") is None:
        result.left_out = "for want of strace"
        return result
    with tempfile.TemporaryDirectory() as folder:
        before = set_up(Path(folder) / "before")
        for command in COMMANDS[:count]:
            every_call(before, command, result)
    return result


def every_call(before: Sandbox, command: Command, outcome: Outcome) -> None:
    """Kill one command at each of its calls."""
    after = before.copy("after")
    after.run(*command)
    states = [before.state(), after.state()]
    for call in (*CALLS, *OF_OUR_FILES):
        nth = 1
        while killed(sandbox := before.copy("killed"), command, call, nth):
            outcome.tried += 1
            try:
                sandbox.check(states)
            except (AssertionError, ValueError) as error:
                outcome.failures.append(f"{' '.join(command)}: {call} {nth}: {error!s:.200}")
            nth += 1


def killed(sandbox: Sandbox, command: Command, call: str, nth: int) -> bool:
    """Run a command that dies at its n-th system call of a kind; whether it came so far."""
    inject = f"inject={call}:signal=KILL:when={nth}"
    strace = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}"]
    if call in OF_OUR_FILES:
        stem = sandbox.archive.with_suffix("")
        for path in (sandbox.folder, *(f"{stem}{ending}" for ending in ENDINGS)):
            strace += ["-P", str(path)]
    return sandbox.start(*command, under=(*strace, "-e", inject)) < 0
