"""The memory of this program's children and theirs, watched while they run (Linux)."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType

PROC = Path("/proc")
PAUSE = 0.25
"""Seconds between two looks: what lives shorter is not seen."""


class PeakWatch:
    """While it is entered, the largest sum of proportional set sizes seen is in `peak` (bytes)."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> PeakWatch:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(PAUSE):
            self.peak = max(self.peak, sum(map(_proportional, _descendants(os.getpid()))))


def _descendants(process: int) -> list[int]:
    found: list[int] = []
    for children in PROC.glob(f"{process}/task/*/children"):
        for child in map(int, _read(children).split()):
            found += [child, *_descendants(child)]
    return found


def _proportional(process: int) -> int:
    """The proportional set size in bytes; 0 for a process that is gone."""
    for line in _read(PROC / str(process) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except OSError:
        return ""
