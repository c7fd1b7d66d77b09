"""The whole campaign: every proof at length, and its result in `docs/RELIABILITY.md`.

    python -m campaign [--share PART_OF_THE_WHOLE] [--seed N]

The whole takes up to two hours on two cores. A share of 0.01 is a minute's look.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from time import monotonic

from campaign import store, system_calls
from campaign.outcome import page

from newsarch import __version__

PAGE = Path(__file__).parent.parent / "docs" / "RELIABILITY.md"
START, END = "<!-- campaign -->", "<!-- end of the campaign -->"


def main() -> int:
    """Run everything, write the table; 0 when everything passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=store.SEED)
    given = parser.parse_args()
    started = monotonic()
    outcomes = store.outcomes(given.share, given.seed)
    if shutil.which("strace"):
        outcomes.append(system_calls.outcome())
    table = page(outcomes, given.seed, monotonic() - started, __version__)
    print(table)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{START}\n{table}{END}{after}", encoding="utf-8")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
