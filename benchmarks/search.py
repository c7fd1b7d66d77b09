"""Finding and reading, as whole processes: `search`, `list`, `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import goals
from benchmarks.measure import Command, interleaved
from benchmarks.results import Row, process_row
from benchmarks.workspace import ENVIRON, archive, floors, newsarch

if TYPE_CHECKING:
    from pathlib import Path

QUERIES: dict[str, tuple[str, ...]] = {
    "word": ("policja",),
    "phrase": ('"handel ludźmi"',),
    "unit": ("--unit", "Wydział Prewencji"),
    "unit, date, tag, word": ("--unit", "KWP w Gorzowie Wlkp.", "--date", "2015..2020",
                              "--tag", "prewencja", "policjant"),
    "newest 20": (),
}  # fmt: skip
"""The kinds of search: `policja` is the commonest noun, in nine articles of ten in some form."""
FORMATS = ("plain", "json")
SHOWN = "57"


def measure(size: int, rounds: int) -> list[Row]:
    """The rows of this part at one size."""
    file = archive(size)
    searches = [_search(file, kind, form) for kind in QUERIES for form in FORMATS]
    table = Command("list, on a terminal", newsarch(file, "list", "--limit", "20"), ENVIRON,
                    terminal=True)  # fmt: skip
    show = Command("show, in a pipe", newsarch(file, "show", SHOWN), ENVIRON)
    timings = interleaved([*floors(), *searches, table, show], rounds)
    rows = [
        process_row("search", search.label, size, timings, search.label, "F",
                    goals.at(goals.SEARCH, size), _nothing(timings[search.label].output))
        for search in searches
    ]  # fmt: skip
    return [
        *rows,
        process_row("search", table.label, size, timings, table.label, "R",
                    goals.at(goals.LIST, size)),
        process_row("search", show.label, size, timings, show.label, "F",
                    goals.at(goals.SHOW, size)),
    ]  # fmt: skip


def _search(file: Path, kind: str, form: str) -> Command:
    words = ("search", *QUERIES[kind], "--limit", "20", "-f", form)
    return Command(f"search {kind}, -f {form}", newsarch(file, *words), ENVIRON)


def _nothing(output: int) -> str:
    return "" if output > len("[]\n") else "found nothing"
