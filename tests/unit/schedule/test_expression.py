"""When a schedule comes round."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsarch.errors import UsageError
from newsarch.schedule.expression import at, parse

SATURDAY = datetime(2026, 2, 28, 23, 59, 30)


def test_a_time_of_day_comes_every_day() -> None:
    nightly = at("03:15")
    assert nightly.text == "15 3 * * *"
    assert nightly.after(datetime(2026, 2, 28, 3, 14, 59)) == datetime(2026, 2, 28, 3, 15)
    assert nightly.after(datetime(2026, 2, 28, 3, 15)) == datetime(2026, 3, 1, 3, 15)
    assert nightly.before(datetime(2026, 2, 28, 3, 15, 9)) == datetime(2026, 2, 28, 3, 15)
    assert nightly.before(datetime(2026, 2, 28, 3, 14)) == datetime(2026, 2, 27, 3, 15)


@pytest.mark.parametrize(
    ("text", "next_time"),
    [
        ("*/15 * * * *", datetime(2026, 3, 1)),
        ("0 0 29 2 *", datetime(2028, 2, 29)),
        ("0 6 * * mon-fri", datetime(2026, 3, 2, 6)),
        ("0 6 * * 7", datetime(2026, 3, 1, 6)),
        ("30 4 1,15 * 5", datetime(2026, 3, 1, 4, 30)),
        ("0 0 31 * *", datetime(2026, 3, 31)),
        ("@monthly", datetime(2026, 3, 1)),
        ("0 12 1-31/10 dec *", datetime(2026, 12, 1, 12)),
    ],
)
def test_the_next_time(text: str, next_time: datetime) -> None:
    assert parse(text).after(SATURDAY) == next_time


def test_two_kinds_of_day_are_either_unless_one_begins_with_a_star() -> None:
    either = parse("30 4 13 * 5")
    assert either.after(datetime(2026, 11, 7)) == datetime(2026, 11, 13, 4, 30)
    assert either.after(datetime(2026, 11, 13, 5)) == datetime(2026, 11, 20, 4, 30)
    both = parse("30 4 */13 * 5")
    assert both.after(datetime(2026, 11, 13, 5)) == datetime(2026, 11, 27, 4, 30)


@pytest.mark.parametrize(
    "text",
    [
        "", "3 15", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8",
        "5-1 * * * *", "*/0 * * * *", "1/5 * * * *", "* * * * mon\n* * * * * rm", "@reboot",
        "0 0 30 2 *", "a * * * *", "1,, * * * *", "٣ * * * *", "-1 * * * *", "* * * * * *",
    ],
)  # fmt: skip
def test_what_cron_would_not_run_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse(text)


@pytest.mark.parametrize("clock", ["24:00", "3.15", "03:60", "", "3", "03:15\n", "٠٣:١٥"])
def test_what_is_no_time_of_day_is_refused(clock: str) -> None:
    with pytest.raises(UsageError, match="03:15"):
        at(clock)
