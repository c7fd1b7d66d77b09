"""Lines that are nothing but a unit."""

from __future__ import annotations

import pytest

from newsarch.polish.units import canonical, published_unit

LINES = {
    "Wydział Prewencji KWP w Gorzowie Wlkp.": "Wydział Prewencji KWP w Gorzowie Wlkp.",
    "  (KWP w Łodzi)  ": "KWP w Łodzi",
    "Komenda Powiatowa Policji w Świebodzinie": "KPP w Świebodzinie",
    "KWP w Łodzi – Wydział Kadr": "Wydział Kadr KWP w Łodzi",
    "WYDZIAŁ PREWENCJI\nKWP W GORZOWIE WLKP.": "Wydział Prewencji KWP w Gorzowie Wlkp.",
    "Szkoła Policji w Słupsku": "Szkoła Policji w Słupsku",
}


@pytest.mark.parametrize("line", LINES)
def test_published(line: str) -> None:
    mention = published_unit(line)
    assert mention is not None
    assert canonical(mention.chain) == LINES[line]
    assert line[mention.start : mention.end] == mention.printed


@pytest.mark.parametrize(
    "line", ["", "Źródło", "KWP w Łodzi / mw", "KMP w Opolu, KPP w Nysie", "KPP w Nysie " * 40]
)
def test_not_published(line: str) -> None:
    assert published_unit(line) is None
