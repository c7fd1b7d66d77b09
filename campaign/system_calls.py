"""Real commands, killed at every system call that changes something. Needs Linux and strace."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from campaign.outcome import Outcome

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "flock")
Command = tuple[str, ...]


def adding(title: str, day: str) -> Command:
    """The command that adds a small article."""
    return "add", "--title", title, "--body", f"Treść: {title}", "--date", day


SETUP: tuple[Command, ...] = (
    (*adding("Pierwszy", "2024-01-02"), "--tag", "a"),
    adding("Drugi", "2024-02-03"),
    adding("Trzeci", "2024-03-04"),
    ("tag", "+b", "2"),
)
COMMANDS: tuple[Command, ...] = (
    adding("Nowy", "2024-05-06"),
    ("tag", "+x", "1", "2", "3"),
    ("set", "2", "title=Inny"),
    ("archive", "1", "--reason", "próba"),
    ("unarchive", "1", "2", "3"),
    ("auto-archive", "--older-than", "1d"),
    ("remove", "1", "--yes"),
    ("remove", "1", "2", "3", "--yes"),
    ("undo",),
    ("tags", "rename", "a", "c"),
    ("compact",),
    ("reindex",),
)
VOLATILE = ("archived", "modified", "added")
"""Fields that tell the time of the run."""


class Sandbox:
    """An archive in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = folder / "archive.json"

    def copy(self, name: str) -> Sandbox:
        """The same archive in another folder, with its times."""
        target = self.folder.with_name(name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder, target)
        return Sandbox(target)

    def run(self, *command: str, under: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """A newsarch command on this archive."""
        arguments = [*under, sys.executable, "-m", "newsarch", "--archive", str(self.archive)]
        return subprocess.run([*arguments, *command], capture_output=True, text=True, check=False)

    def state(self) -> list[dict[str, Any]]:
        """Every article, as `list` tells it."""
        listed = self.run("list", "-f", "json", "--sort", "added")
        if listed.returncode:
            raise AssertionError(listed.stderr)
        return [
            {name: value for name, value in record.items() if name not in VOLATILE}
            for record in json.loads(listed.stdout)
        ]


def killed(sandbox: Sandbox, command: Command, call: str, nth: int) -> bool:
    """Run a command that dies at its n-th system call of a kind; whether it came so far."""
    inject = f"inject={call}:signal=KILL:when={nth}"
    strace = ("strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
    return sandbox.run(*command, under=strace).returncode < 0


def check(sandbox: Sandbox, states: list[list[dict[str, Any]]]) -> None:
    """The archive is as before or as after, whole, and goes on."""
    state = sandbox.state()
    if state not in states:
        raise AssertionError("neither before nor after")
    added = sandbox.run(*adding("Potem", "2025-01-01"))
    deep = sandbox.run("check", "--deep")
    if added.returncode or deep.returncode or len(sandbox.state()) != len(state) + 1:
        raise AssertionError(added.stderr + deep.stdout + deep.stderr)


def every_call(before: Sandbox, command: Command, outcome: Outcome) -> None:
    """Kill one command at each of its calls."""
    after = before.copy("after")
    after.run(*command)
    states = [before.state(), after.state()]
    for call in CALLS:
        nth = 1
        while killed(sandbox := before.copy("killed"), command, call, nth):
            outcome.tried += 1
            try:
                check(sandbox, states)
            except (AssertionError, ValueError) as error:
                outcome.failures.append(f"{' '.join(command)}: {call} {nth}: {error!s:.200}")
            nth += 1


def outcomes(share: float, seed: int) -> list[Outcome]:
    """Commands, killed at every call; nothing is left to chance, so that no seed is used."""
    commands = COMMANDS[: max(1, round(len(COMMANDS) * share))]
    result = Outcome(f"kill at every system call of {len(commands)} commands", 10 * len(commands))
    if shutil.which("strace") is None:
        result.left_out = "for want of strace"
        return [result]
    with tempfile.TemporaryDirectory() as folder:
        before = Sandbox(Path(folder) / "before")
        before.folder.mkdir()
        for command in SETUP:
            before.run(*command)
        for command in commands:
            every_call(before, command, result)
    return [result]
