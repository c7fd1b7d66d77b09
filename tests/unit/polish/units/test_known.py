"""Commands are known by their seats; of other units nobody has a list."""

from __future__ import annotations

import pytest

from newsarch.polish.units import read_unit
from newsarch.polish.units.known import is_known


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("KPP w Żarach", True), ("KMP w Gorzowie Wlkp.", True), ("KWP zs. w Radomiu", True),
        ("KP PSP w Żarach", True), ("Wydział Prewencji", True), ("KGP", True),
        ("Komisariat Policji w Kobiernicach", True), ("KPP w Narnii", False),
        ("Wydział Ruchu Drogowego KPP w Narnii", False),
    ],
)  # fmt: skip
def test_known_units(name: str, known: bool) -> None:
    assert any(map(is_known, read_unit(name))) is known
