"""Whole processes, timed: from the start of one to its end, its output read to the end.

Commands to be compared run in turn, round after round, so that whatever else the machine does
falls on all of them; what counts is the median.
"""

from __future__ import annotations

import math
import os
import pty
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WARM_UP_ROUNDS = 1
"""Before those that count: after it, files are in the page cache and bytecode is on disk."""
READ = 1 << 16


class CommandFailedError(Exception):
    """A command that is measured ended with an error: its figure would mean nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be measured."""

    label: str
    argv: Callable[[int], Sequence[str]]
    """The words of the command line in the given round."""
    environ: Mapping[str, str]
    prepare: Callable[[], object] | None = None
    """Done before each run, untimed."""
    terminal: bool = False
    """Whether standard output is a terminal."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how long it took, and how many bytes it wrote."""

    seconds: float
    output: int = 0


@dataclass(slots=True)
class Timing:
    """What the rounds of a command took."""

    seconds: list[float] = field(default_factory=list)
    output: int = 0
    """Bytes written in the last round."""

    alone: bool = False
    """Whether the one run that counts was the first, since it was slow."""

    def take(self, run: Run, *, counts: bool = True, slow: float = math.inf) -> None:
        """Take a run in; one that does not count does when it was slow."""
        self.output = run.output
        self.alone = self.alone or (not counts and run.seconds >= slow)
        if counts or self.alone:
            self.seconds.append(run.seconds)

    @property
    def median(self) -> float:
        """Seconds."""
        return median(self.seconds)


def fixed(*argv: str | Path) -> Callable[[int], Sequence[str]]:
    """The same command line in every round."""
    words = [str(word) for word in argv]
    return lambda _round: words


def interleaved(
    commands: Sequence[Command], rounds: int, slow: float = math.inf
) -> dict[str, Timing]:
    """Run all the commands in turn, `rounds` times after a warm-up; label → timing.

    A command whose warm-up takes `slow` seconds or more is not repeated: that run is its figure.
    """
    timings = {command.label: Timing() for command in commands}
    for number in range(-WARM_UP_ROUNDS, rounds):
        for command in commands:
            timing = timings[command.label]
            if number < 0 or not timing.alone:
                _progress(f"{number + 1}/{rounds} {command.label}")
                timing.take(run(command, number), counts=number >= 0, slow=slow)
    _progress("")
    return timings


def run(command: Command, number: int) -> Run:
    """The run of a round. Raises CommandFailedError."""
    argv = command.argv(number)
    if command.prepare is not None:
        command.prepare()
    reading, writing = pty.openpty() if command.terminal else os.pipe()
    errors = _errors_file(command.environ)
    with errors.open("wb") as error_stream:
        start = time.perf_counter()
        process = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=writing, stderr=error_stream,
            env=command.environ, close_fds=False,
        )  # fmt: skip
        os.close(writing)
        output = _drained(reading)
        code = process.wait()
        seconds = time.perf_counter() - start
    if code:
        said = errors.read_text("utf-8", "replace")[-600:]
        raise CommandFailedError(f"{' '.join(argv)} ended with {code}: {said}")
    return Run(seconds, output)


def _drained(reading: int) -> int:
    size = 0
    while True:
        try:
            block = os.read(reading, READ)
        except OSError:  # how a terminal ends
            block = b""
        if not block:
            os.close(reading)
            return size
        size += len(block)


def _errors_file(environ: Mapping[str, str]) -> Path:
    return Path(environ["HOME"]) / "errors.txt"


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}"[:78], end="", file=sys.stderr, flush=True)
