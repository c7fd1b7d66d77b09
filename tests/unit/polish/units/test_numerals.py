"""Numbers of units, in a list, as conjunction or numeral."""

from __future__ import annotations

import pytest

from newsarch.polish.units.numerals import from_roman, read_numbers, to_roman
from newsarch.polish.units.words import Words


@pytest.mark.parametrize("value", range(1, 40))
def test_roman_numbers_come_back(value: int) -> None:
    assert from_roman(to_roman(value)) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "i", "XL1", "KWP", "IXI", "M"])
def test_not_roman(text: str) -> None:
    assert from_roman(text) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("I i II Policji", [1, 2]),
        ("I, II oraz IV", [1, 2, 4]),
        ("nr 5", [5]),
        ("numer 12", [12]),
        ("i II", []),
        ("I i Komenda", [1]),
        ("2017", []),
    ],
)
def test_lists(text: str, numbers: list[int]) -> None:
    assert read_numbers(Words(text), 0)[0] == numbers
