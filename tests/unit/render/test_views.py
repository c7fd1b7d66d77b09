"""Tables fit the terminal, lines are whole, bars are to scale."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.model.article import Article
from newsarch.render import charts, detail, plain, table, tree
from newsarch.render.columns import Need, fit
from newsarch.render.ink import Ink

LONG = "Bardzo długi tytuł komunikatu, w którym rzecznik opisuje całe zdarzenie na drodze krajowej"
ARTICLE = Article(
    id=7, title=LONG, published="2017-06-29", unit="Wydział Prewencji KWP w Gorzowie Wlkp.",
    units=("Wydział Prewencji KWP w Gorzowie Wlkp.", "KPP w Żarach"),
    tags=("handel-ludźmi", "prewencja"), status="archived", archived="2020-01-01T10:00:00+01:00",
    archived_reason="source", body="Pierwszy akapit.\n\nDrugi\nw dwóch wierszach.",
    added="2026-11-24T12:00:00+01:00", modified="2026-11-24T12:00:00+01:00",
)  # fmt: skip


def drawn(width: int, *, colored: bool = False) -> str:
    stream = StringIO()
    table.write([ARTICLE, ARTICLE.with_(id=8)], stream, width=width, colored=colored)
    return stream.getvalue()


@pytest.mark.parametrize("width", [30, 50, 80, 120, 200])
def test_a_table_fits_and_loses_no_word_of_the_title(width: int) -> None:
    lines = drawn(width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(word in drawn(width) for word in LONG.split())
    assert "Title" in lines[0]


@pytest.mark.parametrize("width", [1, 10, 20])
def test_where_no_table_fits_nothing_is_cut_off(width: int) -> None:
    page = drawn(width)
    assert "…" not in page
    assert "2017-06-29  Bardzo" in page


def test_at_80_columns_all_six_columns_are_there_and_tags_are_not_broken() -> None:
    page = drawn(80)
    assert page.split("\n")[0].split() == ["Id", "Date", "Title", "Unit", "Tags", "Status"]
    assert "handel-ludźmi" in page


def test_a_wide_terminal_is_used() -> None:
    assert len(drawn(200).splitlines()) == 3


def test_colour_only_when_asked_for() -> None:
    assert "\x1b[" not in drawn(80)
    assert "\x1b[" in drawn(80, colored=True)


needs = st.fixed_dictionaries(
    {
        "id": st.just(Need(4)),
        "published": st.just(Need(10)),
        "title": st.builds(Need, st.integers(0, 200), st.integers(0, 30)),
    },
    optional={
        "unit": st.builds(Need, st.integers(0, 100), st.integers(0, 30)),
        "tags": st.builds(Need, st.integers(0, 60), st.integers(0, 30)),
        "status": st.just(Need(14)),
    },
)  # fmt: skip


@given(needs, st.integers(50, 250))
def test_columns_fit_the_room_and_take_no_more_than_they_need(
    needs: dict[str, Need], room: int
) -> None:
    widths = fit(needs, room, 2)
    assert sum(widths.values()) + 2 * (len(widths) - 1) <= room
    assert all(width <= max(needs[name].cell, 1) for name, width in widths.items())
    assert {"id", "published", "title"} <= widths.keys()


def test_a_line_for_programs_is_never_cut_off() -> None:
    stream = StringIO()
    plain.write([ARTICLE.with_(title=LONG * 9, published=None)], stream)
    (line,) = stream.getvalue().splitlines()
    assert line.split("\t")[:3] == ["7", "", LONG * 9]
    assert line.split("\t")[4] == "handel-ludźmi, prewencja"


def test_show_has_labels_values_and_wrapped_text() -> None:
    stream = StringIO()
    detail.write([ARTICLE], stream, width=60)
    page = stream.getvalue()
    assert max(map(len, page.splitlines())) <= 60
    assert "Mentions  KPP w Żarach" in page
    assert "archived, on 2020-01-01 (source)" in page
    assert "\n  Pierwszy akapit.\n\n  Drugi\n  w dwóch wierszach.\n" in page


def test_show_of_several_has_a_rule_between() -> None:
    stream = StringIO()
    detail.write([ARTICLE, ARTICLE.with_(id=8)], stream)
    assert stream.getvalue().count("─" * 80) == 1


def test_bars_are_to_scale() -> None:
    assert charts.bar(40, 40, 40) == "█" * 40
    assert charts.bar(20, 40, 40) == "█" * 20
    assert charts.bar(0, 40, 40) == ""
    assert charts.bar(1, 10_000, 40) != ""


@given(st.lists(st.tuples(st.text(max_size=80), st.integers(0, 10**9)), max_size=8))
def test_a_chart_fits(counts: list[tuple[str, int]]) -> None:
    stream = StringIO()
    charts.write(counts, stream, width=80)
    assert len(stream.getvalue().splitlines()) == len(counts)


@pytest.mark.parametrize("width", [80, 200])
def test_a_chart_uses_the_window_for_long_names(width: int) -> None:
    stream = StringIO()
    charts.write([("W" * 60, 7), ("Z", 1)], stream, width=width)
    assert max(map(len, stream.getvalue().splitlines())) <= width
    assert "W" * 60 in stream.getvalue()


def test_a_tree_shows_what_belongs_to_what() -> None:
    stream = StringIO()
    inner = tree.Branch("Wydział Prewencji", "5")
    tree.write([tree.Branch("KWP", "12", [inner, tree.Branch("Wydział Kryminalny")])], stream)
    assert stream.getvalue() == "KWP  12\n├─ Wydział Prewencji  5\n└─ Wydział Kryminalny\n"


def test_ink_paints_only_when_it_is_on() -> None:
    assert Ink(False)("title", "x") == "x"
    assert Ink(True)("title", "x") == "\x1b[1mx\x1b[0m"
    assert Ink(True)("", "x") == "x"
