"""The forms in which words are compared."""

from __future__ import annotations

import pytest

from newsarch.query.match import form, forms, spelling


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("Policja", "policja"),
        ("Z\u0307o\u0301łw", "żółw"),
        ("J\u030c", "\u01f0"),  # only the small letter has a character of its own
        ("po\u00adli\u200bcja", "policja"),
    ],
)
def test_a_form_is_small_composed_and_without_what_cannot_be_seen(text: str, lower: str) -> None:
    assert form(text) == lower
    assert forms(f"{text}, {text}!") == [lower, lower]


def test_a_spelling_keeps_its_capitals() -> None:
    assert spelling("Z\u0307o\u0301łw") == "Żółw"
    assert spelling("KWP") == "KWP"
