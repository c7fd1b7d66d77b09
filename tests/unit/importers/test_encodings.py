"""Polish text comes out right whatever it was saved in, or is refused with the place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsarch.errors import InputError, UsageError
from newsarch.importers.encodings import decode
from newsarch.pages.page import clean

PAGES = Path(__file__).parents[3] / "evaluation" / "pages.jsonl"
TEXTS = [
    page["text"]
    for page in map(json.loads, PAGES.read_text("utf-8").splitlines())
    if "text" in page and any(letter in page["text"] for letter in "ąćęłńóśźż")
]
TYPOGRAPHY = str.maketrans("„”–—…\u200b•»›", '""--. --->'[:9])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised(encoding: str) -> None:
    for text in TEXTS:
        content = text.encode(encoding)
        assert decode(content) == clean(text)


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
def test_single_byte_encodings_are_told_apart_in_98_of_100(encoding: str) -> None:
    plain = [text.translate(TYPOGRAPHY) for text in TEXTS]
    right = sum(decode(text.encode(encoding, "replace")) == clean(
        text.encode(encoding, "replace").decode(encoding)) for text in plain)  # fmt: skip
    assert right >= 0.98 * len(plain)


def test_typography_gives_cp1250_away() -> None:
    assert decode("„Zażółć” – gęślą".encode("cp1250")) == "„Zażółć” – gęślą"


def test_declared_encoding_is_a_hint_only() -> None:
    page = '<meta charset="iso-8859-2"><p>Źródło: śledztwo w Łodzi</p>'
    assert "Źródło: śledztwo" in decode(page.encode("utf-8"))


def test_encoding_said_by_the_user_is_taken() -> None:
    assert decode("Zażółć".encode("cp852"), "cp852") == "Zażółć"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"Ala\x00ma kota", "offset 3"),
        (b"\x01\x02\x03\x04\x05 binary", "offset 0"),
        ("Zażółć gęślą jaźń".encode()[:-1] + b" koniec", "damaged at the byte at offset"),
        ("Zażółć gęślą".encode("cp852"), "offset 2"),
        ("Привет, мир и дружба".encode("cp1251"), "--encoding"),
    ],
)
def test_what_fits_nowhere_is_refused_with_the_place(content: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(content)


def test_wrong_encoding_is_refused_with_the_place() -> None:
    with pytest.raises(InputError, match="offset 2"):
        decode("Zażółć".encode("cp1250"), "utf-8")


def test_unknown_encoding_is_named() -> None:
    with pytest.raises(UsageError, match="klingon"):
        decode(b"a", "klingon")


def test_half_characters_are_refused() -> None:
    with pytest.raises(InputError):
        decode("Ala".encode("utf-16") + b"\x00\xd8")


@pytest.mark.parametrize("encoding", ["utf-16", "UTF-16-LE", "utf_32"])
def test_text_is_never_taken_for_wide_characters_that_it_has_not(encoding: str) -> None:
    content = "Zwykły tekst w UTF-8, a nie w UTF-16".encode()
    padded = content + b" " * (-len(content) % 4)
    with pytest.raises(InputError):
        decode(padded, encoding)
