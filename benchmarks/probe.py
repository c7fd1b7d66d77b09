"""Run by the measured interpreter, not imported: `Archive` from Python, in one process.

Prints a JSON object, kind → median milliseconds. Each kind is what a caller does: parse the query,
find, read the articles.
"""

from __future__ import annotations

import json
import os
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarch.archive import Archive

RUNS = 31
LONGEST = 3.0
"""Seconds after which a kind is not repeated any more."""
QUERIES = {
    "word": "policja",
    "phrase": '"handel ludźmi"',
    "unit": 'unit:"Wydział Prewencji"',
    "unit, date, tag, word":
        'unit:"KWP w Gorzowie Wlkp." date:2015..2020 tag:prewencja policjant',
    "newest 20": "",
}  # fmt: skip


def main(location: str) -> None:
    from newsarch.config import load
    from newsarch.wiring import open_archive

    archive = open_archive(load({"archive": location}, os.environ))
    kinds = _kinds(archive)
    print(json.dumps({kind: _median(action) for kind, action in kinds.items()}))


def _kinds(archive: Archive) -> dict[str, Callable[[], object]]:
    from newsarch.index.base import Order

    def search(text: str, sort: str = "date") -> Callable[[], object]:
        return lambda: list(archive.search(archive.parse(text), Order(sort, limit=20)))

    def count(text: str) -> Callable[[], object]:
        return lambda: archive.count(archive.parse(text))

    kinds = {f"search {kind}": search(text) for kind, text in QUERIES.items()}
    kinds["search word by relevance"] = search(QUERIES["word"], "relevance")
    kinds |= {f"count {kind}": count(text) for kind, text in QUERIES.items()}
    kinds["get one article"] = lambda: archive.get(57)
    return kinds


def _median(action: Callable[[], object]) -> float:
    action()
    times: list[float] = []
    while len(times) < RUNS and sum(times) < LONGEST:
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return median(times) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
