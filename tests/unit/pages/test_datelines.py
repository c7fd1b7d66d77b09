"""Which lines date a page, and which dates are not the page's."""

from __future__ import annotations

from datetime import date

import pytest

from newsarch.pages.datelines import BARE, CREATED, OTHER, PUBLISHED, read_dateline
from newsarch.pages.text import read_text


@pytest.mark.parametrize(
    ("line", "kind", "day"),
    [
        ("Data publikacji 29.06.2017", PUBLISHED, date(2017, 6, 29)),
        ("Data publikacji: 13.07.2017", PUBLISHED, date(2017, 7, 13)),
        ("Opublikowano: 2014-07-24 00:18:35 przez system", PUBLISHED, date(2014, 7, 24)),
        ("Opublikował: Jan Kowalski, 12.03.2015", PUBLISHED, date(2015, 3, 12)),
        ("28.01.2026", BARE, date(2026, 1, 28)),
        ("12/03/2010 18:02", BARE, date(2010, 3, 12)),
        ("2 listopad 2012", BARE, date(2012, 11, 2)),
        ("21 Kwi, 2019", BARE, date(2019, 4, 21)),
        ("Październik 28, 2022", BARE, date(2022, 10, 28)),
        ("Środa, 26 marca 2014 17:03", BARE, date(2014, 3, 26)),
        ("Utworzono: środa, 12 marca 2014 10:11", CREATED, date(2014, 3, 12)),
        (
            "Informacja ogłoszona dnia 2018-03-21 09:10:11 przez Ewa Lis",
            PUBLISHED,
            date(2018, 3, 21),
        ),
        ("Ostatnia aktualizacja: 10.04.2015", OTHER, date(2015, 4, 10)),
    ],
)
def test_line_dates_the_page(line: str, kind: str, day: date) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert (dateline.kind, dateline.day) == (kind, day)


@pytest.mark.parametrize(
    "line",
    [
        "15 września 2024 roku na błoniach odbył się festyn.",
        "Do kradzieży doszło 3 maja 2018 roku.",
        "Zmieniono organizację ruchu od 12.05.2024 r.",
        "W 2019 roku przeprowadzono 108 edycji kursów.",
        "Koncert 18:00, 12.05.2024",
        "3204 osoby liczy dziś podlaski garnizon.",
    ],
)
def test_date_in_a_sentence_dates_no_page(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize("above", ["", "Kontrola na drogach\n\n"])
def test_impossible_date_is_neither_date_nor_title(above: str) -> None:
    fields = read_text(f"{above}Data publikacji: 31.02.2019\n\nKontrola na drogach\n\nTrwa akcja.")
    assert (fields.get("title"), fields.get("published")) == ("Kontrola na drogach", None)


def test_date_without_a_year_is_no_date() -> None:
    dateline = read_dateline("18 lis 16:04")
    assert dateline is not None and dateline.day is None


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("2025-07-31, 06:50 Wit Sobczak", "Wit Sobczak"),
        ("Autor: UM 2020-02-11 12:00:45", "UM"),
        ("Autor: Wit Sobczak, 11.02.2020", "Wit Sobczak"),
        ("KPP w Ełku 9:15, 04.03.2020 Aktualizacja: 10:20, 04.03.2020", "KPP w Ełku"),
    ],
)
def test_author_beside_the_date(line: str, by: str) -> None:
    dateline = read_dateline(line)
    assert dateline is not None and dateline.by == by


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Dziś jest: piątek, 12 kwietnia 2019", "8 kwietnia 2019"),
        ("poniedziałek, 3 lutego 2020", "30.01.2020"),
    ],
)
def test_day_of_reading_in_the_header_is_not_the_page_s(above: str, below: str) -> None:
    page = f"{above}\n\nInformacje\n\nObrady zespołu\n\n{below}\n\nTematem była ptasia grypa."
    assert read_text(page).get("published") in ("2019-04-08", "2020-01-30")
