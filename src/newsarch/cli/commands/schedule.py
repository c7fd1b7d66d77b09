"""`schedule`: the nightly run, in the user's crontab or as a systemd user timer."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from difflib import unified_diff

from newsarch.cli.context import DONE
from newsarch.errors import ConflictError, UsageError
from newsarch.messages import _, ngettext
from newsarch.render.safe_text import safe_line, safe_text
from newsarch.schedule import cron, installed, systemd
from newsarch.schedule.command import absolute, job
from newsarch.schedule.expression import at, parse
from newsarch.schedule.last_run import last_run
from newsarch.schedule.runner import configured_rules, last_change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarch.cli.context import Context, Values
    from newsarch.schedule.command import Job
    from newsarch.schedule.expression import Expression

DEFAULT_TIME = "03:15"


def install(context: Context, values: Values) -> int:
    """Put the schedule in place, after showing what changes and a yes."""
    when, work = _when(values), job(context.settings, log=values["log"])
    if not configured_rules(context.settings, context.archive):
        context.say(_("There are no rules yet, so the runs will find nothing to do."))
    if sys.platform == "win32":
        from newsarch.schedule import schtasks

        context.out.write(schtasks.command(when, work) + "\n")
        return DONE
    wanted = installed.SYSTEMD if values["systemd"] else installed.CRON
    found = installed.find(work.archive)
    if found is not None and found.kind != wanted:
        raise ConflictError(
            _("There is a schedule in {kind} already; “newsarch schedule remove” it first.").format(
                kind=found.kind
            )
        )
    put = _put_timer if values["systemd"] else _put_lines
    if put(context, when, work, yes=values["yes"]):
        context.say(_("Installed. The next run is at {time}.").format(time=_next(context, when)))
    return DONE


def show(context: Context, values: Values) -> int:
    """The schedule, when the last run was, what it did, and when the next is due."""
    archive = absolute(context.settings.archive)
    found = installed.find(archive)
    nothing = _("No schedule is installed for {archive}.").format(archive=safe_line(archive))
    context.out.write((safe_text(found.text.rstrip("\n")) if found else nothing) + "\n")
    context.out.write(_last(context) + "\n")
    if found is not None and found.when is not None:
        context.out.write(_("Next run: {time}").format(time=_next(context, found.when)) + "\n")
    return DONE


def remove(context: Context, values: Values) -> int:
    """Take the schedule away, after a yes."""
    archive = absolute(context.settings.archive)
    found = installed.find(archive)
    if found is None:
        context.say(_("No schedule is installed for {archive}.").format(archive=archive))
    elif found.kind == installed.CRON:
        old = cron.read()
        _replace(context, old, cron.with_block(old, archive, b""), yes=values["yes"])
    else:
        place = systemd.folder(os.environ)
        _agreed(context, systemd.read(archive, place), {}, yes=values["yes"],
                act=lambda: systemd.remove(archive, place))  # fmt: skip
    return DONE


def _when(values: Values) -> Expression:
    if values["at"] and values["cron"]:
        raise UsageError(_("Say either --at or --cron."))
    return parse(values["cron"]) if values["cron"] else at(values["at"] or DEFAULT_TIME)


def _put_lines(context: Context, when: Expression, work: Job, *, yes: bool) -> bool:
    old = cron.read()
    new = cron.with_block(old, work.archive, cron.block(when, work))
    return _replace(context, old, new, yes=yes)


def _put_timer(context: Context, when: Expression, work: Job, *, yes: bool) -> bool:
    place = systemd.folder(os.environ)
    old, new = systemd.read(work.archive, place), systemd.units(when, work)
    return _agreed(context, old, new, yes=yes, act=lambda: systemd.install(new, place))


def _replace(context: Context, old: bytes, new: bytes, *, yes: bool) -> bool:
    """Give the user a new crontab; whether that was wanted."""
    texts = ({"crontab": text.decode("utf-8", "backslashreplace")} for text in (old, new))
    return _agreed(context, *texts, yes=yes, act=lambda: cron.write(new))


def _agreed(
    context: Context,
    old: dict[str, str],
    new: dict[str, str],
    *,
    yes: bool,
    act: Callable[[], None],
) -> bool:
    """Show what changes, ask, and act; whether it is now as wanted. Nothing to change is a yes."""
    if old == new:
        return True
    for name in sorted(old.keys() | new.keys()):
        before, after = (texts.get(name, "").splitlines() for texts in (old, new))
        for line in unified_diff(before, after, name, name, lineterm="", n=1):
            context.say(line)
    if not context.confirm(_("Change it so?"), yes=yes):
        return False
    act()
    return True


def _last(context: Context) -> str:
    """The last run, as noted; where no note is left, the last one that changed something."""
    ran = last_run(context.settings.archive) or last_change(context.archive)
    if ran is None:
        return _("Last run: never")
    did = ngettext("{count} article archived", "{count} articles archived", ran.archived)
    at = _clock_time(datetime.fromisoformat(ran.at))
    return _("Last run: {at}, {did}").format(at=at, did=did.format(count=ran.archived))


def _next(context: Context, when: Expression) -> str:
    """The next time of a schedule."""
    now = datetime.fromisoformat(context.archive.now()).astimezone()
    following = when.after(now)
    return _clock_time(following) if following else "-"


def _clock_time(time: datetime) -> str:
    """A time on the machine's clock, which cron and systemd go by."""
    return time.astimezone().isoformat(" ", "minutes")
