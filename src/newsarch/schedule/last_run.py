"""When the rules last ran, and whether they ought to have run since.

A run that finds nothing due changes nothing in the archive, so it is noted in a small file beside
it. The note is derived: deleting it loses nothing but the answer to “when was the last run?”.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from newsarch.messages import _
from newsarch.values import asdict, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.schedule.expression import Expression

DAILY = timedelta(days=1)
"""The period assumed where no schedule is installed: rules are made for every night."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run of the configured rules that ended well."""

    at: str
    """ISO datetime with offset."""
    archived: int
    change: int | None
    """The number of the change that it made; None when nothing was due."""


def note_path(archive: str) -> Path:
    """Where the last run over an archive file is noted: beside it."""
    return Path(archive).with_suffix(".last-run")


def note(archive: str, run: LastRun) -> None:
    """Note a run. What cannot be written is let go: the run itself is done."""
    import contextlib
    import os

    path = note_path(archive)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        aside.touch(mode=0o600)
        aside.write_text(json.dumps(asdict(run)) + "\n", encoding="utf-8")
        aside.replace(path)


def last_run(archive: str) -> LastRun | None:
    """The run noted last; None when there is no note, or none that can be read."""
    try:
        noted = json.loads(note_path(archive).read_text(encoding="utf-8"))
        run = LastRun(str(noted["at"]), int(noted["archived"]), noted["change"])
        datetime.fromisoformat(run.at)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return run


def overdue(run: LastRun | None, when: Expression | None, now: datetime) -> str | None:
    """A warning when rules exist and two of their times have passed without a run; else None.

    `when` is the schedule installed, or None; `now` has its offset.
    """
    if run is None:
        return _("There are rules, but they have never run; “newsarch schedule install”.")
    needed = _second_last(when, now) if when else now - 2 * DAILY
    if needed is None or datetime.fromisoformat(run.at) >= needed:
        return None
    return _("The rules last ran at {at}; look at “newsarch schedule show”.").format(at=run.at)


def _second_last(when: Expression, now: datetime) -> datetime | None:
    """The last time but one of the schedule, on the machine's clock."""
    last = when.before(now.astimezone())
    return when.before(last - timedelta(minutes=1)) if last else None
