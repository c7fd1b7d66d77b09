"""Taking in a whole corpus: newsarch and its peers, each from nothing, in turn.

For the peak memory of newsarch, the proportional set sizes (PSS) of all its processes are added up
while it runs: what its workers share is counted once.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from benchmarks import goals
from benchmarks.measure import Command, Run, Timing, run
from benchmarks.peers import peers
from benchmarks.processes import PeakWatch
from benchmarks.results import Row
from benchmarks.workspace import ENVIRON, archive_file, jsonl, newsarch

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 3
ONCE_FROM = 50_000
"""From this size on an import is long enough to be measured by one run."""
NEWSARCH = "newsarch import"


def measure(size: int, rounds: int) -> list[Row]:
    """The rows of this part at one size. The archive made last stays for the other parts."""
    times = 1 if size >= ONCE_FROM else min(rounds, ROUNDS)
    contestants = [(peer.name, peer.clear, peer.fill) for peer in peers(size) if peer.fill]
    timings = {name: Timing() for name, _clear, _fill in contestants} | {NEWSARCH: Timing()}
    peak = 0
    for number in range(times):
        with PeakWatch() as watch:
            _take(timings[NEWSARCH], [_import(size)], number)
        peak = max(peak, watch.peak)
        for name, clear, fill in contestants:
            clear()
            _take(timings[name], fill, number)
    return [*_rows(size, timings), _memory(size, peak), _disk(size)]


def _take(timing: Timing, steps: list[Command], number: int) -> None:
    timing.take(Run(sum(run(step, number).seconds for step in steps)))


def _import(size: int) -> Command:
    file = archive_file(size)

    def clear() -> None:
        shutil.rmtree(file.parent, ignore_errors=True)
        file.parent.mkdir(parents=True)

    return Command(NEWSARCH, newsarch(file, "import", jsonl(size)), ENVIRON, prepare=clear)


def _rows(size: int, timings: dict[str, Timing]) -> list[Row]:
    ours = timings[NEWSARCH].median
    limits = {"sqlite-utils": goals.IMPORT_OF_SQLITE_UTILS, "notmuch": goals.IMPORT_OF_NOTMUCH}
    return [
        Row(part="import", what=name, size=size, value=timing.median, unit="s",
            ratio=None if name == NEWSARCH else ours / timing.median,
            of="" if name == NEWSARCH else name,
            goal=limits.get(name) if size >= goals.PEERS_FROM else None,
            rounds=len(timing.seconds), note=f"{size / timing.median:,.0f} articles a second")
        for name, timing in timings.items()
    ]  # fmt: skip


def _memory(size: int, peak: int) -> Row:
    return Row(part="import", what="peak memory of newsarch import, all processes", size=size,
               value=peak / 1e6, unit="MB", goal=goals.at(goals.IMPORT_PEAK_MB, size))  # fmt: skip


def _disk(size: int) -> Row:
    folder = archive_file(size).parent
    record = _size(folder / "archive.json")
    index = sum(_size(file) for file in folder.glob("archive.index*"))
    corpus = _size(jsonl(size))
    return Row(part="import", what="size of the index to that of the record", size=size,
               value=index / record, unit="", goal=goals.INDEX_OF_RECORD,
               note=f"record {record / 1e6:,.1f} MB, index {index / 1e6:,.1f} MB, "
                    f"corpus {corpus / 1e6:,.1f} MB")  # fmt: skip


def _size(file: Path) -> int:
    return file.stat().st_size
