"""HTML pages: the same layouts, and metadata that is believed less than what is printed."""

from __future__ import annotations

import pytest

from newsarch.errors import NotAnArticleError
from newsarch.pages.html import body_of, read_html

BODY = "<p>Policjanci sprawdzili dwustu kierowców.</p><p>Nikt nie był pijany.</p>"


def page(article: str, head: str = "") -> str:
    return f"<html lang='pl'><head>{head}</head><body><main>{article}</main></body></html>"


def json_ld(day: str) -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Kontrola", '
        f'"datePublished": "{day}", "author": {{"name": "Ewa Lis"}}}}</script>'
    )


def test_label_on_the_page_beats_json_ld() -> None:
    html = page(f"<h1>Kontrola</h1><p>Data publikacji 02.03.2020</p>{BODY}", json_ld("2021-01-01"))
    fields = read_html(html)
    assert (fields.get("published"), fields.origins["published"]) == ("2020-03-02", "label")


def test_json_ld_beats_a_bare_date_on_the_page() -> None:
    fields = read_html(page(f"<h1>Kontrola</h1>{BODY}", json_ld("2020-03-02T10:00:00+01:00")))
    assert (fields.get("published"), fields.origins["published"]) == ("2020-03-02", "metadata")
    assert fields.get("by") == "Ewa Lis"


@pytest.mark.parametrize("day", ["1970-01-01T00:00:00+00:00", "0001-01-01", "soon", "2020-13-01"])
def test_a_default_for_a_date_is_ignored(day: str) -> None:
    assert read_html(page(f"<h1>Kontrola</h1>{BODY}", json_ld(day))).get("published") is None


def test_a_time_in_utc_is_a_polish_day() -> None:
    fields = read_html(page(f"<h1>Kontrola</h1>{BODY}", json_ld("2022-02-28T23:30:00Z")))
    assert fields.get("published") == "2022-03-01"


def test_lists_and_sub_headings_stay() -> None:
    html = page(f"<h1>Kontrola</h1>{BODY}<h3>Wyniki</h3><ul><li>raz</li><li>dwa</li></ul>")
    assert read_html(html).get("body").endswith("Wyniki\n\n• raz\n• dwa")


@pytest.mark.parametrize(
    "noise",
    [
        "<nav>Menu główne</nav>",
        "<script>alert('x')</script>",
        "<div style='display:none'>ukryte</div>",
        "<div class='share'>Udostępnij znajomym</div>",
        "<figure><figcaption>Radiowóz, fot. KPP</figcaption></figure>",
        "<form><input value='szukaj'></form>",
        "<div id='comments'><p>Brawo!</p></div>",
    ],
)
def test_noise_is_left_out(noise: str) -> None:
    fields = read_html(page(f"<h1>Kontrola</h1>{BODY}{noise}"))
    assert fields.get("body").endswith("Nikt nie był pijany.")


def test_police_page_without_banner_is_live() -> None:
    url = "https://zary.policja.gov.pl/aktualnosci/1,kontrola.html"
    fields = read_html(page(f"<h1>Kontrola</h1>{BODY}"), url)
    assert fields.get("source_status") == "live"
    assert (fields.get("url"), fields.origins["url"]) == (url, "given")
    assert fields.get("publisher") == "Polska Policja"


def test_banner_beats_live() -> None:
    html = page(f"<h1>Kontrola</h1><p>Strona znajduje się w archiwum.</p>{BODY}")
    fields = read_html(html, "https://policja.pl/pol/aktualnosci/1,kontrola.html")
    assert fields.get("source_status") == "archived"


def test_other_pages_say_nothing_of_their_state() -> None:
    html = page(f"<h1>Kontrola</h1>{BODY}")
    assert read_html(html, "https://example.org/1").get("source_status") is None


def test_keywords_become_tags_that_an_archive_can_hold() -> None:
    head = '<meta name="keywords" content="pożar, -zły,, OSP ,pożar">'
    assert read_html(page(f"<h1>Kontrola</h1>{BODY}", head)).get("tags") == ("OSP", "pożar")


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(NotAnArticleError, match="nested"):
        read_html("<div>" * 10_000 + "x")


def test_large_page_is_read_by_a_child_process() -> None:
    html = page(f"<h1>Kontrola</h1>{BODY}" + ("<p>" + "Ala ma kota. " * 10 + "</p>") * 3_000)
    fields = read_html(html, "https://example.org/1")
    assert fields.get("title") == "Kontrola"
    assert fields.origins["url"] == "given"


def test_child_hands_its_refusal_on() -> None:
    with pytest.raises(NotAnArticleError, match="nested"):
        read_html("<div>" * 100_000)


def test_piece_of_html_is_its_text() -> None:
    assert body_of("<p>Raz<br>dwa</p><p>trzy</p>") == "Raz\ndwa\n\ntrzy"
