"""Progress of long jobs, on standard error, drawn by Rich once a job has lasted a while."""

from __future__ import annotations

import sys
from time import monotonic

from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 0.5
"""Seconds before a bar appears; most jobs are done by then, and a flash tells nobody anything."""


class Bar:
    """Called with what is done and, if known, what there is to do; gone when all is done."""

    def __init__(self, *, colored: bool) -> None:
        """Nothing is drawn yet."""
        self._colored = colored
        self._begun: float | None = None
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int | None, said: str | None = None) -> None:
        """Draw how far the job is, and say so in words if there are better ones than `Working`."""
        if self._begun is None:
            self._begun = monotonic()
        if self._progress is None and monotonic() - self._begun >= PATIENCE:
            self._progress = self._start()
        if self._progress is not None and self._task is not None:
            said = said or _("Working")
            self._progress.update(self._task, completed=done, total=total, description=said)
        if total is not None and done >= total:
            self.stop()

    def stop(self) -> None:
        """Take the bar away; a later call begins anew."""
        if self._progress is not None:
            self._progress.stop()
        self._begun = self._progress = self._task = None

    def _start(self) -> Progress:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        console = Console(file=sys.stderr, no_color=not self._colored, highlight=False)
        progress = Progress(
            TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(),
            TimeRemainingColumn(), console=console, transient=True,
        )  # fmt: skip
        self._task = progress.add_task(_("Working"), total=None)
        progress.start()
        return progress
