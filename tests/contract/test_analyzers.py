"""What every analyzer promises, whichever of them an installation can run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarch.polish.folding import fold
from newsarch.polish.lemmas import (
    Analyzer,
    best_analyzer,
    morfeusz_analyzer,
    morfeusz_is_installed,
    snowball_analyzer,
)

ANALYZERS = [snowball_analyzer()] + ([morfeusz_analyzer()] if morfeusz_is_installed() else [])
each_analyzer = pytest.mark.parametrize("analyzer", ANALYZERS, ids=lambda one: one.name[:8])

POLISH = st.text("aąbcćdeęfghijklłmnńoóprsśtuwyzźż", min_size=1, max_size=12)
ANY = st.text(min_size=1, max_size=70)


def finds(analyzer: Analyzer, query: str, text: str) -> bool:
    return bool(analyzer.query_keys(query) & analyzer.text_keys(text))


@each_analyzer
@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("handel", "handlowi handlu handlem Handle"),
        ("ludzmi", "ludźmi człowiek ludzie LUDZI"),
        ("ludźmi", "ludzmi ludzie"),
        ("posterunek", "posterunku posterunkiem posterunków"),
        ("Góra", "Górze Górą gór"),
        ("gora", "Górze Górą gór"),
        ("pies", "psa psem psów"),
        ("dobry", "lepszy najlepszą"),
        ("czytać", "nieczytana czytano"),
        ("Ławreszuk", "Ławreszukowi Ławreszuka Ławreszukiem Lawreszuka"),
        ("Lawreszuk", "Ławreszukowi Ławreszukiem"),
        ("Dajczak", "Dajczakowi Dajczakiem Dajczaka"),
        ("Kowalska", "Kowalską Kowalskiej"),
        ("Sosnowski", "Sosnowskiemu Sosnowskim Sosnowskich"),
        ("Kozieł", "Kozła Kozłem"),
        ("Brzęszczak", "Brzęszczakowi Brzeszczaka"),
        ("Wdrzeniuk", "Wdrzeniukiem Wdrzeniukowie"),
        ("Trzmądelek", "Trzmądelka Trzmądelkowi"),
        ("Zdziabrota", "Zdziabroty Zdziabrocie Zdziabrotą"),
        ("żółć", "zolc żółci"),
        ("zazolc", "zażółć"),
        ("2017", "2017"),
        ("KWP", "kwp"),
        ("Wlkp", "wlkp"),
        ("ml", "mł"),
        ("Müller", "Muller müllerem"),
        ("Київ", "київ"),
    ],
)
def test_finds_every_form(analyzer: Analyzer, query: str, texts: str) -> None:
    assert [text for text in texts.split() if not finds(analyzer, query, text)] == []


@each_analyzer
@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("komenda", "komendant komentarz"),
        ("pies", "pieszy pieśń pieszych"),
        ("pożar", "pożarty pożądanie"),
        ("sąd", "sad sadu"),
        ("zdjęcie", "zdjął zdjąć"),
        ("Sosnowski", "Sosnowiec"),
        ("kierowca", "kierownik kierunek"),
        ("2017", "2018 20170"),
        ("Żary", "Żagań"),
    ],
)
def test_leaves_other_words_alone(analyzer: Analyzer, query: str, texts: str) -> None:
    assert [text for text in texts.split() if finds(analyzer, query, text)] == []


@each_analyzer
@given(word=POLISH | ANY)
@settings(max_examples=200)
def test_a_word_finds_itself_in_any_case_and_folded(analyzer: Analyzer, word: str) -> None:
    assert finds(analyzer, word, word)
    assert analyzer.text_keys(word) == analyzer.text_keys(word.lower())
    if fold(word) and len(word.upper().lower()) == len(word):
        assert finds(analyzer, word.lower(), word.upper().lower())


@each_analyzer
@given(word=POLISH)
@settings(max_examples=200)
def test_a_query_needs_no_diacritics(analyzer: Analyzer, word: str) -> None:
    assert finds(analyzer, fold(word), word)


@each_analyzer
@given(words=st.lists(POLISH, max_size=8))
@settings(max_examples=50)
def test_keys_do_not_depend_on_what_came_before(analyzer: Analyzer, words: list[str]) -> None:
    forwards = {word: analyzer.query_keys(word) for word in words}
    assert forwards == {word: analyzer.query_keys(word) for word in reversed(words)}


@each_analyzer
def test_keys_stay_few(analyzer: Analyzer) -> None:
    assert len(analyzer.query_keys("zażółcających" * 5)) < 16


@each_analyzer
def test_an_endless_word_costs_no_more_than_a_long_one(analyzer: Analyzer) -> None:
    assert analyzer.query_keys("a" * 10_000_000) == analyzer.query_keys("a" * 64)


def test_the_best_analyzer_is_one_of_them() -> None:
    assert best_analyzer().name == ANALYZERS[-1].name
    assert len({analyzer.name for analyzer in ANALYZERS}) == len(ANALYZERS)
