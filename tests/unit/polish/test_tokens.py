"""Words are found as written, each with its place, however hostile the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.polish.folding import fold
from newsarch.polish.tokens import LONGEST, lower_words, tokenize, words
from newsarch.query.match import form


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Data publikacji 29.06.2017", ["Data", "publikacji", "29", "06", "2017"]),
        ("16-tu polsko-niemieckich", ["16", "tu", "polsko", "niemieckich"]),
        ("mł. asp. (KWP w Łodzi/mw)", ["mł", "asp", "KWP", "w", "Łodzi", "mw"]),
        ("Kennedy'ego i Harley’em, O'Brien", ["Kennedy", "i", "Harley", "O", "Brien"]),
        ("'cytat' i „cytat”", ["cytat", "i", "cytat"]),
        ("KENNEDY'EGO", ["KENNEDY"]),
        ("nazwa_pliku.txt", ["nazwa", "pliku", "txt"]),
        ("po\u00adlicja z\u0301le", ["po\u00adlicja", "z\u0301le"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(alphabet=st.sampled_from("ab Ł0_-'’\u00ad\u0301.\n🚓x"), max_size=60))
def test_tokens_say_where_the_words_stand(text: str) -> None:
    tokens = tokenize(text)
    assert [token.text for token in tokens] == words(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(st.text())
def test_no_word_is_empty_or_has_a_space(text: str) -> None:
    assert all(word and not any(c.isspace() for c in word) and fold(word) for word in words(text))


def test_an_endless_word_is_cut_once() -> None:
    text = "a" * 10_000_000 + " b"
    assert words(text) == ["a" * LONGEST, "b"]


CENTRAL_EUROPEAN = "".join(
    bytes((code,)).decode("cp1250") for code in range(256) if code not in (129, 131, 136, 144, 152)
)


@given(st.text(st.sampled_from(CENTRAL_EUROPEAN)) | st.text())
def test_the_quick_way_finds_the_same_words_or_gives_up(text: str) -> None:
    found = lower_words(text)
    assert found is None or found == words(form(text))


@pytest.mark.parametrize("letter", CENTRAL_EUROPEAN)
def test_the_quick_way_knows_every_letter(letter: str) -> None:
    found = lower_words(f"Ab{letter}Cd")
    assert found == words(form(f"Ab{letter}Cd")) if found else letter in "'’\u00ad"


def test_the_quick_way_gives_up_rather_than_cut_a_long_run() -> None:
    assert lower_words("a" * LONGEST) == ["a" * LONGEST]
    assert lower_words("a" * (LONGEST + 1)) is None
