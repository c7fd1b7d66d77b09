"""Unknown words share a stem when one may be an inflection of the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.polish.folding import fold
from newsarch.polish.lemmas.endings import stems


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("Wojtczuk", "Wojtczukowi Wojtczukiem Wojtczukach"),
        ("Kozdrela", "Kozdreli Kozdrelą"),
        ("Pazdałka", "Pazdałce Pazdałki"),
        ("Zgrzebałek", "Zgrzebałka Zgrzebałkowi"),
        ("Szczepłocki", "Szczepłockiego Szczepłockim Szczepłocka"),
    ],
)
def test_forms_share_a_stem(base: str, forms: str) -> None:
    assert all(stems(base.lower()) & stems(form.lower()) for form in forms.split())


def test_short_words_are_left_whole() -> None:
    assert stems("wlkp") == {"wlkp"}
    assert stems("bem") == {"bem"}


@given(st.text(max_size=70))
def test_a_word_is_among_its_stems_and_they_are_few(word: str) -> None:
    assert fold(word) in stems(word)
    assert len(stems(word)) <= 13
