"""Names that the user has taught."""

from __future__ import annotations

from newsarch.polish.units import canonical, find_units

ALIASES = {
    "zarska drogowka": "Wydział Ruchu Drogowego KPP w Żarach",
    "kwp": "KWP w Łodzi",
    "nic": "to nie jest jednostka",
}


def shown(text: str) -> list[tuple[str, str]]:
    return [(m.printed, canonical(m.chain)) for m in find_units(text, ALIASES)]


def test_found_whatever_the_case_and_the_diacritics() -> None:
    assert shown("Nasza ŻARSKA  drogówka i KPP w Żaganiu") == [
        ("ŻARSKA  drogówka", "Wydział Ruchu Drogowego KPP w Żarach"),
        ("KPP w Żaganiu", "KPP w Żaganiu"),
    ]


def test_wins_over_the_gazetteer() -> None:
    assert shown("dyżurny KWP w Opolu") == [("KWP", "KWP w Łodzi")]


def test_whole_words_only_and_no_alias_of_nothing() -> None:
    assert shown("żarska drogówkami, kwpx, nic") == []
