"""What was seen, for people: a table on the screen, and `docs/PERFORMANCE.md`."""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers import versions
from benchmarks.workspace import PROJECT, python

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.results import Row

DOCUMENT = PROJECT / "docs" / "PERFORMANCE.md"
INTRODUCTION = """\
# Performance

Written by `make bench`, never by hand: every figure here was seen in a run, and what misses its
goal is said to. Run a part again with `python -m benchmarks PART --size N`; parts are
{parts}.

{machine}

How it is measured: whole processes from start to end, newsarch installed from a wheel; the commands
that are compared run in turn, and medians are shown; the page cache is warm. *pass* is
`python -c pass`, **F** is `python -c "import click"`, **R** is
`python -c "import click, rich.console, rich.table"`, with the same interpreter: the least that a
program with these packages costs. Milliseconds depend on the machine and on what else it does;
ratios are what to read. The corpus is made by `benchmarks/corpus.py`: Polish words in inflected
forms by Zipf's law, {units} units, dates from 2004 to 2026, 3.6 KB an article.
"""
PARTS = {
    "startup": "Start-up",
    "search": "Finding and reading",
    "add": "Writing",
    "import": "Taking in a whole corpus",
    "profile": "Where the time of an import goes, and of a change to many",
    "peers": "Against what one would pick instead",
    "inprocess": "In one process, from Python",
    "memory": "Peak memory of everyday commands",
}
NOTES = {
    "import":
        "The peers store text and index the words as written. newsarch also reads the fields, "
        "finds the units, learns the lemmas of every new word, looks whether the article is there "
        "already, and writes a record and a history that survive a power failure.",
    "profile":
        "Shares of the time of one process under Python's profiler, which makes Python's own calls "
        "dearer than what C does. No share alone is what an import waits for: to be as quick as "
        "SQLite with words as written, all of them would have to go.",
    "peers":
        "The ratio is newsarch's time to the peer's: above 1 the peer is faster, as C programs are "
        "whose start takes less than Python's. A peer finds the word as written, newsarch in every "
        "inflection. ripgrep reads everything and knows no order by date, so it counts.",
}  # fmt: skip
"""What a reader should know of a part."""


def print_rows(rows: Sequence[Row]) -> None:
    """The rows on the screen."""
    for row in rows:
        columns = (f"{row.part:9}", f"{row.size or '':>9}", f"{row.what:52}",
                   f"{_value(row):>12}", f"{_ratio(row):>22}", _verdict(row), row.note)  # fmt: skip
        print("  ".join(columns))


def write_document(rows: Iterable[Row], missing: Iterable[str]) -> None:
    """`docs/PERFORMANCE.md` of all the rows there are."""
    from benchmarks.units import units

    kept = list(rows)
    lines = [INTRODUCTION.format(parts=", ".join(f"`{part}`" for part in PARTS),
                                 machine=machine(), units=len(units()))]  # fmt: skip
    for part, heading in PARTS.items():
        chosen = [row for row in kept if row.part == part]
        if chosen:
            lines += [f"## {heading}\n", *([NOTES[part], ""] if part in NOTES else []),
                      *_table(chosen), ""]  # fmt: skip
    lines += _losses(kept)
    lines += [f"- {sentence}" for sentence in missing]
    DOCUMENT.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


def machine() -> str:
    """The machine and the versions, in a sentence each."""
    peers = ", ".join(f"{name} {version}" for name, version in versions().items())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured on {os.cpu_count()} cores ({_processor()}), {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {_newsarch_version()}. Peers: {peers}."
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _newsarch_version() -> str:
    import subprocess

    question = "import newsarch; print('newsarch', newsarch.__version__)"
    return subprocess.run(
        [str(python()), "-c", question], capture_output=True, text=True, check=True
    ).stdout.strip()


def _table(rows: list[Row]) -> list[str]:
    lines = [
        "| | articles | median | ratio | × pass | goal | | seen |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |",
    ]
    for row in sorted(rows, key=lambda row: row.size or 0):
        bare = f"{row.bare:.2f}" if row.bare else ""
        goal = f"≤ {row.goal:g}" if row.goal is not None else ""
        size = f"{row.size:,}" if row.size else ""
        remarks = "; ".join(filter(None, (_verdict(row), row.note, _rounds(row))))
        cells = (row.what, size, _value(row), _ratio(row), bare, goal, remarks, row.seen[:10])
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _losses(rows: list[Row]) -> list[str]:
    """What misses its goal, in one place."""
    missed = [row for row in rows if row.met is False]
    lines = ["## What misses its goal, and what was left out\n"]
    if not missed:
        lines.append("- Nothing measured misses its goal.")
    for row in missed:
        size = f" at {row.size:,}" if row.size else ""
        seen = _ratio(row) or _value(row)
        lines.append(f"- {row.part}, {row.what}{size}: {seen}, goal ≤ {row.goal:g}.")
    return lines


def _value(row: Row) -> str:
    return f"{row.value:,.3g} {row.unit}".strip() if row.value < 100 else (
        f"{row.value:,.0f} {row.unit}")  # fmt: skip


def _ratio(row: Row) -> str:
    if row.ratio is None:
        return ""
    return f"{row.ratio:.2f} {row.of}" if row.ratio >= 0.1 else f"{row.ratio:.4f} {row.of}"


def _verdict(row: Row) -> str:
    return {None: "", True: "reached", False: "**missed**"}[row.met]


def _rounds(row: Row) -> str:
    return "one run" if row.rounds == 1 and row.unit != "" and row.part != "inprocess" else ""
