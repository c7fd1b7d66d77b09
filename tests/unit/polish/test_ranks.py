"""Ranks before names."""

from __future__ import annotations

import pytest

from newsarch.polish.ranks import is_signature_person, split_rank

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


@pytest.mark.parametrize("text", [text for text in PEOPLE if not text.startswith("nadkom")])
def test_a_person_with_a_rank_may_be_a_signature(text: str) -> None:
    assert is_signature_person(text)


@pytest.mark.parametrize(
    "text",
    ["Stanisław Nowak", "Komenda Powiatowa Policji", "Komar Jan", "str. 5", "Postawa", "",
     "asp. Lis zatrzymał kierowcę i wezwał pomoc", "kom. Lis, tel. 47 000"],
)  # fmt: skip
def test_not_a_signature(text: str) -> None:
    assert not is_signature_person(text)


@pytest.mark.parametrize("text", ["Komenda", "Komar Jan", "Stanisław Nowak", "Generator prądu"])
def test_no_rank(text: str) -> None:
    assert split_rank(text) == ("", text)
