"""The same article twice is one article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.model.identity import address_identity, content_hash

PAGE = "https://lubuska.policja.gov.pl/go/aktualnosci/32145,Wspolnie-przeciwko.html"


@pytest.mark.parametrize(
    "same",
    [
        "http://lubuska.policja.gov.pl/go/aktualnosci/32145,Inny-tytul.html",
        "https://www.lubuska.policja.gov.pl/go/aktualnosci/32145,x.html?sid=0a1b2c",
        PAGE + "#komentarze",
        PAGE + "?utm_source=feed&utm_medium=rss",
        "https://lubuska.policja.gov.pl:443/go/aktualnosci/32145,x.html",
        " " + PAGE + " ",
    ],
)
def test_slug_scheme_and_tracking_do_not_count(same: str) -> None:
    assert address_identity(same) == address_identity(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://lubuska.policja.gov.pl/go/aktualnosci/32146,Wspolnie-przeciwko.html",
        "https://lodzka.policja.gov.pl/go/aktualnosci/32145,Wspolnie-przeciwko.html",
        "https://lubuska.policja.gov.pl/go/komunikaty/32145,Wspolnie-przeciwko.html",
        "https://lubuska.policja.gov.pl:8080/go/aktualnosci/32145,x.html",
        PAGE + "?strona=2",
    ],
)
def test_host_path_number_and_real_parameters_count(other: str) -> None:
    assert address_identity(other) != address_identity(PAGE)


def test_no_address_identifies_nothing() -> None:
    assert address_identity(None) is None
    assert address_identity("") is None


@given(st.text())
def test_any_text_for_an_address_is_answered(text: str) -> None:
    address_identity(text)


def test_case_and_white_space_do_not_change_the_hash() -> None:
    one = content_hash("Wspólnie  przeciwko", "2017-06-29", "Tekst\n\nartykułu")
    assert one == content_hash("WSPÓLNIE PRZECIWKO ", "2017-06-29", "tekst artykułu")


def test_title_date_and_body_each_change_the_hash() -> None:
    hashes = {
        content_hash("a", "2017-06-29", "b"),
        content_hash("a", "2017-06-30", "b"),
        content_hash("a", None, "b"),
        content_hash("c", "2017-06-29", "b"),
        content_hash("a", "2017-06-29", "d"),
    }
    assert len(hashes) == 5


@given(st.text())
def test_any_text_can_be_hashed(text: str) -> None:
    assert len(content_hash(text, None, text)) == 64
