"""Units: what is shown can be read back, keys never hide an answer, no text breaks the reading."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsarch.polish.units import (
    Chain,
    Node,
    canonical,
    chain_of,
    covers,
    find_units,
    node_keys,
    read_unit,
)
from newsarch.polish.units.gazetteer import gazetteer
from newsarch.polish.units.taught import find_aliases

WORDS = [
    "Wydziału", "Wydział", "Prewencji", "Kryminalnego", "i", "oraz", ",", ".", ":", "/", "(",
    ")", "–", "-", "\n", "\n\n", "KWP", "KMP", "KPP", "KP", "PSP", "w", "we", "z", "dla",
    "Gorzowie", "Wlkp.", "Żarach", "Żaganiu", "Komendy", "Wojewódzkiej", "Miejskiej",
    "Powiatowej", "Policji", "Państwowej", "Straży", "Pożarnej", "Komisariat", "I", "II",
    "VI", "nr", "3", "Poznań", "Grunwald", "Ruchu", "Drogowego", "do", "walki", "z",
    "Korupcją", "gorzowskiej", "lubuskiej", "Zespołu", "ds.", "Nieletnich", "Posterunek",
    "Kobiernicach", "Małej", "Wsi", "CBŚP", "Zarząd", "Gdańsku", "Urząd", "Wojewódzki",
    "Prokuratura", "Rejonowa", "Sąd", "OSP", "JRG", "LUW", "Polityki", "Społecznej", "KGP",
    "Biuro",
]  # fmt: skip
CHILDREN = st.sampled_from(["wydział", "zespół", "referat", "ogniwo", "sekcja"])
TOWNS = st.sampled_from([seat for _, seat, commands in gazetteer().places if "K" in commands])
NAMES = st.sampled_from(sorted(gazetteer().known_names))
NUMBERS = st.sampled_from(["", "I", "II", "IX", "XIV"])


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """A unit of the police, with or without superiors."""
    top = draw(
        st.one_of(
            st.builds(lambda seat: Node("KPP", seat=seat), TOWNS),
            st.builds(lambda n, seat: Node("komisariat", number=n, seat=seat), NUMBERS, TOWNS),
            st.sampled_from([Node("KGP"), Node("KSP"), Node("KWP"), Node("KMP", seat="Opolu")]),
        )
    )
    below = draw(st.lists(st.builds(Node, CHILDREN, NAMES), max_size=2))
    return Chain([*below, top] if draw(st.booleans()) or not below else below)


@given(chains())
@settings(max_examples=300)
def test_the_canonical_form_reads_back(chain: Chain) -> None:
    assert chain_of(canonical(chain)) == chain


@given(chains(), chains())
@settings(max_examples=300)
def test_keys_never_hide_an_answer(query: Chain, mention: Chain) -> None:
    assert covers(query, query)
    if covers(query, mention):
        assert node_keys(query) <= node_keys(mention)


@given(chains(), st.data())
def test_a_unit_stands_for_all_below_it(chain: Chain, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(chain), max_size=len(chain)))
    part = Chain(node for node, keep in zip(chain, kept, strict=True) if keep)
    assert covers(part, chain)
    assert node_keys(part) <= node_keys(chain)


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@settings(max_examples=400)
def test_mentions_are_pieces_of_the_text_in_order(text: str) -> None:
    mentions = find_units(text)
    assert all(text[m.start : m.end] == m.printed for m in mentions)
    assert all(m.printed.strip() for m in mentions)
    starts = [m.start for m in mentions]
    assert starts == sorted(starts)


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_no_text_breaks_the_reading(text: str) -> None:
    assert find_units(text) == find_units(text)
    assert all(canonical(chain) for chain in read_unit(text))


TAUGHT = st.lists(st.sampled_from(["kmp", "zg", "ogniwo", "rowerowe", "konne"]), min_size=1,
                  max_size=4).map(" ".join)  # fmt: skip


@given(st.dictionaries(TAUGHT, st.just("KPP w Żarach"), min_size=1, max_size=4), st.data())
@settings(max_examples=200)
def test_a_taught_name_is_found_at_the_end_of_a_text(
    aliases: dict[str, str], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(aliases)))
    before = data.draw(st.sampled_from(["", "(mk) ", "Dzielnicowi z "]))
    found = find_aliases(before + name.upper(), aliases)
    assert found[-1].end == len(before + name)
    assert all((before + name.upper())[m.start : m.end] == m.printed for m in found)
