"""The canonical form, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.polish.units import Chain, Node, canonical, chain_of, unpacked

FORMS = [
    "Wydział Prewencji KWP w Gorzowie Wlkp.",
    "Wydział do walki z Przestępczością Gospodarczą KMP we Wrocławiu",
    "Komisariat II Policji w Opolu",
    "Komisariat Policji Poznań-Grunwald",
    "Komisariat Kolejowy Policji w Katowicach",
    "Referat Kryminalny Komisariatu I Policji w Opolu",
    "Sekcja Kryminalna Komisariatu Policji w Gubinie",
    "Biuro Kryminalne KGP",
    "Lubuski Urząd Wojewódzki w Gorzowie Wlkp.",
    "Wydział Zdrowia Lubuskiego Urzędu Wojewódzkiego w Gorzowie Wlkp.",
    "II Wydział Karny Sądu Rejonowego w Żarach",
    "Urząd Marszałkowski Województwa Lubuskiego w Zielonej Górze",
    "Sąd Rejonowy dla Warszawy-Mokotowa w Warszawie",
    "JRG 2 w Gorzowie Wlkp.",
    "Zarząd w Gdańsku CBŚP",
]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_shown_can_be_read_again(form: str) -> None:
    chain = chain_of(form)
    assert chain is not None
    assert canonical(chain) == form


def test_seed_chain() -> None:
    chain = Chain([Node("wydział", "Prewencji"), Node("KWP", seat="Gorzowie Wlkp.")])
    assert canonical(chain) == "Wydział Prewencji KWP w Gorzowie Wlkp."
    assert chain_of("Wydział Prewencji KWP w Gorzowie Wlkp.") == chain


def test_we_stands_before_a_cluster() -> None:
    assert canonical(Chain([Node("KPP", seat="Wschowie")])) == "KPP we Wschowie"
    assert canonical(Chain([Node("KPP", seat="Wałczu")])) == "KPP w Wałczu"


@pytest.mark.parametrize(
    "text", ["wydział prewencji", "Wydziału Prewencji", "KWP Gorzów", "cokolwiek"]
)
def test_only_canonical_forms_have_a_chain(text: str) -> None:
    assert chain_of(text) is None


@given(
    st.lists(
        st.builds(Node, *[st.text(st.characters(exclude_categories=("Cc", "Cs")))] * 5),
        min_size=1,
    ).map(Chain)
)
def test_packed_chains_are_unpacked_as_they_were(chain: Chain) -> None:
    assert unpacked(chain.packed()) == chain
