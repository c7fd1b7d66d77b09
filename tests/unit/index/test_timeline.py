from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.dates import DayRange
from newsarch.index.timeline import Timeline, moment, published_order
from newsarch.model.article import Article

days = st.dates().map(date.toordinal)


@given(st.integers(1, 26), days, days)
def test_days_are_ranges_of_rows_that_never_meet(bits: int, one: int, other: int) -> None:
    timeline = Timeline(bits)
    assert all(timeline.day_of(row) == one for row in timeline.day(one))
    if one < other:
        assert timeline.day(0)[1] < timeline.day(one)[0]
        assert timeline.day(one)[1] < timeline.day(other)[0]


def test_an_open_range_leaves_out_articles_without_a_date() -> None:
    first, last = Timeline(12).days(DayRange(None, date(2017, 6, 29)))
    assert Timeline(12).day(0)[1] < first
    assert Timeline(12).day_of(last) == date(2017, 6, 29).toordinal()


@pytest.mark.parametrize("published", [None, "", "2017", "29.06.2017", "2017-02-30"])
def test_what_is_no_date_comes_before_every_date(published: str | None) -> None:
    undated = published_order(Article(id=9, published=published))
    assert undated < published_order(Article(id=1, published="0001-01-01"))


def test_moments_are_the_same_in_every_zone() -> None:
    assert moment("2026-01-01T00:00:00+01:00") == moment("2025-12-31T23:00:00+00:00")
    assert moment("1970-01-01T00:00:00.000001+00:00") == 1
    assert moment("soon") == 0
