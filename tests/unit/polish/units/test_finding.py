"""What is found in a text, and what is not."""

from __future__ import annotations

import pytest

from newsarch.polish.units import canonical, find_units


def shown(text: str) -> list[str]:
    return [canonical(mention.chain) for mention in find_units(text)]


FOUND = {
    # cases, capitals, abbreviations, missing diacritics
    "Wydziałowi Prewencji KPP w Żarach": ["Wydział Prewencji KPP w Żarach"],
    "WYDZIAŁ PREWENCJI KWP W GORZOWIE WLKP.": ["Wydział Prewencji KWP w Gorzowie Wlkp."],
    "policjanci Wydzialu Prewencji KMP": ["Wydział Prewencji KMP"],
    "Wydz. Kryminalny KPP w Żarach": ["Wydział Kryminalny KPP w Żarach"],
    "Komenda Wojewódzka Policji z siedzibą w Radomiu": ["KWP w Radomiu"],
    "Komenda Powiatowa Policji (KPP) w Żarach": ["KPP w Żarach"],
    # lists
    "Wydziału Prewencji i Wydziału Kryminalnego KWP w Łodzi": [
        "Wydział Prewencji KWP w Łodzi", "Wydział Kryminalny KWP w Łodzi"],
    "z wydziałów: kryminalnego, korupcji": [
        "Wydział Kryminalny", "Wydział do walki z Korupcją"],
    "Wydziału Prewencji i Kryminalnego KWP w Łodzi": [
        "Wydział Prewencji KWP w Łodzi", "Wydział Kryminalny KWP w Łodzi"],
    "wydziałów prewencji oraz ruchu drogowego": ["Wydział Prewencji", "Wydział Ruchu Drogowego"],
    "Wydział Prewencji i Ruchu Drogowego KPP w Żarach": [
        "Wydział Prewencji i Ruchu Drogowego KPP w Żarach"],
    "odwiedzono KP w Jasienicy, Szczyrku i Kobiernicach": [
        "Komisariat Policji w Jasienicy", "Komisariat Policji w Szczyrku",
        "Komisariat Policji w Kobiernicach"],
    "samodzielne pododdziały prewencji Policji w: Legnicy, Opolu": [
        "Samodzielny Pododdział Prewencji Policji w Legnicy",
        "Samodzielny Pododdział Prewencji Policji w Opolu"],
    "z Komisariatów I i II Policji w Opolu": [
        "Komisariat I Policji w Opolu", "Komisariat II Policji w Opolu"],
    "Komendą Miejską, a później Wojewódzką Policji w Łodzi": ["KMP w Łodzi", "KWP w Łodzi"],
    "KWP i KMP w Opolu": ["KWP w Opolu", "KMP w Opolu"],
    "zatrzymał go WK KWP Gorzów Wlkp.": ["Wydział Kryminalny KWP w Gorzowie Wlkp."],
    "naczelnik WK Komendy Powiatowej Policji w Żarach": ["Wydział Kryminalny KPP w Żarach"],
    "policjanci z OPP/SPPP w Opolu": [
        "Oddział Prewencji Policji w Opolu", "Samodzielny Pododdział Prewencji Policji w Opolu"],
    "funkcjonariusze placówki SG w Krynkach i Kuźnicy": [
        "Placówka Straży Granicznej w Krynkach", "Placówka Straży Granicznej w Kuźnicy"],
    "naczelnik Wydziału Organizacyjnego i Zarządzania Kryzysowego": [
        "Wydział Organizacyjny i Zarządzania Kryzysowego"],
    "policjanci wydziału kryminalnego i prewencji KPP w Żarach": [
        "Wydział Kryminalny KPP w Żarach", "Wydział Prewencji KPP w Żarach"],
    "Szkoła Podoficerska w Bydgoszczy i Centralne Muzeum Pożarnictwa w Mysłowicach": [
        "Szkoła Podoficerska PSP w Bydgoszczy", "Centralne Muzeum Pożarnictwa w Mysłowicach"],
    # parents
    "Ogniwa Konnego w Wydziale Prewencji KMP w Opolu": [
        "Ogniwo Konne Wydziału Prewencji KMP w Opolu"],
    "KWP w Łodzi – Wydział Kadr i Szkolenia": ["Wydział Kadr i Szkolenia KWP w Łodzi"],
    "Zarząd w Gdańsku CBŚP": ["Zarząd w Gdańsku CBŚP"],
    "Zarządu CBŚP w Gdańsku": ["Zarząd w Gdańsku CBŚP"],
    "policjanci CBŚP z Zarządu w Radomiu": ["Zarząd w Radomiu CBŚP"],
    "agenci Delegatury CBA w Łodzi": ["Delegatura w Łodzi CBA"],
    "Zespołu ds. Przeciwdziałania Handlowi Ludźmi": [
        "Zespół do spraw Przeciwdziałania Handlowi Ludźmi"],
    # commissariats, districts, numbers
    "III komisariat w Opolu": ["Komisariat III Policji w Opolu"],
    "komisariat nr 1": ["Komisariat I Policji"],
    "Komisariat Policji Poznań – Grunwald": ["Komisariat Policji Poznań-Grunwald"],
    "Posterunek Policji w Nowinie Wielkiej": ["Posterunek Policji w Nowinie Wielkiej"],
    "mandat od Straży Miejskiej Poznania": ["Straż Miejska w Poznaniu"],
    "druhowie z OSP Osiek nad Notecią": ["OSP w Osieku nad Notecią"],
    "asp. Ewa Lis (Gabinet KGP)": ["Gabinet Komendanta Głównego Policji"],
    # adjectives
    "strażnicy ze Śląsko – Małopolskiego Oddziału SG": [
        "Śląsko-Małopolski Oddział Straży Granicznej"],
    "rzecznik NOSG w Chełmie": ["Nadbużański Oddział Straży Granicznej"],
    "oficer prasowy żarskiej komendy": ["KPP w Żarach"],
    "w lubuskiej komendzie wojewódzkiej": ["KWP w Gorzowie Wlkp."],
    "krośnieńskiej komendy powiatowej": ["KPP w Krośnie Odrzańskim"],
    # others than the police
    "Komenda Powiatowa Państwowej Straży Pożarnej w Żarach": ["KP PSP w Żarach"],
    "OSP Wiechlice": ["OSP w Wiechlicach"],
    "Placówka SG w Dorohusku": ["Placówka Straży Granicznej w Dorohusku"],
    "Lubuskim Urzędzie Wojewódzkim": ["Lubuski Urząd Wojewódzki w Gorzowie Wlkp."],
    "Sąd Rejonowy dla Warszawy-Mokotowa w Warszawie": [
        "Sąd Rejonowy dla Warszawy-Mokotowa w Warszawie"],
    "Wydziału Zdrowia LUW, w Lubuskim Urzędzie Wojewódzkim": [
        "Wydział Zdrowia Lubuskiego Urzędu Wojewódzkiego w Gorzowie Wlkp.",
        "Lubuski Urząd Wojewódzki w Gorzowie Wlkp."],
    # renamed units
    "funkcjonariusze CBŚ": ["CBŚP"],
    "SPAP KWP w Gorzowie Wlkp.": [
        "Samodzielny Pododdział Kontrterrorystyczny Policji KWP w Gorzowie Wlkp."],
}  # fmt: skip


@pytest.mark.parametrize("text", FOUND)
def test_found(text: str) -> None:
    assert shown(text) == FOUND[text]


@pytest.mark.parametrize("text", FOUND)
def test_found_whatever_other_words_stand_around(text: str) -> None:
    assert shown(f"Podziękował jej {text}, powiedział jeden") == FOUND[text]


NOT_FOUND = [
    "Komendant Wojewódzki Policji w Gorzowie Wlkp.",
    "I Zastępca Komendanta Powiatowego Policji w Ełku",
    "komisarz z Kożuchowa i posterunkowy ze Słońska",
    "oddział wewnętrzny szpitala i zarząd klubu",
    "SP w Krzeszycach wygrała turniej",
    "1200 km, 5 kg, as pik",
    "wydzielono środki na prewencję",
    "Policja Państwowa (PP) i urząd gminy",
    "wydział\n\nprewencji",
    "policjanci z WK w Żarach",
    "odwołali się do sądu wyższej instancji",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert shown(text) == []


def test_the_head_of_a_unit_is_a_person_but_names_the_unit() -> None:
    assert shown("Naczelnik Wydziału Kryminalnego KPP w Żarach") == [
        "Wydział Kryminalny KPP w Żarach"
    ]


def test_a_parent_is_shared_by_neighbours_only() -> None:
    text = "z Wydziału Prewencji oraz mł. asp. Jan Lis z Wydziału Kryminalnego KWP w Łodzi"
    assert shown(text) == ["Wydział Prewencji", "Wydział Kryminalny KWP w Łodzi"]


def test_a_seat_is_not_shared_with_a_command_that_the_town_has_not() -> None:
    assert shown("KPP i Straż Miejska w Szprotawie") == ["KPP", "Straż Miejska w Szprotawie"]


def test_a_seat_is_not_shared_with_a_detached_unit_that_the_town_has_not() -> None:
    assert shown("policjanci z SPKP, OPP oraz KP PSP w Świebodzinie") == [
        "Samodzielny Pododdział Kontrterrorystyczny Policji",
        "Oddział Prewencji Policji",
        "KP PSP w Świebodzinie",
    ]
    assert "Oddział Prewencji Policji w Łodzi" in shown("OPP i KWP w Łodzi")


def test_wk_of_an_office_is_no_wydzial_kryminalny() -> None:
    text = "policjanci pytali WK Starostwa Powiatowego w Żarach"
    assert shown(text) == ["Starostwo Powiatowe w Żarach"]


def test_mentions_say_where_they_stand() -> None:
    text = "Dziś KP w Szczyrku i Jasienicy oraz (KWP w Łodzi)."
    mentions = find_units(text)
    assert [m.printed for m in mentions] == ["KP w Szczyrku", "Jasienicy", "KWP w Łodzi"]
    assert all(text[m.start : m.end] == m.printed for m in mentions)


@pytest.mark.parametrize("part", ["KWP ", "Wydziału Prewencji i ", "komendy ", "KP w Jasienicy, "])
def test_hostile_texts_cost_what_they_are_long(part: str) -> None:
    assert len(find_units(part * 3000)) <= 9000


def test_lists_of_lists_do_not_multiply_without_end() -> None:
    names = ", ".join(["kryminalnego", "prewencji", "kadr"] * 10)
    towns = ", ".join(["Żarach", "Żaganiu", "Opolu"] * 20)
    assert len(find_units(f"wydziałów: {names} komend powiatowych w {towns}")) == 64


def test_letters_that_grow_when_lowered_do_not_shift_places() -> None:
    text = "İİİ KPP w Żarach"
    assert [m.printed for m in find_units(text)] == ["KPP w Żarach"]
