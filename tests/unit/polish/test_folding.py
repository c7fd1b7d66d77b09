"""Folding is the same for every way of writing a letter, and once folded nothing changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.polish.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("Łódź", "lodz"),
        ("Lo\u0301dz\u0301", "lodz"),
        ("Škoda Øresund Đoković Æther", "skoda oresund dokovic aether"),
        ("Straße", "strasse"),
        ("po\u00adli\u200bcja", "policja"),
        ("Київ, 2017 – „Wieś”", "київ, 2017 – „wies”"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("aąbcćeęlłnńoósśzźżAĄŁŻ ", max_size=20))
def test_polish_becomes_ascii_letter_by_letter(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert len(folded) == len(text)
    assert folded == fold(text.upper()) == fold(text.lower())
