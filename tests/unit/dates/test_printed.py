"""Dates as pages print them."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from newsarch.dates import find_dates, parse_printed, printed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29.06.2017", "2017-06-29"),
        ("29.06.2017 r.", "2017-06-29"),
        ("2 listopad 2012", "2012-11-02"),
        ("21 Kwi, 2019", "2019-04-21"),
        ("Październik 28, 2022", "2022-10-28"),
        ("12/03/2010", "2010-03-12"),
        ("2017-06-29", "2017-06-29"),
        ("2017-06-29T10:00:00+02:00", "2017-06-29"),
        ("2017-06-29 10:00", "2017-06-29"),
        ("2025-07-31, 06:50", "2025-07-31"),
        ("28 VI 2017", "2017-06-28"),
        ("28.VI.2017 r.", "2017-06-28"),
        ("29. 06. 2017", "2017-06-29"),
        ("29\u00a0czerwca\u00a02017\u00a0roku", "2017-06-29"),
        ("czwartek, 29 czerwca 2017 r., godz. 12:30", "2017-06-29"),
        ("dnia 1-go maja 2017", "2017-05-01"),
        ("1 PAŹDZIERNIKA 2020", "2020-10-01"),
        ("1 pazdziernika 2020", "2020-10-01"),
    ],
)
def test_a_printed_day(text: str, day: str) -> None:
    assert parse_printed(text) == date.fromisoformat(day)
    assert [found.day.isoformat() for found in find_dates(f"Dodano: {text}. Powrót")] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "18 lis 16:04",
        "31.02.2017",
        "12/31/2017",
        "00.00.0000",
        "czerwiec 2017",
        "2017",
        "29.06.17",
        "10.12.2010.5",
        "29.06.20170",
        "29.06.3017",
        "3017-06-29",
        "0017-06-29",
        "12-14.06.2017",
        "5 osób 2017",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert parse_printed(text) is None
    assert find_dates(text) == []


def test_a_sentence_with_a_date_is_not_a_printed_day() -> None:
    assert parse_printed("Akcja odbyła się 29.06.2017 w Gorzowie") is None
    assert parse_printed("29.06.2017 i 30.06.2017") is None


@pytest.mark.parametrize(("text", "day"), [("29.06.2017", "2017-06-29"), ("2017-06-29",) * 2])
def test_the_commonest_dates_need_no_pattern(
    text: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed, "_ANYWHERE", None)
    assert [found.day.isoformat() for found in find_dates(text)] == [day]


def test_found_dates_say_where_they_stand() -> None:
    text = "Wpis z 29.06.2017 r., zmieniony 2 lipca 2017, dotyczy 3 maja."
    assert [text[found.start : found.end] for found in find_dates(text)] == [
        "29.06.2017",
        "2 lipca 2017",
    ]


@pytest.mark.parametrize(
    "piece", ["1", "1.", "maj ", "5 maja ", " ", "a", "12.12.", "1 a ", "\u00a0"]
)
def test_reading_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = process_time()
        find_dates(text)
        return process_time() - start

    seconds(1_000)
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.002)
