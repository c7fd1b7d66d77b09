"""What users write for dates, seen from Wednesday, 19 November 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.dates import DayRange, find_dates, iso_day, parse_day, parse_printed, parse_range
from newsarch.errors import DateError

TODAY = date(2025, 11, 19)


def iso(range: DayRange) -> str:
    return f"{range.first or ''}..{range.last or ''}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2017-06", "2017-06-01..2017-06-30"),
        ("06.2017", "2017-06-01..2017-06-30"),
        ("01.2017", "2017-01-01..2017-01-31"),
        ("12.2017", "2017-12-01..2017-12-31"),
        ("2016-02", "2016-02-01..2016-02-29"),
        ("2017", "2017-01-01..2017-12-31"),
        ("w 2017 roku", "2017-01-01..2017-12-31"),
        ("2017 r.", "2017-01-01..2017-12-31"),
        ("rok 2017", "2017-01-01..2017-12-31"),
        ("w roku 2017", "2017-01-01..2017-12-31"),
        ("2 kwartał 2017", "2017-04-01..2017-06-30"),
        ("ostatnie 30 dni", "2025-10-20..2025-11-19"),
        ("last 2 weeks", "2025-11-05..2025-11-19"),
        ("last 7d", "2025-11-12..2025-11-19"),
        ("in the last 7 days", "2025-11-12..2025-11-19"),
        ("within 7 days", "2025-11-12..2025-11-19"),
        ("w ciągu 2 tygodni", "2025-11-05..2025-11-19"),
        ("within the past 2 years", "2023-11-19..2025-11-19"),
        ("w ciągu ostatnich 7 dni", "2025-11-12..2025-11-19"),
        ("w ostatnich 3 miesiącach", "2025-08-19..2025-11-19"),
        ("ostatnie 2 lata", "2023-11-19..2025-11-19"),
        ("ostatni tydzień", "2025-11-12..2025-11-19"),
        ("w ostatnim tygodniu", "2025-11-12..2025-11-19"),
        ("OSTATNI TYDZIEN", "2025-11-12..2025-11-19"),
        ("ostatni miesiąc", "2025-10-19..2025-11-19"),
        ("z ostatniego miesiąca", "2025-10-19..2025-11-19"),
        ("ostatni rok", "2024-11-19..2025-11-19"),
        ("przez ostatni rok", "2024-11-19..2025-11-19"),
        ("past week", "2025-11-12..2025-11-19"),
        ("the past month", "2025-10-19..2025-11-19"),
        ("2017-Q2", "2017-04-01..2017-06-30"),
        ("q4 2017", "2017-10-01..2017-12-31"),
        ("III kwartał 2017 r.", "2017-07-01..2017-09-30"),
        ("czerwiec 2017", "2017-06-01..2017-06-30"),
        ("w czerwcu 2017", "2017-06-01..2017-06-30"),
        ("June 2017", "2017-06-01..2017-06-30"),
        ("VI 2017", "2017-06-01..2017-06-30"),
        ("w zeszłym tygodniu", "2025-11-10..2025-11-16"),
        ("zeszly tydzien", "2025-11-10..2025-11-16"),
        ("last week", "2025-11-10..2025-11-16"),
        ("ubiegły tydzień", "2025-11-10..2025-11-16"),
        ("z zeszłego tygodnia", "2025-11-10..2025-11-16"),
        ("w minionym tygodniu", "2025-11-10..2025-11-16"),
        ("zeszły miesiąc", "2025-10-01..2025-10-31"),
        ("zeszły rok", "2024-01-01..2024-12-31"),
        ("w zeszlym roku", "2024-01-01..2024-12-31"),
        ("ubiegłego roku", "2024-01-01..2024-12-31"),
        ("w poprzednim roku", "2024-01-01..2024-12-31"),
        ("w bieżącym roku", "2025-01-01..2025-12-31"),
        ("zeszły rok..ostatni tydzień", "2024-01-01..2025-11-19"),
        ("this week", "2025-11-17..2025-11-23"),
        ("w tym miesiącu", "2025-11-01..2025-11-30"),
        ("last month", "2025-10-01..2025-10-31"),
        ("w ubiegłym miesiącu", "2025-10-01..2025-10-31"),
        ("w tym roku", "2025-01-01..2025-12-31"),
        ("Last Year", "2024-01-01..2024-12-31"),
        ("listopad", "2025-11-01..2025-11-30"),
        ("grudzień", "2024-12-01..2024-12-31"),
        ("december", "2024-12-01..2024-12-31"),
        ("2017..2018-03", "2017-01-01..2018-03-31"),
        ("czerwiec 2017 .. 29.06.2017", "2017-06-01..2017-06-29"),
        ("30d..", "2025-10-20.."),
        ("..czerwiec 2017", "..2017-06-30"),
        ("2y..1y", "2023-11-19..2024-11-19"),
    ],
)
def test_periods_and_ranges(text: str, days: str) -> None:
    assert iso(parse_range(text, lambda: TODAY)) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2025-11-19"),
        ("DZIŚ", "2025-11-19"),
        ("dzis", "2025-11-19"),
        ("yesterday", "2025-11-18"),
        ("wczoraj", "2025-11-18"),
        ("środa", "2025-11-19"),
        ("w poniedziałek", "2025-11-17"),
        ("thursday", "2025-11-13"),
        ("w zeszłą środę", "2025-11-12"),
        ("last monday", "2025-11-17"),
        ("w ostatnią środę", "2025-11-12"),
        ("ostatni poniedziałek", "2025-11-17"),
        ("30d", "2025-10-20"),
        ("6m", "2025-05-19"),
        ("2y", "2023-11-19"),
        ("2 lata temu", "2023-11-19"),
        ("29 czerwca", "2025-06-29"),
        ("24 grudnia", "2024-12-24"),
        ("29 lutego", "2024-02-29"),
        ("2024-02-01", "2024-02-01"),
        ("08.04.2018", "2018-04-08"),
        ("03/04/2017", "2017-04-03"),
        ("2017-06-29T23:30:00+02:00", "2017-06-29"),
        ("29.06.2017 12:30", "2017-06-29"),
    ],
)
def test_single_days(text: str, day: str) -> None:
    assert iso_day(text, lambda: TODAY) == day
    assert iso(parse_range(text, lambda: TODAY)) == f"{day}..{day}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("03/04/05", ["2005-04-03", "2003-04-05", "four digits"]),
        ("29.06.17", ["2017-06-29", "2029-06-17"]),
        ("13.13.2017", ["no month “13”", "13.13.2017"]),
        ("00.2017", ["no month “00”", "1 to 12"]),
        ("13.2017", ["no month “13”", "1 to 12"]),
        ("x" * 60, ["“" + "x" * 60 + "”"]),
        ("x" * 61, ["“" + "x" * 60 + "…”"]),
        ("x\n y", ["“x y”"]),
        ("12/31/2017", ["31", "day comes before the month", "2017-12-31"]),
        ("31.02.2017", ["31", "28 days"]),
        ("15.00.2017", ["no month “0”", "15.00.2017"]),
        ("32.01.2017", ["no day 32", "31 days"]),
        ("31.11.2017", ["no day 31", "30 days"]),
        ("32.12.2017", ["no day 32", "31 days"]),
        ("31 lutego", ["31", "29 days"]),
        ("29 foo 2017", ["foo", "29 foo 2017"]),
        ("2017-13", ["13", "2017-13"]),
        ("2018..2017", ["2018-01-01", "2017-12-31"]),
        ("0d", ["0d"]),
        ("-3d", ["-3d"]),
        ("1.5y", ["1.5y"]),
        ("501y", ["501y", "500 years"]),
        ("..", [".."]),
        ("29.06", ["29.06", "2017-06-29"]),
        ("jutro", ["jutro", "czerwiec 2017"]),
        ("lato 2017", ["“lato 2017” is not a date", "czerwiec 2017"]),
        ("przed 2015", ["“przed 2015” is not a date"]),
        ("ostatnie 30 razy", ["“ostatnie 30 razy” is not a date"]),
        ("ostatnie lato", ["“ostatnie lato” is not a date"]),
        ("w zeszłym lecie", ["“zeszłym lecie” is not a date"]),
        ("in 7 days", ["“in 7 days” is not a date"]),
        ("za 7 dni", ["“za 7 dni” is not a date"]),
        ("ostatnie 0 dni", ["0 dni", "above 0"]),
        ("2017..2018..2019", ["2018..2019"]),
        ("", ["2017-06-29"]),
    ],
)
def test_refusals_name_the_place_and_the_readings(text: str, named: list[str]) -> None:
    with pytest.raises(DateError) as refused:
        parse_range(text, lambda: TODAY)
    assert [part for part in named if part not in str(refused.value)] == []
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2025-11-19"), ("dziś", "2025-11-19"), ("dzisiaj", "2025-11-19"),
        ("yesterday", "2025-11-18"), ("wczoraj", "2025-11-18"), ("przedwczoraj", "2025-11-17"),
        ("day before yesterday", "2025-11-17"), ("the day before yesterday", "2025-11-17"),
        ("last tuesday", "2025-11-18"), ("last wednesday", "2025-11-12"),
        ("last thursday", "2025-11-13"),
    ],
)  # fmt: skip
def test_every_word_for_a_day(text: str, day: str) -> None:
    assert iso_day(text, lambda: TODAY) == day


def test_a_leap_day_is_found_across_the_year_1900() -> None:
    assert parse_day("29 lutego", lambda: date(1904, 2, 28)) == date(1896, 2, 29)
    assert parse_day("29 lutego", lambda: date(1904, 2, 29)) == date(1904, 2, 29)


def test_a_text_of_eighty_characters_may_be_a_date_and_no_longer_one() -> None:
    assert iso_day("29.06.2017".ljust(80), lambda: TODAY) == "2017-06-29"
    with pytest.raises(DateError):
        iso_day("29.06.2017".ljust(81), lambda: TODAY)


@pytest.mark.parametrize(
    "text", ["2017", "2017-06", "last week", "2017..2018", "czerwiec", "30d.."]
)
def test_a_day_is_not_made_of_a_period(text: str) -> None:
    with pytest.raises(DateError, match="more than one day"):
        parse_day(text, lambda: TODAY)


@pytest.mark.parametrize("text", ["jutro", "w jutro", "29.06", "", "x" * 81])
def test_where_a_day_is_wanted_nothing_longer_is_proposed(text: str) -> None:
    with pytest.raises(DateError, match="is not a day; write 2017-06-29, ") as refused:
        parse_day(text, lambda: TODAY)
    assert not [one for one in ("A..B", "2017-Q2", "week", "czerwiec") if one in str(refused.value)]


def test_a_short_year_is_named_where_a_day_is_wanted() -> None:
    with pytest.raises(DateError, match="four digits"):
        parse_day("29.06.17", lambda: TODAY)


PIECES = st.sampled_from(
    [
        "29",
        "06",
        "2017",
        "31",
        "13",
        "0",
        "..",
        ".",
        "-",
        "/",
        ":",
        "T",
        "+",
        "d",
        "y",
        "m",
        "lata",
        "czerwca",
        "zeszłym",
        "ostatni",
        "tygodniu",
        "Q2",
        "r.",
        "¼",
        "٣",
        "ſ",
        "İ",
        "kwartał",
    ]
)


@given(st.text(max_size=100) | st.lists(PIECES, max_size=8).map(" ".join)
       | st.lists(PIECES, max_size=8).map("".join),
       st.dates(date(1900, 1, 1), date(2200, 1, 1)))  # fmt: skip
def test_any_text_is_understood_or_refused(text: str, today: date) -> None:
    parse_printed(text)
    for found in find_dates(text):
        assert text[found.start : found.end].strip()
    try:
        days = parse_range(text, lambda: today)
    except DateError as refused:
        assert len(str(refused)) < 400
    else:
        assert days.first is None or days.last is None or days.first <= days.last


def test_ranges_hold_days_texts_and_times() -> None:
    june = parse_range("2017-06", lambda: TODAY)
    assert june.contains("2017-06-30")
    assert june.contains("2017-06-30T23:59:59+02:00")
    assert june.contains(date(2017, 6, 1))
    assert not june.contains("2017-07-01")
    assert not june.contains(None)
    assert DayRange().contains("1000-01-01")
