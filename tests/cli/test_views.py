"""What people see where programs get lines: asked for by name, so that no terminal is needed."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run

from newsarch.cli import main as program
from newsarch.index.base import FACETS


def test_facets_and_statistics_have_bars(archive: Run) -> None:
    facets = archive("search", "--facets", "status,tag", "-f", "table").out
    assert facets.startswith("Status\nactive    2  ████")
    assert "\n\nTags\nwypadek  1  ████" in facets
    shown = archive("stats", "-f", "text")
    assert shown.lines[0] == "3 articles"
    assert "(none)  1" in shown.out
    assert json.loads(archive("search", "--facets", "year", "-f", "json").out)["year"]


def test_many_values_are_cut_short_for_people(archive: Run) -> None:
    for number in range(20):
        archive("add", "--title", "x", "--body", f"tekst {number}", "--tag", f"znak{number}")
    assert "… and 6 more" in archive("stats", "-f", "text").out
    assert archive("stats", "--per", "tag", "-f", "text").out.count("znak") == 20


def test_of_too_many_years_the_newest_are_shown_in_their_order(archive: Run) -> None:
    for year in range(2001, 2017):
        archive("add", "--title", "x", "--body", str(year), "--date", str(year) + "-01-01")
    years = [line[:4] for line in archive("stats", "-f", "text").lines if line[:2] == "20"]
    assert years == [*map(str, range(2004, 2018)), "2019"]
    shown = archive("stats", "-f", "text").out
    assert "… and 3 before" in shown
    assert shown.index("(none)") < shown.index("2004"), "articles without a date are no early ones"


def test_help_names_every_facet(run: Run) -> None:
    for language in ("en", "pl"):
        said = " ".join(run("--lang", language, "search", "--help").out.split())
        facets = said.partition("--facets")[2].partition("--explain")[0]
        assert set(FACETS) <= set(facets.replace(",", " ").split())


def test_counts_come_in_no_format_that_is_not_theirs(archive: Run) -> None:
    assert archive("search", "--facets", "year", "-f", "csv").code == 2


def test_where_there_is_nothing_to_count_that_is_said(run: Run) -> None:
    assert run("tags", "-f", "text").out == "Tags\n(none)\n"


def test_trees_of_units_stand_in_the_order_of_the_alphabet(archive: Run) -> None:
    archive("add", "--title", "x", "--body", "y", "--unit", "Wydział Prewencji KPP w Żaganiu")
    roots = [line for line in archive("units", "--tree").lines if line[0].isalpha()]
    assert roots[:3] == ["KPP w Żaganiu", "KPP w Żarach  1", "KWP w Gorzowie Wlkp."]


def test_units_as_table_and_records(archive: Run) -> None:
    table = archive("units", "-f", "text")
    assert table.lines[0].split() == ["Unit", "Published", "Mentions"]
    assert "units." in table.err
    records = json.loads(archive("units", "-f", "json").out)
    assert {"unit": "KPP w Żarach", "published": 1, "articles": 1} in records
    about = json.loads(archive("units", "show", "KPP w Żarach", "-f", "json").out)
    assert about["units"] == ["KPP w Żarach"]
    assert json.loads(archive("units", "suggest", "-f", "json").out) == []


def test_units_are_merged(archive: Run) -> None:
    archive("add", "--title", "x", "--body", "y", "--unit", "Posterunek Zmyślony")
    assert archive("units", "merge", "Posterunek Zmyślony").code == 2
    assert archive("units", "merge", "Posterunek Zmyślony", "--into", "KPP w Żarach").code == 0
    assert archive("search", "-f", "ids", "--unit", "KPP w Żarach").out.split() == ["2", "4"]


def test_tags_as_bars(archive: Run) -> None:
    assert archive("tags", "-f", "text").out.startswith("Tags\nwypadek  1  ████")


def test_several_articles_to_be_added_are_shown_one_by_one(archive: Run) -> None:
    result = archive("add", "page.txt", "page.txt", "--dry-run")
    assert result.out.count("Wspólnie przeciwko handlowi ludźmi") == 2
    assert "has it already, as article 1" in result.err


def test_verbose_names_the_archive(archive: Run) -> None:
    assert "archive.json" in archive("-v", "list").err


def test_a_fault_is_one_line_and_no_traceback(
    archive: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(_argv: list[str]) -> int:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(program, "run", fault)
    result = archive("list")
    assert result.code == 1
    assert result.err == (
        "newsarch: This is a fault in newsarch, please report it: ZeroDivisionError: by zero\n"
    )


def test_people_read_a_status_in_their_language_and_programs_its_code(archive: Run) -> None:
    archive("archive", "2")
    for line, said in (
        (("history", "2"), "aktywny → archiwalny"),
        (("history", "2"), "ręcznie"),
        (("search", "--id", "2", "-f", "md"), "| archiwalny |"),
    ):
        assert said in archive("--lang", "pl", *line).out
    assert "archived" in archive("--lang", "pl", "search", "--id", "2", "-f", "plain").out
    archive("retention", "set", "2", "B1")
    assert "  archiwalny  " in archive("--lang", "pl", "retention", "due").out
    assert ",archived," in archive("--lang", "pl", "retention", "due", "-f", "csv").out
