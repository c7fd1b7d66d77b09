"""What a publisher prints over a page of its archive, and what only looks like it."""

from __future__ import annotations

import pytest

from newsarch.pages.html import read_html
from newsarch.pages.text import read_text

TEXT = "Patrole sprawdziły dwustu kierowców.\n\nDwóch straciło prawo jazdy."
DATED = f"Kontrola na obwodnicy\n\nData publikacji 01.02.2020\n\n{TEXT}"
URL = "https://zary.lubuska.policja.gov.pl/ga/aktualnosci/1,x.html"
BANNERS = [
    "Strona znajduje się w archiwum.",
    "Strona archiwalna",
    "WIADOMOŚĆ ARCHIWALNA",
    "Artykuł archiwalny!",
    "Treść archiwalna.",
    "Informacja archiwalna",
    "Ten artykuł jest archiwalny",
    "Przeglądasz stronę archiwalną",
]


@pytest.mark.parametrize("banner", BANNERS)
@pytest.mark.parametrize(
    "page",
    [
        "{banner}\n\nKontrola na obwodnicy\n\n{text}",
        "Aktualności\n\n{banner}\n\nKontrola na obwodnicy\n\nData publikacji 01.02.2020\n\n{text}",
        "Aktualności\n{banner}\nKontrola na obwodnicy\nData publikacji 01.02.2020\n\n{text}",
        "Kontrola na obwodnicy\n\nData publikacji 01.02.2020\n\n{banner}\n\n{text}",
    ],
)
def test_page_with_a_banner_is_archived(page: str, banner: str) -> None:
    fields = read_text(page.format(banner=banner, text=TEXT))
    assert (fields.get("source_status"), fields.origins["source_status"]) == ("archived", "label")
    assert (fields.get("title"), fields.get("body")) == ("Kontrola na obwodnicy", TEXT)
    assert fields.get("section") in (None, "Aktualności")


@pytest.mark.parametrize(
    "page",
    [
        f"Archiwum\n\nKontrola na obwodnicy\n\nData publikacji 01.02.2020\n\n{TEXT}",
        f"Aktualności\nArchiwum\nKontakt\n\nKontrola na obwodnicy\n\n01.02.2020\n\n{TEXT}",
        f"Praca\nAktualności\nStrona archiwalna\nKontakt\n\n{DATED}",
        f"Kontrola na obwodnicy\n\n{TEXT}\n\nPowrót na górę strony\nStrona archiwalna",
    ],
)
def test_menu_and_footer_say_nothing_of_the_page(page: str) -> None:
    fields = read_text(page)
    assert fields.get("source_status") is None
    assert fields.get("title") == "Kontrola na obwodnicy"
    assert fields.get("section") in (None, "Aktualności")


def html(above: str, below: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    head = "<h1>Kontrola na obwodnicy</h1><p>Data publikacji 01.02.2020</p>"
    return f"<html><body>{above}<article>{head}{paragraphs}</article>{below}</body></html>"


@pytest.mark.parametrize("banner", BANNERS)
def test_banner_outside_the_article_is_read_in_html(banner: str) -> None:
    fields = read_html(html(f"<div class='info'>{banner}</div>"), URL)
    assert fields.get("source_status") == "archived"
    assert (fields.get("title"), fields.get("body")) == ("Kontrola na obwodnicy", TEXT)


@pytest.mark.parametrize(
    "page",
    [
        html("<ul><li>Strona archiwalna</li></ul>"),
        html("<div><a href='/stare'>Strona archiwalna</a></div>"),
        html("<nav>Strona archiwalna</nav>"),
        html("", "<footer><p>Treść archiwalna</p></footer>"),
    ],
)
def test_link_menu_and_footer_of_html_say_nothing(page: str) -> None:
    assert read_html(page, URL).get("source_status") == "live"


def test_banner_in_a_heading_of_html_is_no_title() -> None:
    page = html("").replace("<h1>", "<h2>Artykuł archiwalny</h2><h1>")
    fields = read_html(page, URL)
    assert (fields.get("title"), fields.get("source_status")) == (
        "Kontrola na obwodnicy",
        "archived",
    )
