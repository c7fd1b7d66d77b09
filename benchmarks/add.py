"""Writing, as whole processes: `add` of a file, `tag` on one article, `tag` by a query.

Each run changes the archive, as it does in life: each adds a page that the archive has not seen,
and a tag put on in one round is taken off in the next. So the archive grows by the articles added.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from benchmarks import goals
from benchmarks.corpus import SELECTED_TAG
from benchmarks.measure import WARM_UP_ROUNDS, Command, interleaved
from benchmarks.results import Row, process_row
from benchmarks.workspace import ENVIRON, archive, floors, newsarch, pages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TAGGED = "58"
LEAST_FOR_QUERY = 100_000


def measure(size: int, rounds: int) -> list[Row]:
    """The rows of this part at one size."""
    file = archive(size)
    add = Command("add FILE.txt, of known words", adding(file, rounds), ENVIRON)
    learn = Command("add FILE.txt, with new words", adding(file, rounds, "pages"), ENVIRON)
    tag = Command("tag +x ID", _tagging(file, "pilne", TAGGED), ENVIRON)
    commands = [*floors(), add, learn, tag]
    goal_of: dict[str, dict[int, float]] = {
        add.label: goals.ADD,
        learn.label: {},
        tag.label: goals.TAG_ONE,
    }
    if size >= LEAST_FOR_QUERY:
        query = ("--query", f"tag:{SELECTED_TAG}")
        by_query = Command(f"tag +x --query, {size // 100:,} articles",
                           _tagging(file, "przegląd", *query), ENVIRON)  # fmt: skip
        commands.append(by_query)
        goal_of[by_query.label] = goals.TAG_QUERY
    timings = interleaved(commands, rounds)
    return [
        process_row("add", label, size, timings, label, "F", goals.at(table, size))
        for label, table in goal_of.items()
    ]


def adding(file: Path, rounds: int, form: str = "known") -> Callable[[int], Sequence[str]]:
    """A page for each round; the seed is how many articles there are, so that each is new."""
    fresh = pages(form, rounds + WARM_UP_ROUNDS, seed=count(file))
    return lambda number: newsarch(file, "add", fresh[number + WARM_UP_ROUNDS])(number)


def _tagging(file: Path, tag: str, *selection: str) -> Callable[[int], Sequence[str]]:
    """On in the warm-up, then off and on in turn: no measured round finds its work done."""
    return lambda number: newsarch(file, "tag", f"{'-+'[number % 2]}{tag}", *selection)(number)


def count(file: Path) -> int:
    """How many articles an archive has."""
    argv = newsarch(file, "search", "--count")(0)
    return int(subprocess.run(argv, env=ENVIRON, capture_output=True, check=True).stdout)
