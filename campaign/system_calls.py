"""Real commands, killed at every system call that changes something, and at every opening and
closing of the archive's files: in memory, and on disks of several kinds. Needs Linux and strace.

`python -m campaign.system_calls COUNT FOLDER` does it in a folder, inside of a sandbox.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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
DISKS = ("ext4", "xfs", "btrfs")
"""File systems that Linux machines are set up with."""
DISK_SIZE = 400_000_000
"""Bytes; XFS takes no less than 300 MB."""
MOUNT_AND_RUN = 'mount -o loop "$1" "$2" && "$3" -m campaign.system_calls "$4" "$2" && umount "$2"'


def jobs(share: float, seed: int) -> list[Job]:
    """Some of the commands, at every call; nothing is left to chance, so that no seed is used."""
    count = part_of(len(COMMANDS), share)
    return [
        Job(6, partial(killed_everywhere, count)),
        *(Job(6, partial(killed_on_disk, kind, count)) for kind in DISKS),
    ]


def killed_everywhere(count: int) -> Outcome:
    """The first commands, each killed at each of its calls."""
    outcome = Outcome(f"kill at every system call of {count} commands", FEWEST * count)
    if shutil.which("strace") is None:
        outcome.left_out = "for want of strace"
        return outcome
    with tempfile.TemporaryDirectory() as folder:
        in_folder(Path(folder), count, outcome)
    return outcome


def killed_on_disk(kind: str, count: int) -> Outcome:
    """The same on a file system of a kind, in an image that is mounted for nobody else."""
    outcome = Outcome(f"kill at every system call of {count} commands, on {kind}", FEWEST * count)
    needed = ("strace", "unshare", f"mkfs.{kind}")
    missing = [name for name in needed if shutil.which(name) is None]
    if missing or os.geteuid() != 0:
        outcome.left_out = f"for want of {', '.join(missing) or 'root'}"
        return outcome
    with tempfile.TemporaryDirectory() as folder:
        image, mounted = Path(folder, "image"), Path(folder, "mounted")
        mounted.mkdir()
        with image.open("wb") as file:
            file.truncate(DISK_SIZE)
        subprocess.run([f"mkfs.{kind}", str(image)], check=True, capture_output=True)
        sandbox = ["unshare", "--mount", "--propagation", "private", "sh", "-c", MOUNT_AND_RUN, "-"]
        names = [str(image), str(mounted), sys.executable, str(count)]
        done = subprocess.run([*sandbox, *names], capture_output=True, text=True, check=False)
    *outcome.failures, tried = done.stdout.splitlines() or ["0"]
    outcome.tried = int(tried)
    if done.returncode:
        outcome.failures.append(f"on {kind}: {done.stderr[-300:]!r}")
    return outcome


def in_folder(folder: Path, count: int, outcome: Outcome) -> None:
    """The first commands in a folder."""
    before = set_up(folder / "before")
    for command in COMMANDS[:count]:
        every_call(before, command, outcome)


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


if __name__ == "__main__":
    there = Outcome("", 0)
    in_folder(Path(sys.argv[2]), int(sys.argv[1]), there)
    print(*there.failures, there.tried, sep="\n")
