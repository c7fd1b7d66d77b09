"""Wordings are found by their first word, and all of them are fit to be found."""

from __future__ import annotations

import re

import pytest

from newsarch.pages import wording
from newsarch.pages.wording import holds_wording, is_wording, opening, phrases

PHRASES = ("sections", "furniture", "furniture words", "end")
PATTERNS = sorted(set(wording._lists()) - set(PHRASES))
ENTRIES = [(name, entry) for name in PATTERNS for entry in wording._entries(name)]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_every_entry_can_be_compiled_and_begins_with_a_word(name: str, entry: str) -> None:
    first = re.match(r"[\w/]+|[^\\\[?*+. ]", entry)
    assert first and not first[0].startswith("/")
    assert not set("?*+{").intersection(entry[len(first[0]) : len(first[0]) + 1])
    re.compile(entry[len(first[0]) :])
    assert first[0] == first[0].lower()


@pytest.mark.parametrize("name", PHRASES)
def test_phrases_are_written_as_they_are_compared(name: str) -> None:
    assert all(phrase == phrase.casefold().strip() for phrase in phrases(name))


def test_a_line_opens_with_a_wording_whatever_its_case() -> None:
    assert opening("Data publikacji: 1.2.2017", "date other", "date published") == (
        "date published",
        len("Data publikacji"),
    )
    assert opening("Databus jedzie", "date published") is None
    assert opening("", "date published") is None


def test_the_longer_wording_is_found_before_the_single_word() -> None:
    assert opening("Autor dokumentu: X", "metryczka made") == ("metryczka made", 15)
    assert opening("Autor: X", "metryczka made") == ("metryczka made", 5)


def test_a_whole_line_is_a_wording_or_is_not() -> None:
    assert is_wording("Zobacz także:", "margin")
    assert not is_wording("Zobacz także nasz film", "margin")


def test_zero_stands_for_any_number() -> None:
    assert is_wording("125 komentarzy", "furniture patterns")
    assert not is_wording("125 osób", "furniture patterns")


def test_a_wording_is_found_anywhere_in_a_line() -> None:
    assert holds_wording("Błąd: 404", "errors")
    assert holds_wording("Przykro nam, ale strona nie istnieje.", "errors")
    assert not holds_wording("Strona internetowa gminy istnieje od 1998 r.", "errors")
