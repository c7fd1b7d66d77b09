"""When a schedule comes round: cron's five fields, read strictly.

The grammar is that of crontab(5) as Debian's and cronie's cron read it, without `@reboot`, which
has no period. Times are those of the machine's clock: cron knows nothing of the archive's zone.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
FIELDS = ((0, 59, ()), (0, 23, ()), (1, 31, ()), (1, 12, MONTHS), (0, 7, WEEKDAYS))
"""Lowest, highest and names of minute, hour, day of the month, month, day of the week."""
FARTHEST = 366 * 8 + 2
"""Days looked ahead: 29 February can be eight years away, across 2100."""

# A step goes with a range alone: `5/10` means different things to different crons.
_ITEM = re.compile(
    r"(?P<one>\w+)|(?:\*|(?P<first>\w+)-(?P<last>\w+))(?:/(?P<step>\d{1,2}))?", re.ASCII
)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Expression:
    """A schedule: `text` as cron reads it, and the numbers it stands for."""

    text: str
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    """0 is Sunday."""
    either: bool
    """Cron's own rule: with both kinds of day restricted, one of them suffices."""

    def after(self, moment: datetime) -> datetime | None:
        """The first time later than `moment`; None when there is none within eight years."""
        start = (moment + timedelta(minutes=1)).replace(second=0, microsecond=0)
        return next(self._times(start, 1), None)

    def before(self, moment: datetime) -> datetime | None:
        """The last time not later than `moment`; None when there is none within eight years."""
        return next(self._times(moment.replace(second=0, microsecond=0), -1), None)

    def _times(self, start: datetime, direction: int) -> Iterator[datetime]:
        clocks = sorted(time(h, m) for h in self.hours for m in self.minutes)[::direction]
        for distance in range(FARTHEST):
            day = start.date() + timedelta(days=distance * direction)
            if not self._has(day.day, day.month, day.isoweekday() % 7):
                continue
            for clock in clocks:
                moment = datetime.combine(day, clock, start.tzinfo)
                if (moment - start) * direction >= timedelta():
                    yield moment

    def _has(self, day: int, month: int, weekday: int) -> bool:
        fits = day in self.days, weekday in self.weekdays
        return month in self.months and (any(fits) if self.either else all(fits))


def at(clock: str) -> Expression:
    """Every day at `HH:MM`. Raises UsageError."""
    match = _CLOCK.fullmatch(clock)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise UsageError(
            _("“{clock}” is not a time of day; write one such as 03:15.").format(clock=clock)
        )
    return parse(f"{int(match[2])} {int(match[1])} * * *")


def parse(text: str) -> Expression:
    """The schedule of five fields, or of a nickname such as `@daily`. Raises UsageError."""
    words = NICKNAMES.get(text.strip().lower(), text).lower().split()
    if len(words) != len(FIELDS):
        raise UsageError(
            _(
                "“{text}” is not a cron expression: it has five fields (minute, hour, day of the "
                "month, month, day of the week), such as “15 3 * * *”."
            ).format(text=text)
        )
    minutes, hours, days, months, weekdays = (
        _numbers(word, number) for number, word in enumerate(words)
    )
    either = not (words[2].startswith("*") or words[4].startswith("*"))
    sundays_are_zero = tuple(sorted({number % 7 for number in weekdays}))
    found = Expression(" ".join(words), minutes, hours, days, months, sundays_are_zero, either)
    if found.after(datetime(2000, 1, 1)) is None:
        raise UsageError(_("“{text}” is a day that never comes.").format(text=text))
    return found


def _numbers(word: str, field: int) -> tuple[int, ...]:
    """The numbers that a field of an expression stands for, rising."""
    lowest, highest, names = FIELDS[field]
    numbers: set[int] = set()
    for item in word.split(","):
        match = _ITEM.fullmatch(item)
        found = _range(match, lowest, highest, names) if match else range(0)
        if not found or found[0] < lowest or found[-1] > highest:
            raise UsageError(
                _("“{item}” does not fit: field {field} takes {lowest} to {highest}.").format(
                    item=item, field=field + 1, lowest=lowest, highest=highest
                )
            )
        numbers.update(found)
    return tuple(sorted(numbers))


def _range(match: re.Match[str], lowest: int, highest: int, names: tuple[str, ...]) -> range:
    if match["one"]:
        one = _number(match["one"], lowest, names)
        return range(one, one + 1)
    if match["first"]:
        lowest, highest = (_number(match[end], lowest, names) for end in ("first", "last"))
    step = int(match["step"] or 1)
    return range(lowest, highest + 1, step) if step else range(0)


def _number(word: str, lowest: int, names: tuple[str, ...]) -> int:
    """A number or the English name for it; -1, which fits no field, for anything else."""
    if word in names:
        return names.index(word) + lowest
    return int(word) if word.isdecimal() and len(word) <= 2 else -1
