"""Real commands on a small archive, whose state can be told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from newsarch.cli.main import main

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
LOOKS: tuple[Command, ...] = (("list",), ("search", "Drugi"), ("show", "1"), ("check", "--deep"))
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

    def start(self, *command: str, under: tuple[str, ...] = ()) -> int:
        """Run a newsarch command in a process of its own; the exit code, or minus its signal."""
        arguments = [*under, sys.executable, "-m", "newsarch", "--archive", str(self.archive)]
        return subprocess.run([*arguments, *command], capture_output=True, check=False).returncode

    def run(self, *command: str) -> tuple[int, str]:
        """Run a newsarch command in this process, which takes milliseconds; code and output."""
        printed = TextIOWrapper(BytesIO(), encoding="utf-8")
        with redirect_stdout(printed), redirect_stderr(printed):
            code = main(["--archive", str(self.archive), *command])
            printed.flush()
        return code, printed.buffer.getvalue().decode()

    def state(self) -> list[dict[str, Any]]:
        """Every article, as `list` tells it."""
        code, listed = self.run("list", "-f", "json", "--sort", "added")
        if code:
            raise AssertionError(listed)
        return [
            {name: value for name, value in record.items() if name not in VOLATILE}
            for record in json.loads(listed)
        ]

    def check(self, states: list[list[dict[str, Any]]]) -> None:
        """The archive is in one of these states, whole, and goes on."""
        state = self.state()
        if state not in states:
            raise AssertionError("neither before nor after")
        added, said = self.run(*adding("Potem", "2025-01-01"))
        deep, found = self.run("check", "--deep")
        if added or deep or len(self.state()) != len(state) + 1:
            raise AssertionError(said + found)


def set_up(folder: Path) -> Sandbox:
    """A small archive in this folder; nobody's own configuration counts from here on."""
    folder.mkdir()
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    sandbox = Sandbox(folder)
    for command in SETUP:
        sandbox.run(*command)
    return sandbox
