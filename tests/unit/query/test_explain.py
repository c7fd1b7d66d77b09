"""What `--explain` tells."""

from __future__ import annotations

from datetime import date

from newsarch.polish.lemmas import best_analyzer
from newsarch.query.explain import explain
from newsarch.query.parse import parse

TODAY = date(2026, 3, 1)


def explained(text: str) -> list[str]:
    return explain(parse(text, TODAY), best_analyzer().query_keys)


def test_words_are_told_by_their_keys() -> None:
    first, *rest = explained('"handlem ludzmi" -handel =Policja pol*')
    assert first == 'Understood as: "handlem ludzmi" -handel =Policja pol*'
    assert any("ludzmi" in line and "człowiek" in line for line in rest)
    assert "“Policja”: exactly as written." in rest
    assert "“pol”: words that begin so." in rest


def test_a_word_alone_is_told_by_its_keys_too() -> None:
    assert explain(parse("Handlem", TODAY), lambda word: {word, "handel"}) == [
        "Understood as: Handlem",
        "“Handlem”: any form of handel, handlem.",
    ]


def test_units_are_told_by_their_readings() -> None:
    assert "Unit “KWP Gorzów”: “KWP w Gorzowie Wlkp.” and what is below it." in explained(
        'unit:"KWP Gorzów"'
    )
    assert any("compared as a name" in line for line in explained('unit:"Klub Żółwia"'))


def test_each_thing_is_told_once() -> None:
    lines = explained("handel OR handel OR Handel")
    assert len(lines) == len(set(lines))
