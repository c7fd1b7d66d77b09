"""What schedule an archive has, wherever it was installed, and whether it is kept."""

from __future__ import annotations

import os
from contextlib import suppress

from newsarch.errors import CannotWriteError, UsageError
from newsarch.schedule import cron, systemd
from newsarch.schedule.command import absolute
from newsarch.schedule.expression import parse
from newsarch.schedule.last_run import last_run, overdue
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from newsarch.config import Settings
    from newsarch.schedule.expression import Expression

CRON, SYSTEMD = "cron", "systemd"


@dataclass(frozen=True, slots=True)
class Installed:
    """One schedule found."""

    kind: str
    """`cron` or `systemd`."""
    text: str
    """The lines that do it, as they stand."""
    when: Expression | None
    """None when somebody changed the times into something that we do not read."""


def find(archive: str) -> Installed | None:
    """The schedule of an archive (an absolute path); None when there is none to be found."""
    with suppress(CannotWriteError):  # no cron on this machine
        block = cron.find_block(cron.read(), archive)
        if block is not None:
            text = block.decode("utf-8", "backslashreplace")
            return Installed(CRON, text, _expression(cron.expression_text(block)))
    files = systemd.read(archive, systemd.folder(os.environ))
    timers = [text for name, text in files.items() if name.endswith(".timer")]
    if timers:
        when = _expression(systemd.expression_text(timers[0]))
        return Installed(SYSTEMD, "\n".join(files.values()), when)
    return None


def _expression(text: str) -> Expression | None:
    try:
        return parse(text)
    except UsageError:
        return None


def overdue_warning(settings: Settings, now: datetime) -> str | None:
    """For `check`: a warning when there are rules and two periods have passed without a run.

    `now` carries its offset.
    """
    if not settings.auto_archive or "://" in settings.archive:
        return None
    found = find(absolute(settings.archive))
    return overdue(last_run(settings.archive), found.when if found else None, now)
