"""Which mentions answer which queries."""

from __future__ import annotations

import pytest

from newsarch.polish.units import chain_of, covers, node_keys

YES = [
    ("Wydział Prewencji", "Wydział Prewencji KWP w Gorzowie Wlkp."),
    ("Wydział Prewencji", "Wydział Prewencji i Ruchu Drogowego KPP w Żarach"),
    ("KWP w Gorzowie Wlkp.", "Wydział Prewencji KWP w Gorzowie Wlkp."),
    ("KWP", "KWP w Łodzi"),
    ("Wydział Prewencji w Gorzowie Wlkp.", "Wydział Prewencji KMP w Gorzowie Wlkp."),
    ("Ogniwo Konne KMP w Opolu", "Ogniwo Konne Wydziału Prewencji KMP w Opolu"),
    ("Komisariat Policji w Opolu", "Komisariat II Policji w Opolu"),
    ("Komisariat Policji w Poznaniu", "Komisariat Policji Poznań-Grunwald"),
    ("Prokuratura w Żarach", "Prokuratura Rejonowa w Żarach"),
    ("Wydział do walki z Korupcją", "Wydział do walki z Przestępczością Gospodarczą i Korupcją"),
]
NO = [
    ("Wydział Prewencji", "Wydział Kryminalny KWP w Gorzowie Wlkp."),
    ("Wydział Prewencji", "Ogniwo Prewencji KPP w Żarach"),
    ("KWP w Gorzowie Wlkp.", "KMP w Gorzowie Wlkp."),
    ("KPP w Żarach", "KPP w Żaganiu"),
    ("KPP w Żarach", "KP PSP w Żarach"),
    ("Komisariat I Policji w Opolu", "Komisariat II Policji w Opolu"),
    ("Komisariat Policji Poznań-Wilda", "Komisariat Policji Poznań-Grunwald"),
    ("Wydział Prewencji i Ruchu Drogowego", "Wydział Prewencji KPP w Żarach"),
    ("Wydział Prewencji KWP w Gorzowie Wlkp.", "Wydział Prewencji"),
    ("KMP w Opolu Wydziału", "KMP w Opolu"),
]


def answers(query: str, mention: str) -> bool:
    asked, met = chain_of(query), chain_of(mention)
    if asked is None or met is None:
        return False
    if covers(asked, met):
        assert node_keys(asked) <= node_keys(met)
        return True
    return False


@pytest.mark.parametrize(("query", "mention"), YES)
def test_answers(query: str, mention: str) -> None:
    assert answers(query, mention)


@pytest.mark.parametrize(("query", "mention"), NO)
def test_does_not_answer(query: str, mention: str) -> None:
    assert not answers(query, mention)


def test_keys_tell_apart_what_an_index_is_asked_for_most() -> None:
    asked, other = chain_of("KPP w Żarach"), chain_of("KPP w Żaganiu")
    assert asked is not None
    assert other is not None
    assert not node_keys(asked) <= node_keys(other)
