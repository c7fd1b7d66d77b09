"""Units are read in windows: what stands outside one, and how often it comes, changes nothing."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from newsarch.polish.units import canonical, find_units
from newsarch.polish.units.decomposed import Composed
from newsarch.polish.units.windows import LONGEST, MOST_HEADS, windows


def cut(text: str) -> list[str]:
    return [window for _start, window in windows(text)]


def shown(text: str) -> list[str]:
    return [canonical(mention.chain) for mention in find_units(text)]


WINDOWS = {
    "Wczoraj naczelnik Wydziału Prewencji KWP w Łodzi powiedział": [
        "Wydziału Prewencji KWP w Łodzi"],
    "sprawę przejęła żarska komenda policji": ["żarska komenda policji"],
    "z III komisariatu; w KPP w Żarach": ["III komisariatu", "KPP w Żarach"],
    "Wydział Komunikacji. Policjanci apelują": ["Wydział Komunikacji"],
    "Wydz. Prewencji apeluje": ["Wydz. Prewencji"],
    "KWP w Łodzi, w której zgłosił": ["KWP w Łodzi"],
    "KP w Jasienicy, Szczyrku i Kobiernicach podały": ["KP w Jasienicy, Szczyrku i Kobiernicach"],
    "Komendą Miejską, a później Wojewódzką kierował": ["Komendą Miejską, a później Wojewódzką"],
    "komenda psa, pole kwp": [],
}  # fmt: skip


@pytest.mark.parametrize("text", WINDOWS)
def test_a_window_holds_the_words_of_a_unit_and_little_else(text: str) -> None:
    assert cut(text) == WINDOWS[text]


def test_windows_say_where_they_start() -> None:
    text = "„KPP w Żarach” — a\u200bi KMP w Łodzi 😀 oraz ãKWP, Wydział Kadr"
    found = list(windows(text))
    assert [window for _start, window in found] == ["KPP w Żarach", "KMP w Łodzi", "Wydział Kadr"]
    assert all(text.startswith(window, start) for start, window in found)


def test_a_window_that_comes_again_is_judged_by_the_text_around_it() -> None:
    bare, police = "odznaczono OPP za zasługi", "policjanci z OPP za zasługi"
    assert [shown(text) for text in (bare, police, bare)] == [[], ["Oddział Prewencji Policji"], []]


def test_an_abbreviation_means_the_office_of_its_own_text() -> None:
    lubuski, lubelski = "Lubuski Urząd Wojewódzki i LUW", "Lubelski Urząd Wojewódzki i LUW"
    assert [set(shown(text)) for text in (lubuski, lubelski, "w LUW było")] == [
        {"Lubuski Urząd Wojewódzki w Gorzowie Wlkp."},
        {"Lubelski Urząd Wojewódzki w Lublinie"},
        {"Urząd Wojewódzki"},
    ]


def test_a_text_in_capitals_is_cut_between_its_lines() -> None:
    line = "WYDZ. PREWENCJI KWP W ŁODZI OGŁASZA NABÓR"
    text = "\n".join([line] * 100)
    assert max(map(len, cut(text))) <= LONGEST
    assert shown(text) == ["Wydział Prewencji KWP w Łodzi"] * 100


def test_heads_beyond_reason_are_not_read() -> None:
    assert len(find_units("KWP " * (MOST_HEADS + 1))) == MOST_HEADS


@pytest.mark.parametrize("text", ["żołnierz z KPP w Żaganiu, Łódź", "Służba Więzienna w Łodzi"])
def test_decomposed_letters_are_read_like_composed_ones(text: str) -> None:
    decomposed = normalize("NFD", text)
    found, again = find_units(text), find_units(decomposed)
    assert [mention.chain for mention in again] == [mention.chain for mention in found]
    assert [normalize("NFC", mention.printed) for mention in again] == [
        mention.printed for mention in found
    ]
    assert all(decomposed[m.start : m.end] == m.printed for m in again)


def test_places_of_a_composed_text_lead_back() -> None:
    original = normalize("NFD", "aż ś! ł")
    composed = Composed(original)
    assert composed.text == "aż ś! ł"
    places = [composed.original_place(place) for place in range(len(composed.text) + 1)]
    assert places == [0, 1, 3, 4, 6, 7, 8, 9]
