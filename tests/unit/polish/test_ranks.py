"""Ranks before names."""

from __future__ import annotations

import pytest

from newsarch.polish.ranks import split_rank

PEOPLE = {
    "kom. Justyna Ławreszuk": ("kom.", "Justyna Ławreszuk"),
    "mł. asp. Maciej Sosnowski": ("mł. asp.", "Maciej Sosnowski"),
    "mł.insp. Dorota Przybył": ("mł.insp.", "Dorota Przybył"),
    "asp. szt. Gustaw Antczak": ("asp. szt.", "Gustaw Antczak"),
    "sierż. szt. Anna Wolska-Nowak": ("sierż. szt.", "Anna Wolska-Nowak"),
    "podkomisarz Mateusz Sławek": ("podkomisarz", "Mateusz Sławek"),
    "młodszemu aspirantowi Maciejowi Lisowi": ("młodszemu aspirantowi", "Maciejowi Lisowi"),
    "starszy aspirant Ewa Kot": ("starszy aspirant", "Ewa Kot"),
    "st. bryg. Adam Konarski": ("st. bryg.", "Adam Konarski"),
    "nadkom. A. Kowalska": ("nadkom.", "A. Kowalska"),
    "gen. bryg. Jan Nowak": ("gen. bryg.", "Jan Nowak"),
    "kpt. SG Jan Kot": ("kpt. SG", "Jan Kot"),
    "kom . Mariusz Radwan": ("kom .", "Mariusz Radwan"),
    "ASP. JAN LIS": ("ASP.", "JAN LIS"),
}


@pytest.mark.parametrize("text", PEOPLE)
def test_rank_and_name(text: str) -> None:
    assert split_rank(text) == PEOPLE[text]


@pytest.mark.parametrize(
    "text",
    [
        "Komenda",
        "Komar Jan",
        "Stanisław Nowak",
        "Generator prądu",
        "Postawa",
        "młody Lis",
        "st. Lis",
        "",
    ],
)
def test_no_rank(text: str) -> None:
    assert split_rank(text) == ("", text)
