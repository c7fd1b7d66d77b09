"""An import that is killed leaves no process behind that waits for work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

KILLED_WITH_WORKERS = """
import os, signal
from newsarch.archive.parsing import worker_pool

if __name__ == "__main__":
    pool = worker_pool(2)
    print(pool.submit(os.getpid).result(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_with_the_process_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "import.py"
    script.write_text(KILLED_WITH_WORKERS, encoding="utf-8")
    # The workers hold the pipe too: reading it ends when the last of them has.
    done = subprocess.run([sys.executable, script], capture_output=True, timeout=60, check=False)
    assert done.returncode == -9
    assert done.stdout.strip().isdigit()
