"""What starting costs: `--version` and help, against the floor that the packages set."""

from __future__ import annotations

from benchmarks import goals
from benchmarks.measure import Command, interleaved
from benchmarks.results import Row, process_row
from benchmarks.workspace import ENVIRON, floors, newsarch

WORDS = {
    "--version": (("--version",), goals.VERSION),
    "--help": (("--help",), goals.HELP),
    "search --help": (("search", "--help"), goals.HELP),
}


def measure(_size: int, rounds: int) -> list[Row]:
    """The rows of this part; no archive is needed."""
    commands = [Command(what, newsarch(None, *words), ENVIRON)
                for what, (words, _goal) in WORDS.items()]  # fmt: skip
    timings = interleaved([*floors(), *commands], rounds)
    floor_rows = [process_row("startup", name, None, timings, name, "pass", None)
                  for name in ("pass", "F", "R")]  # fmt: skip
    return floor_rows + [
        process_row("startup", what, None, timings, what, "F", goal)
        for what, (_words, goal) in WORDS.items()
    ]
