"""The page that newsarch was made for reads exactly as its archivist would write it down."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarch.pages.text import read_text

SEED = Path(__file__).parents[3] / "data" / "samples" / "2017-handel-ludzmi.txt"
FIELDS = read_text(SEED.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "value", "origin"),
    [
        ("title", "Wspólnie przeciwko handlowi ludźmi", "position"),
        ("section", "Aktualności", "position"),
        ("published", "2017-06-29", "label"),
        ("by", "kom. Justyna Ławreszuk", "label"),
        ("unit", "Wydział Prewencji KWP w Gorzowie Wlkp.", "label"),
        ("unit_as_printed", "Wydział Prewencji KWP w Gorzowie Wlkp.", "label"),
        ("source_status", "archived", "label"),
        ("publisher", "Polska Policja", "position"),
        ("language", "pl", "position"),
    ],
)
def test_field_and_its_origin(name: str, value: str, origin: str) -> None:
    assert (FIELDS.get(name), FIELDS.origins[name]) == (value, origin)


def test_body_is_the_text_and_nothing_else() -> None:
    paragraphs = FIELDS.get("body").split("\n\n")
    assert paragraphs[0].startswith("W poniedziałek (26 czerwca)")
    assert "Wojewódzki Zespół ds. Przeciwdziałania Handlowi Ludźmi" in FIELDS.get("body")
    assert paragraphs[-1].endswith("Prezydium Zespołu z zaproszonymi gośćmi.")
    assert len(paragraphs) == 4


@pytest.mark.parametrize(
    "furniture", ["Powrót na górę", "Polska Policja", "Źródło:", "Data publikacji", "Aktualności"]
)
def test_no_furniture_in_the_body(furniture: str) -> None:
    assert furniture not in FIELDS.get("body")
