"""What a user's words for a unit are understood as."""

from __future__ import annotations

import pytest

from newsarch.polish.units import canonical, read_unit, suggest

UNDERSTOOD = {
    "wydzial prewencji": ["Wydział Prewencji"],
    "Wydziału Prewencji": ["Wydział Prewencji"],
    "WYDZ. PREWENCJI": ["Wydział Prewencji"],
    "KWP Gorzów": ["KWP w Gorzowie Wlkp."],
    "komenda wojewódzka policji w gorzowie wlkp": ["KWP w Gorzowie Wlkp."],
    "kp 2 opole": ["Komisariat II Policji w Opolu"],
    "komisariat i policji w opolu": ["Komisariat I Policji w Opolu"],
    "posterunek policji w weglincu": ["Posterunek Policji w Węglińcu"],
    "Komenda w Gorzowie": ["KMP w Gorzowie Wlkp.", "KWP w Gorzowie Wlkp."],
    "lubuska policja": ["KWP w Gorzowie Wlkp."],
    "świdnicka komenda": ["KPP w Świdnicy", "KPP w Świdniku"],
    "KPP w Tomaszowie": [
        "KPP w Tomaszowie Lubelskim", "KPP w Tomaszowie Mazowieckim", "KPP w Tomaszowie"],
    "Zespół Prasowy Lubuskiej Policji": ["Zespół Prasowy KWP w Gorzowie Wlkp."],
    "Wyższa Szkoła Policji w Szczytnie": ["Akademia Policji w Szczytnie"],
}  # fmt: skip


@pytest.mark.parametrize("query", UNDERSTOOD)
def test_understood(query: str) -> None:
    assert [canonical(chain) for chain in read_unit(query)] == UNDERSTOOD[query]


@pytest.mark.parametrize(
    "query", ["", "   ", "handel ludźmi", "wydział x y z!", "a" * 10_000, "(("]
)
def test_not_understood(query: str) -> None:
    assert read_unit(query) == ()


def test_what_the_user_taught_wins() -> None:
    aliases = {"drogowka": "Wydział Ruchu Drogowego KPP w Żarach", "kwp": "KPP w Żarach"}
    assert canonical(read_unit("Drogówka", aliases)[0]) == "Wydział Ruchu Drogowego KPP w Żarach"
    assert [canonical(chain) for chain in read_unit("KWP", aliases)] == ["KPP w Żarach"]


def test_a_typing_error_is_answered_by_units_that_look_alike() -> None:
    known = ["KPP w Żarach", "KMP w Opolu", "Wydział Prewencji KWP w Gorzowie Wlkp."]
    assert suggest("Wydzał Prewncji KWP w Gorzowie", known) == [known[2]]
    assert suggest("KPP w Zarch", known)[0] == "KPP w Żarach"
    assert suggest("xyz", known) == []
