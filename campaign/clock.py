"""The clock, at length: 20,000 instants in four zones; the test command plays 600.

python -m campaign.clock [INSTANTS]
"""

from __future__ import annotations

import os
import subprocess
import sys

TEST = "tests/unit/schedule/test_clock.py"
INSTANTS = "20000"


def main(instants: str = INSTANTS) -> int:
    """Play the instants; 0 when each article was archived once and never early."""
    environment = {**os.environ, "CLOCK_INSTANTS": instants}
    done = subprocess.run([sys.executable, "-m", "pytest", TEST], env=environment, check=False)
    print(f"clock: {instants} instants, {'passed' if done.returncode == 0 else 'FAILED'}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
