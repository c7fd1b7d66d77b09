"""What holds for every page: nothing is invented, nothing breaks, better origins win."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarch.errors import NewsarchError, NotAnArticleError
from newsarch.pages.text import read_text

PIECES = st.sampled_from(
    [
        "Data publikacji", "29.06.2017", "Powrót Drukuj", "Źródło:", "kom. Jan Nowak", "\n", "\n\n",
        "KPP w Żarach", "Strona znajduje się w archiwum.", "Aktualności", "Metryczka", "fot.",
        "(", ")", "/", "mw", "Wytworzył:", "2 listopad 2012", "Ala ma kota.", "Powrót na górę",
        "date 2022-06", "›", "Komentarze", "OPRAC.:", "\u202e", "\x1b[31m", "\x00", " ",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        fields = read_text(text)
    except NewsarchError as error:
        assert str(error)
    else:
        assert fields.get("title") or fields.get("body")
        assert set(fields.values) == set(fields.origins)


@settings(max_examples=100)
@given(st.lists(st.text(alphabet="ażć. \nABŁ", max_size=60), max_size=20).map("\n".join))
def test_page_without_digits_has_no_date(text: str) -> None:
    with contextlib.suppress(NotAnArticleError):
        assert read_text(text).get("published") is None


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", "no text"),
        ("\u00a0\n---\n123", "no text"),
        ("Błąd 404\n\nStrona nie istnieje", "error"),
        ("Just a moment...\nChecking your browser", "error"),
        ("Lista\nA\n01.02.2020 Żary -\nB\n02.02.2020 Żagań -", "list"),
        ("Wywiad o naborze.\n+\nWspomnienia.\n+\nĆwiczenia.\n+\nListy.\n+", "list"),
        ("Lista\n-\nA\n01.02.2020 Żary -\nB\n02.02.2020 Nowa Sól", "list"),
        (
            "\n".join(
                f"{n} marca strażacy z Żar gasili trawę przy torach, a potem jeszcze na po..."
                for n in range(1, 5)
            ),
            "list",
        ),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(page: str, words: str) -> None:
    with pytest.raises(NotAnArticleError, match=words):
        read_text(page)


def test_date_and_author_printed_twice_are_no_list() -> None:
    page = "Nowy dach szkoły\n\n24.10.2019 Lisek\n\nDekarze skończyli.\n\n24.10.2019 Lisek"
    assert read_text(page).get("title") == "Nowy dach szkoły"


def test_label_beats_position() -> None:
    fields = read_text("Tytuł strony\n01.02.2020\nData publikacji 03.02.2020\n\nTekst strony.")
    assert (fields.get("published"), fields.origins["published"]) == ("2020-02-03", "label")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("Obchody jubileuszu żarskiej straży ogniowej.\n\nNa rynku odbyły się wczoraj obchody "
         "jubileuszu żarskiej straży ogniowej.", "Obchody jubileuszu żarskiej straży ogniowej."),
        ("Gmina Nowa Wieś\n\nRemont drogi do szkoły\n\nRobotnicy wylali asfalt.",
         "Remont drogi do szkoły"),
        ("Trzy promile i pościg! Kierowca, który uciekał przez trzy wsie, a potem schował się "
         "w stodole, trafi przed sąd\n\n2026-01-05 17:43\n\nPatrol ruszył za nim w Lipinkach.",
         "Trzy promile i pościg! Kierowca, który uciekał przez trzy wsie, a potem schował się "
         "w stodole, trafi przed sąd"),
    ],
)  # fmt: skip
def test_title(page: str, title: str) -> None:
    assert read_text(page).get("title") == title


def test_film_named_as_the_page_is_no_text() -> None:
    page = "Pościg w Lesku\n\nData publikacji 02.03.2021\n\nPatrol ruszył w pościg."
    fields = read_text(f"{page}\n\nFilm Pościg w Lesku\n\nNikt nie ucierpiał.")
    assert fields.get("body") == "Patrol ruszył w pościg.\n\nNikt nie ucierpiał."


def test_dates_of_comments_are_not_the_page_s() -> None:
    text = "\n\n".join(f"Na odcinku {n} drogowcy położyli nowy asfalt." for n in range(30))
    page = f"{text}\n\nTo świetnie\n22:15, 2026-02-26\nI chodnik?\n20:56, 2026-02-26"
    assert read_text(page).get("published") is None


def test_initials_over_the_date_are_no_title() -> None:
    fields = read_text(
        "Straż Graniczna Karpacki Oddział Straży Granicznej Kontrole w górach - Aktualności\n\n"
        "Aktualności\n\nKontrole w górach\n\new\n02.03.2016\n\nPatrole sprawdzały szlaki."
    )
    assert fields.get("title") == "Kontrole w górach"
    assert (fields.get("by"), fields.get("published")) == ("ew", "2016-03-02")
    assert fields.get("unit") == "Karpacki Oddział Straży Granicznej"
    assert fields.get("body") == "Patrole sprawdzały szlaki."


def test_page_that_begins_with_a_sentence_has_no_title() -> None:
    fields = read_text("Wójt zaprosił sołtysów na rozmowę.\n\nMówiono o drogach.")
    assert fields.get("title") is None
    assert fields.get("body").startswith("Wójt zaprosił")


@pytest.mark.parametrize(
    "text",
    [
        "Archiwum X rozwiązało sprawę\n\nAkta leżały w archiwum sądu.",
        "Aktualności - Archiwum\n\nWieści\n\nTekst wieści.",
    ],
)
def test_word_archive_is_no_banner(text: str) -> None:
    assert read_text(text).get("source_status") is None
