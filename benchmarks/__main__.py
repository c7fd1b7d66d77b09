"""`python -m benchmarks [PART…] [--size N…] [--million] [--rounds N]`: measure, show, write down.

Without a part all are measured; without a size, 100, 1,000, 10,000 and 100,000 articles. A part
that cannot be measured is said to, and the rest goes on.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.measure import CommandFailedError
from benchmarks.peers import peers
from benchmarks.report import print_rows, write_document
from benchmarks.results import load, save
from benchmarks.workspace import NoRoomError, guard_room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.results import Row

PARTS = {
    "startup": "startup", "import": "importing", "profile": "profiling", "search": "search",
    "add": "add", "memory": "memory", "inprocess": "inprocess", "peers": "against",
}  # fmt: skip
"""Part → module; in this order, so that the archives that `import` makes serve the others."""
WITHOUT_SIZE = ("startup",)
SIZES = (100, 1_000, 10_000, 100_000)
MILLION = 1_000_000


def main() -> int:
    """Measure what the command line asks for; 1 when something could not be measured."""
    asked = _arguments()
    sizes = [*(asked.size or SIZES), *([MILLION] if asked.million else [])]
    failures = 0
    for size in sizes:
        guard_room(size)
        for part in asked.parts or PARTS:
            if part not in WITHOUT_SIZE or size == sizes[0]:
                failures += not _measured(part, size, asked.rounds)
    rows = load()
    write_document(rows, _left_out(rows))
    return 1 if failures else 0


def _left_out(rows: Sequence[Row]) -> list[str]:
    """Which peers were not measured where others were, and why."""
    sizes = sorted({row.size for row in rows if row.part == "peers" and row.size})
    return [f"{peer.name} at {size:,}: {peer.missing}"
            for size in sizes for peer in peers(size) if peer.missing]  # fmt: skip


def _measured(part: str, size: int, rounds: int) -> bool:
    try:
        rows = import_module(f"benchmarks.{PARTS[part]}").measure(size, rounds)
    except CommandFailedError as error:
        print(f"{part} at {size:,} was not measured: {error}", file=sys.stderr)
        return False
    save(rows)
    print_rows(rows)
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--size", type=int, action="append", help="articles; may be repeated")
    parser.add_argument("--million", action="store_true", help="1,000,000 articles, too")
    parser.add_argument("--rounds", type=int, default=15, help="runs that count (default 15)")
    asked = parser.parse_args()
    unknown = set(asked.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
    return asked


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NoRoomError as error:
        sys.exit(str(error))
