"""Peak memory of the everyday commands: the largest resident set, as the kernel counts it.

A process's `ru_maxrss` begins at the size of the one that started it. So each command is started
by an interpreter that does nothing else.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from benchmarks import goals
from benchmarks.add import adding
from benchmarks.measure import CommandFailedError, fixed
from benchmarks.results import Row
from benchmarks.search import QUERIES, SHOWN
from benchmarks.workspace import ENVIRON, archive, newsarch, python

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STARTER = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_pid, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
ROUNDS = 3


def measure(size: int, _rounds: int) -> list[Row]:
    """The rows of this part at one size."""
    file = archive(size)
    everyday: dict[str, Callable[[int], Sequence[str]]] = {
        f"search {kind}": newsarch(file, "search", *words, "--limit", "20", "-f", "plain")
        for kind, words in QUERIES.items()
    }
    everyday |= {"show": newsarch(file, "show", SHOWN), "add FILE.txt": adding(file, ROUNDS)}
    bare = _peak(fixed(python(), "-c", "pass")(0))
    return [Row(part="memory", what=what, size=size, unit="MB",
                value=max(_peak(argv(number)) for number in range(ROUNDS)),
                goal=goals.EVERYDAY_PEAK_MB, note=f"`python -c pass`: {bare:.1f} MB",
                rounds=ROUNDS)
            for what, argv in everyday.items()]  # fmt: skip


def _peak(argv: Sequence[str]) -> float:
    """Megabytes at the most."""
    started = [str(python()), "-S", "-c", STARTER, *argv]
    done = subprocess.run(started, env=ENVIRON, capture_output=True, check=False)
    if done.returncode:
        raise CommandFailedError(done.stderr.decode("utf-8", "replace")[-600:])
    return int(done.stderr.split()[-1]) * 1024 / 1e6
