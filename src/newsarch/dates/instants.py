"""The day of an instant: archives keep instants with their offset, people count local days."""

from __future__ import annotations

from newsarch.errors import DateError
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


def local_day(instant: str, timezone: str) -> date:
    """The day that the calendar of `timezone` (an IANA name) showed at an ISO 8601 instant.

    An instant without offset is local already. Raises DateError for what is neither.
    """
    from datetime import datetime
    from zoneinfo import ZoneInfo

    try:
        moment = datetime.fromisoformat(instant)
    except ValueError:
        raise DateError(
            _("“{text}” is not a time; write it like 2017-06-29T12:30:00+02:00.").format(
                text=instant[:60]
            )
        ) from None
    if moment.tzinfo is None:
        return moment.date()
    try:
        return moment.astimezone(ZoneInfo(timezone)).date()
    except (OSError, ValueError, KeyError, OverflowError):
        raise DateError(
            _("{time} has no day in the zone “{zone}”; give a zone such as Europe/Warsaw.").format(
                time=instant, zone=timezone
            )
        ) from None
