"""Flags say the same as words."""

from __future__ import annotations

from datetime import date

import pytest

from newsarch.errors import DateError, UsageError
from newsarch.query.ast import All
from newsarch.query.fields import Setting
from newsarch.query.flags import Flags, combine
from newsarch.query.parse import parse

TODAY = date(2026, 3, 1)
SETTING = Setting(lambda: TODAY)


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (Flags(), ""),
        (Flags(tag=("a", "b")), "tag:a tag:b"),
        (Flags(no_tag=("a", "b")), "-tag:a -tag:b"),
        (Flags(unit=("KPP", "KMP")), "unit:KPP OR unit:KMP"),
        (Flags(published_by=("KPP",)), "published-by:KPP"),
        (Flags(date="czerwiec 2017"), 'date:"czerwiec 2017"'),
        (Flags(from_="2017-06-01", to="2017"), "date:2017-06-01..2017"),
        (Flags(status="archived"), "status:archived"),
        (Flags(status="any"), ""),
        (Flags(by="Justyna Ławreszuk"), 'by:"Justyna Ławreszuk"'),
        (Flags(title="handel ludźmi"), 'title:"handel ludźmi"'),
        (Flags(id=("3", "5..6")), "id:3,5,6"),
        (Flags(tag=("a",), unit=("KPP",)), "unit:KPP tag:a"),
    ],
)
def test_flags_are_words(flags: Flags, words: str) -> None:
    assert combine(All(), flags, SETTING) == parse(words, TODAY)
    both = combine(parse("handel", TODAY), flags, SETTING)
    assert both == parse(f"handel ({words})" if words else "handel", TODAY)


def test_a_range_is_no_end_of_a_range() -> None:
    with pytest.raises(UsageError, match="--from"):
        combine(All(), Flags(from_="2017..2018"), SETTING)


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(DateError, match="before it begins"):
        combine(All(), Flags(from_="2018", to="2016"), SETTING)


def test_a_wrong_date_is_named() -> None:
    with pytest.raises(DateError):
        combine(All(), Flags(date="kiedyś"), SETTING)
