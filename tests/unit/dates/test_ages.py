"""Ages and calendar arithmetic, clamped to the ends of months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.dates import Age, add, local_day, parse_age, subtract
from newsarch.errors import DateError


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("90d", "90d"),
        ("6m", "6m"),
        ("2y", "2y"),
        ("2 lata", "2y"),
        ("3 miesiące", "3m"),
        ("5 miesięcy", "5m"),
        ("10 dni", "10d"),
        ("2 tygodnie", "14d"),
        ("3 weeks", "21d"),
        ("1 Year", "1y"),
        ("1 rok", "1y"),
    ],
)
def test_ages(text: str, age: str) -> None:
    assert str(parse_age(text)) == age


@pytest.mark.parametrize("unit", ["d", "day", "days", "dzień", "dni", "dnia"])
@pytest.mark.parametrize(("weeks", "days"), [("w", 7), ("week", 7), ("weeks", 7), ("tydzień", 7),
                         ("tygodnie", 7), ("tygodni", 7), ("tygodnia", 7)])  # fmt: skip
def test_weeks_are_seven_days_by_any_name(unit: str, weeks: str, days: int) -> None:
    assert parse_age(f"3 {weeks}") == parse_age(f"{3 * days} {unit}")


@pytest.mark.parametrize(
    ("names", "unit"),
    [("m month months mies mies. miesiąc miesiące miesięcy", "m"),
     ("y year years rok lata lat roku", "y")],
)  # fmt: skip
def test_every_name_of_a_unit_means_one_of_it(names: str, unit: str) -> None:
    assert [str(parse_age(f"3 {name}")) for name in names.split()] == [f"3{unit}"] * len(
        names.split()
    )


@pytest.mark.parametrize(("count", "unit"), [(182_500, "d"), (6_000, "m"), (500, "y")])
def test_an_age_is_five_hundred_years_at_most(count: int, unit: str) -> None:
    assert parse_age(f"{count}{unit}") == Age(count, unit)
    with pytest.raises(DateError, match="longer than 500 years"):
        parse_age(f"{count + 1}{unit}")


@pytest.mark.parametrize(
    "text", ["0d", "-1d", "1.5y", "90", "d", "999999999d", "9" * 5000 + "d", "5 maja"]
)
def test_refused_ages(text: str) -> None:
    with pytest.raises(DateError):
        parse_age(text)


@pytest.mark.parametrize(
    ("day", "age", "later"),
    [
        ("2017-06-29", "1m", "2017-07-29"),
        ("2017-01-31", "1m", "2017-02-28"),
        ("2016-02-29", "1y", "2017-02-28"),
        ("2016-02-29", "4y", "2020-02-29"),
        ("2017-12-31", "1d", "2018-01-01"),
    ],
)
def test_addition(day: str, age: str, later: str) -> None:
    assert add(date.fromisoformat(day), parse_age(age)).isoformat() == later


def test_subtraction() -> None:
    assert subtract(date(2017, 3, 31), parse_age("1m")) == date(2017, 2, 28)
    assert subtract(date(2024, 3, 31), parse_age("1m")) == date(2024, 2, 29)


@given(st.dates(date(1600, 1, 1), date(2600, 1, 1)), st.integers(1, 2000), st.sampled_from("dmy"))
def test_no_day_of_the_right_month_is_nearer_the_end(day: date, count: int, unit: str) -> None:
    """Months are counted by hand here, and the day of the month is kept if it can be."""
    if unit == "d":
        assert add(day, Age(count, unit)).toordinal() == day.toordinal() + count
        return
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    later = add(day, Age(count, unit))
    assert (later.year, later.month) == (months // 12, months % 12 + 1)
    next_day = date.fromordinal(later.toordinal() + 1)
    assert later.day == day.day or (later.day < day.day and next_day.day == 1)


def test_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(DateError, match="calendar"):
        subtract(date(100, 1, 1), Age(500, "y"))


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        ("2017-06-28T22:30:00Z", "Europe/Warsaw", "2017-06-29"),
        ("2017-06-28T22:30:00+00:00", "UTC", "2017-06-28"),
        ("2017-06-28T22:30:00", "Europe/Warsaw", "2017-06-28"),
        ("2017-06-29", "Europe/Warsaw", "2017-06-29"),
    ],
)
def test_the_day_of_an_instant(instant: str, zone: str, day: str) -> None:
    assert local_day(instant, zone).isoformat() == day


@pytest.mark.parametrize(
    ("instant", "zone"),
    [("soon", "UTC"), ("2017-06-28T22:30Z", "Mars/Base"), ("2017-06-28T22:30Z", "../etc/passwd"),
     ("0001-01-01T00:00:00+10:00", "UTC"), ("2017-06-28T22:30Z", "")],
)  # fmt: skip
def test_what_has_no_day_is_refused(instant: str, zone: str) -> None:
    with pytest.raises(DateError):
        local_day(instant, zone)


def test_a_refusal_quotes_no_more_than_sixty_characters() -> None:
    with pytest.raises(DateError, match=f"“{'x' * 60}” is not a time"):
        local_day("x" * 60 + "yz", "UTC")
