"""Retention categories run by calendar years."""

from __future__ import annotations

from datetime import date

import pytest

from newsarch.errors import UsageError
from newsarch.schedule.retention import parse_category


@pytest.mark.parametrize(
    ("category", "day", "end"),
    [
        ("B5", date(2017, 6, 29), date(2022, 12, 31)),
        ("B5", date(2017, 1, 1), date(2022, 12, 31)),
        ("B5", date(2017, 12, 31), date(2022, 12, 31)),
        ("BE10", date(2016, 2, 29), date(2026, 12, 31)),
        ("B1", date(2025, 12, 31), date(2026, 12, 31)),
        ("A", date(2017, 6, 29), None),
        ("Bc", date(2017, 6, 29), None),
        ("B999", date(9500, 1, 1), None),
    ],
)
def test_the_end_is_the_last_day_of_the_nth_full_year(
    category: str, day: date, end: date | None
) -> None:
    assert parse_category(category).end(day) == end


@pytest.mark.parametrize(
    ("written", "meant"), [("b5", "B5"), ("be10", "BE10"), ("BC", "Bc"), (" a ", "A")]
)
def test_case_does_not_count(written: str, meant: str) -> None:
    assert str(parse_category(written)) == meant


@pytest.mark.parametrize(
    "text", ["", "B", "B0", "B05", "BE", "C5", "B-5", "B5.5", "A5", "B1000", "B٥"]
)
def test_what_is_no_category_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="A, B5, BE10 or Bc"):
        parse_category(text)


def test_less_is_kept_from_left_to_right() -> None:
    falling = [parse_category(text) for text in ("A", "BE50", "B50", "BE5", "B5", "B1", "Bc")]
    for place, stronger in enumerate(falling):
        assert not stronger.keeps_less_than(stronger)
        for weaker in falling[place + 1 :]:
            assert weaker.keeps_less_than(stronger)
            assert not stronger.keeps_less_than(weaker)
