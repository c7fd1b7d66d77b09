"""When an article is due: calendar days, clamped, and never early."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarch.dates import add, parse_age
from newsarch.model.article import Article
from newsarch.query.ast import All
from newsarch.schedule.due import counted_from, first_due, latest_due
from newsarch.schedule.rules import Rule

WARSAW = "Europe/Warsaw"


def rule(age: str, since: str = "published", name: str = "r") -> Rule:
    return Rule(name, All(), "", parse_age(age), since)


def article(published: str | None = "2017-06-29", **fields: str) -> Article:
    times = {"added": "2020-01-01T12:00:00+01:00", "modified": "2020-01-01T12:00:00+01:00"}
    return Article(id=1, published=published, **{**times, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("published", "age", "day"),
    [
        ("2017-06-29", "90d", date(2017, 9, 27)),
        ("2024-01-31", "1m", date(2024, 2, 29)),
        ("2023-01-31", "1m", date(2023, 2, 28)),
        ("2024-02-29", "1y", date(2025, 2, 28)),
        ("2024-02-29", "4y", date(2028, 2, 29)),
        ("2023-12-31", "2m", date(2024, 2, 29)),
        ("2023-12-31", "1d", date(2024, 1, 1)),
        ("2023-08-31", "6m", date(2024, 2, 29)),
        ("2024-03-30", "1d", date(2024, 3, 31)),
        ("2017-06-29", "2 lata", date(2019, 6, 29)),
    ],
)
def test_due_only_after_the_day_has_passed(published: str, age: str, day: date) -> None:
    one = article(published)
    assert first_due(one, [rule(age)], day, WARSAW) is None
    due = first_due(one, [rule(age)], day + timedelta(days=1), WARSAW)
    assert due is not None
    assert (due.day, due.since.isoformat()) == (day, published)
    assert first_due(one, [rule(age)], day + timedelta(days=4000), WARSAW) == due


@pytest.mark.parametrize(
    "fields",
    [{"status": "archived"}, {"hold": "proces"}, {"hold": ""}],
)
def test_archived_and_held_articles_are_never_due(fields: dict[str, str]) -> None:
    assert first_due(article(**fields), [rule("1d")], date(2999, 1, 1), WARSAW) is None


@pytest.mark.parametrize("published", [None, "", "wczoraj", "2017-02-30", "9999-12-31"])
def test_without_a_usable_date_an_article_is_never_due(published: str | None) -> None:
    assert first_due(article(published), [rule("90d")], date.max, WARSAW) is None


@pytest.mark.parametrize(
    ("instant", "timezone", "day"),
    [
        ("2026-03-28T23:30:00+00:00", WARSAW, date(2026, 3, 29)),
        ("2026-03-29T01:59:59+01:00", WARSAW, date(2026, 3, 29)),
        ("2026-03-29T22:30:00+00:00", WARSAW, date(2026, 3, 30)),
        ("2026-10-25T02:30:00+01:00", WARSAW, date(2026, 10, 25)),
        ("2026-10-25T23:30:00+00:00", WARSAW, date(2026, 10, 26)),
        ("2026-12-31T23:30:00+01:00", "Pacific/Kiritimati", date(2027, 1, 1)),
        ("2027-01-01T00:30:00+01:00", "America/St_Johns", date(2026, 12, 31)),
        ("2026-12-31T23:59:59", WARSAW, date(2026, 12, 31)),
    ],
)
def test_days_are_those_of_the_archives_zone(instant: str, timezone: str, day: date) -> None:
    one = article(added=instant, modified=instant)
    assert counted_from(one, "added", timezone) == day
    assert counted_from(one, "modified", timezone) == day


def test_the_first_rule_that_is_due_wins() -> None:
    rules = [rule("2y", name="long"), rule("90d", name="short"), rule("30d", name="shorter")]
    early = first_due(article(), rules, date(2017, 10, 1), WARSAW)
    late = first_due(article(), rules, date(2020, 1, 1), WARSAW)
    assert early and late
    assert (early.rule.name, late.rule.name) == ("short", "long")


DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
AGES = st.builds("{}{}".format, st.integers(1, 700), st.sampled_from(["d", "m", "w"])) | st.builds(
    "{}y".format, st.integers(1, 120)
)


@settings(max_examples=400)
@given(today=DAYS, age=AGES, shift=st.integers(-3, 3))
def test_the_narrowing_day_is_exact(today: date, age: str, shift: int) -> None:
    """Every day up to it is due and none after it is."""
    span = parse_age(age)
    day = latest_due(today, span) + timedelta(days=shift)
    assert (add(day, span) < today) == (shift <= 0)
