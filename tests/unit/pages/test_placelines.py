"""A town and a date in one line date a page; a line that is contradicted, or no town, does not."""

from __future__ import annotations

from datetime import date

import pytest

from newsarch.pages.datelines import PLACED, read_dateline
from newsarch.pages.text import read_text

TEXT = "Patrole sprawdziły dwustu kierowców.\n\nDwóch straciło prawo jazdy."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Gorzów Wlkp., 3 marca 2019 r.", date(2019, 3, 3)),
        ("Zielona Góra, dnia 30 lipca 2021 r.", date(2021, 7, 30)),
        ("Nowa Sól, dn. 12.05.2020", date(2020, 5, 12)),
        ("WARSZAWA 2020-05-12", date(2020, 5, 12)),
        ("Bielsko-Biała, w dniu 1 grudnia 2016 roku", date(2016, 12, 1)),
        ("Żary, 31 lutego 2019 r.", None),
    ],
)
def test_town_and_date_date_the_page(line: str, day: date | None) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert (dateline.kind, dateline.day) == (PLACED, day)


@pytest.mark.parametrize(
    "line",
    [
        "Koncert, 3 marca 2019 r.",
        "W Żarach, 3 marca 2019 r.",
        "Żary, 3 marca 2019 r., godz. 18.00",
        "Żary, 3-5 marca 2019 r.",
        "Żary, marzec 2019 r.",
        "Festyn w Żarach, 3 marca 2019 r.",
    ],
)
def test_other_lines_do_not(line: str) -> None:
    assert read_dateline(line) is None


def test_weekday_that_is_a_town_is_a_weekday() -> None:
    dateline = read_dateline("Piątek, 15.11.2019")
    assert dateline is not None and dateline.kind != PLACED


@pytest.mark.parametrize(
    "page",
    [
        f"Kontrola na obwodnicy\n\nŻary, 3 marca 2019 r.\n\n{TEXT}",
        f"Żary, 3 marca 2019 r.\n\nKontrola na obwodnicy\n\n{TEXT}",
        f"KPP w Żarach\nŻary, 3 marca 2019 r.\nKOMUNIKAT PRASOWY\nKontrola na obwodnicy\n\n{TEXT}",
        f"Kontrola na obwodnicy\n\n{TEXT}\n\nŻary, 3 marca 2019 r.",
        f"Kontrola na obwodnicy\n\n{TEXT}\n\nŻary, 3 marca 2019 r.\n\nasp. Jan Nowak\nKPP w Żarach",
    ],
)
def test_title_date_and_text(page: str) -> None:
    fields = read_text(page)
    assert fields.get("title") == "Kontrola na obwodnicy"
    assert (fields.get("published"), fields.origins["published"]) == ("2019-03-03", "label")
    assert fields.get("body") == TEXT


@pytest.mark.parametrize(
    "page",
    [
        f"Żary, 4 marca 2019 r.\n\nKontrola na obwodnicy\n\nŻary, 3 marca 2019 r.\n\n{TEXT}",
        f"Kontrola na obwodnicy\n\nŻary, 3 marca 2019 r.\n\n{TEXT}\n\nŻagań, 4 marca 2019 r.",
        f"Kontrola na obwodnicy\n\nŻary, 31 lutego 2019 r.\n\n{TEXT}",
    ],
)
def test_of_two_days_and_of_an_impossible_one_none_is_taken(page: str) -> None:
    fields = read_text(page)
    assert fields.get("title") == "Kontrola na obwodnicy"
    assert fields.get("published") is None


@pytest.mark.parametrize("place", ["\n\n{line}\n\n{text}", "\n\n{text}\n\n{line}"])
def test_where_a_label_says_another_day_the_line_is_text(place: str) -> None:
    page = "Kontrola\n\nData publikacji 01.02.2020" + place
    fields = read_text(page.format(line="Żary, 3 marca 2020 r.", text=TEXT))
    assert fields.get("published") == "2020-02-01"
    assert "Żary, 3 marca 2020 r." in fields.get("body")


def test_label_below_the_text_beats_the_line_above_it() -> None:
    page = f"Kontrola\n\nŻary, 3 marca 2020 r.\n\n{TEXT}\n\nData publikacji: 04.03.2020"
    assert read_text(page).get("published") == "2020-03-04"


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("KOMUNIKAT PRASOWY", "KOMUNIKAT PRASOWY"),
        ("INFORMACJA PRASOWA", "INFORMACJA PRASOWA"),
        ("Komunikat prasowy nr 12/2021", "Komunikat prasowy"),
        ("Informacja dla mediów", "Informacja dla"),
    ],
)
def test_head_of_a_press_release_is_no_title(head: str, section: str) -> None:
    fields = read_text(f"{head}\n\nKontrola na obwodnicy\n\n{TEXT}")
    assert (fields.get("title"), fields.get("body")) == ("Kontrola na obwodnicy", TEXT)
    assert fields.get("section").startswith(section)


def test_head_of_a_press_release_without_a_title_is_its_title() -> None:
    fields = read_text(f"KOMUNIKAT PRASOWY\n\n{TEXT}")
    assert (fields.get("title"), fields.get("body")) == ("KOMUNIKAT PRASOWY", TEXT)
