"""The whole campaign: every proof at length, and its result in `docs/RELIABILITY.md`.

    python -m campaign [--share PART_OF_THE_WHOLE] [--seed N] [--only PART ...]

The whole takes up to four hours on two cores; a share of 0.01 is a few minutes' look. With `--only`
the result is printed, and the page left as it is. A part is a module with a function
`outcomes(share, seed)`.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from time import monotonic

from campaign.outcome import Outcome, page

from newsarch import __version__

PARTS = ("store", "system_calls", "lives", "clock", "cron", "fuzz")
PAGE = Path(__file__).parent.parent / "docs" / "RELIABILITY.md"
START, END = "<!-- campaign -->", "<!-- end of the campaign -->"
SEED = 20170629


def main() -> int:
    """Run everything, write the table; 0 when everything passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=())
    given = parser.parse_args()
    started = monotonic()
    outcomes: list[Outcome] = []
    for part in given.only or PARTS:
        outcomes += import_module(f"campaign.{part}").outcomes(given.share, given.seed)
    table = page(outcomes, given.seed, given.share, monotonic() - started, __version__)
    print(table)
    if not given.only:
        write(table)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def write(table: str) -> None:
    """Put the table into its place on the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{START}\n{table}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
