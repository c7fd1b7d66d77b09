"""A systemd user timer: two unit files for each archive, and `systemctl --user`.

`Persistent=true` makes up for a run that was missed while the machine was off. Quoting is
systemd's own (systemd.service(5), “Command lines”): C escapes in double quotes, `%%` for a
percent sign, `$$` for a dollar sign in arguments.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from newsarch.errors import CannotWriteError, UsageError
from newsarch.messages import _
from newsarch.schedule.command import LOCALE
from newsarch.schedule.expression import WEEKDAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarch.schedule.command import Job
    from newsarch.schedule.expression import Expression

SERVICE = """\
# Written by “newsarch schedule install”; “newsarch schedule remove” takes it away.
[Unit]
Description=newsarch: auto-archive “{archive}”

[Service]
Type=oneshot
Environment={environment}
ExecStart={command}
"""
TIMER = """\
# Written by “newsarch schedule install”; “newsarch schedule remove” takes it away.
# schedule: {when}
[Unit]
Description=newsarch: auto-archive “{archive}”

[Timer]
{calendar}
Persistent=true

[Install]
WantedBy=timers.target
"""


def quote(word: str) -> str:
    """One argument of `ExecStart=`, which systemd reads back as `word`."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped.replace("%", "%%").replace("$", "$$")}"'


def units(when: Expression, job: Job) -> dict[str, str]:
    """The unit files of one archive: name → content. Raises UsageError."""
    program, *arguments = job.arguments
    if "$" in program:
        raise UsageError(
            _("{program}: systemd cannot start a program with “$” in its path.").format(
                program=program
            )
        )
    archive = job.archive.replace("%", "%%")
    service = SERVICE.format(
        archive=archive,
        environment="=".join(LOCALE),
        command=" ".join(map(quote, (program, *arguments))),
    )
    lines = "\n".join(f"OnCalendar={time}" for time in calendar(when))
    timer = TIMER.format(archive=archive, when=when.text, calendar=lines)
    name = unit_name(job.archive)
    return {f"{name}.service": service, f"{name}.timer": timer}


def unit_name(archive: str) -> str:
    """The name of the archive's units, without its ending; the same on every run."""
    return "newsarch-" + sha256(archive.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def calendar(when: Expression) -> list[str]:
    """systemd's words (systemd.time(7)) for the times of a cron expression."""
    clock = f"{_listed(when.hours, 24)}:{_listed(when.minutes, 60)}:00"
    day = f"*-{_listed(when.months, 12)}-{_listed(when.days, 31)}"
    names = ",".join(WEEKDAYS[number].capitalize() for number in when.weekdays)
    if len(when.weekdays) == len(WEEKDAYS):
        return [f"{day} {clock}"]
    if when.either:
        return [f"{day} {clock}", f"{names} *-{_listed(when.months, 12)}-* {clock}"]
    return [f"{names} {day} {clock}"]


def _listed(numbers: Sequence[int], all_of_them: int) -> str:
    return "*" if len(numbers) == all_of_them else ",".join(f"{n:02}" for n in numbers)


def folder(environ: Mapping[str, str]) -> Path:
    """Where the user's own units lie (systemd.unit(5))."""
    named = environ.get("XDG_CONFIG_HOME", "")
    home = Path(environ.get("HOME") or Path.home())
    return (Path(named) if named.startswith("/") else home / ".config") / "systemd" / "user"


def read(archive: str, place: Path) -> dict[str, str]:
    """The unit files of one archive that are there: name → content."""
    paths = [place / f"{unit_name(archive)}.{ending}" for ending in ("service", "timer")]
    return {path.name: path.read_text(encoding="utf-8") for path in paths if path.exists()}


def expression_text(timer: str) -> str:
    """The cron expression that a timer was made from."""
    return timer.partition("# schedule: ")[2].partition("\n")[0]


def install(files: Mapping[str, str], place: Path) -> None:
    """Write the units and start the timer. Raises CannotWriteError."""
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / name).write_text(content, encoding="utf-8")
    _systemctl("daemon-reload")
    _systemctl("enable", "--now", *(name for name in files if name.endswith(".timer")))


def remove(archive: str, place: Path) -> None:
    """Stop the timer and take the units away. Raises CannotWriteError."""
    _systemctl("disable", "--now", f"{unit_name(archive)}.timer")
    for name in read(archive, place):
        (place / name).unlink()
    _systemctl("daemon-reload")


def _systemctl(*arguments: str) -> None:
    import subprocess

    command = ["systemctl", "--user", *arguments]
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, env=environment, timeout=60
        )
        failed, words = done.returncode != 0, done.stderr.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        failed, words = True, str(error)
    if failed:
        raise CannotWriteError(
            _("“{command}” failed: {reason}").format(
                command=" ".join(command), reason=" ".join(words.split())
            )
        )
