"""The Windows task that runs the rules: printed for an administrator, not installed.

`schtasks /TR` takes one command line in quotes; quotes inside are escaped as the C runtime reads
them, which is what `subprocess.list2cmdline` writes.
"""

from __future__ import annotations

import subprocess

from newsarch.errors import UsageError
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.schedule.command import Job
    from newsarch.schedule.expression import Expression

LONGEST = 261
"""Characters that `/TR` takes (documentation of schtasks create)."""


def command(when: Expression, job: Job) -> str:
    """The command to type in a Windows prompt. Raises UsageError for what `/TR` cannot take and
    for any schedule but once a day, which is all that `/SC DAILY` knows."""
    if not (when.text.endswith(" * * *") and len(when.hours) == len(when.minutes) == 1):
        raise UsageError(_("For Windows name a time of day: --at 03:15."))
    run = subprocess.list2cmdline(job.arguments)
    if len(run) > LONGEST:
        raise UsageError(
            _("The paths are too long for schtasks ({length} characters, {longest} at most).")
            .format(length=len(run), longest=LONGEST)
        )  # fmt: skip
    task = ["schtasks", "/Create", "/F", "/TN", "newsarch auto-archive", "/SC", "DAILY"]
    start = f"{when.hours[0]:02}:{when.minutes[0]:02}"
    return subprocess.list2cmdline([*task, "/ST", start, "/TR", run])
