"""Adding an article, finding it, reading it: the first half of its journey."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from tests.cli.conftest import Run, record

from newsarch.model.codec import RECORD_KEYS


def test_add_prints_the_id_and_nothing_else(run: Run) -> None:
    result = run("add", "page.txt")
    assert (result.code, result.out) == (0, "1\n")
    assert "article 1 added" in result.err


def test_a_page_is_understood(archive: Run) -> None:
    found = record(archive)
    assert tuple(found) == RECORD_KEYS
    assert found["title"] == "Wspólnie przeciwko handlowi ludźmi"
    assert found["published"] == "2017-06-29"
    assert found["section"] == "Aktualności"
    assert found["by"] == "kom. Justyna Ławreszuk"
    assert found["unit"] == "Wydział Prewencji KWP w Gorzowie Wlkp."
    assert (found["status"], found["archived_reason"]) == ("archived", "source")
    assert "Powrót" not in str(found["body"])


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["handel", "ludzmi"], "1"),
        (["--unit", "Wydział Prewencji"], "1"),
        (["unit:Wydział Prewencji"], "1"),
        (["--unit", "KWP Gorzów"], "1"),
        (["date:czerwiec 2017"], "1"),
        (["--from", "2018", "--to", "2019-12-31"], "2"),
        (["-tag:wypadek", "komunikat"], "3"),
        (["--tag", "wypadek"], "2"),
        (["--no-tag", "wypadek", "--status", "active"], "3"),
        (["--id", "1,3"], "1\n3"),
        (["--unit", "Wydział Ruchu Drogowego"], ""),
        (["--unit", "KMP w Gorzowie Wlkp."], ""),
        (["--title", "wypadek"], "2"),
        (["--by", "Ławreszuk"], "1"),
        (["OR", "x"], None),
    ],
)
def test_search_finds_by_words_and_flags(archive: Run, words: list[str], ids: str | None) -> None:
    result = archive("search", "-f", "ids", *words)
    if ids is None:
        assert result.code == 2
    else:
        assert result.code == 0
        assert sorted(result.out.split()) == ids.split()


@pytest.mark.parametrize("line", [["search"], ["list", "-f", "json"], ["search", "--count"],
                                  ["export"], ["export", "-f", "jsonl"]])  # fmt: skip
def test_where_nothing_is_found_a_word_that_no_article_has_is_named(
    archive: Run, line: list[str]
) -> None:
    nothing = archive(*line, "tag:nic")
    assert nothing.err == ""
    slip = archive(*line, "wypadeek", "tag:nic", "-qqqqqq")
    assert (slip.code, slip.out) == (0, nothing.out)
    assert slip.err == "No article has the word “wypadeek”; did you mean “wypadek”?\n"
    assert archive(*line, "Qqqqqq").err == "No article has the word “Qqqqqq”.\n"
    assert archive(*line, '"wypadek na trujce"').err.count("did you mean “trójce”?") == 1
    assert archive(*line, "wypadek", "handel").err == ""
    assert archive("-q", *line, "wypadeek").err == ""
    assert archive(*line, "wypadek OR wypadeek").err == ""


def test_plain_lines_are_tab_separated(archive: Run) -> None:
    result = archive("list", "--sort", "date", "--limit", "1")
    assert result.out == "2\t2019-02-01\tWypadek na trójce\tKPP w Żarach\twypadek\tactive\n"


def test_fields_are_chosen(archive: Run) -> None:
    assert archive("list", "--fields", "id,date", "--id", "1").out == "1\t2017-06-29\n"
    assert json.loads(archive("list", "-f", "json", "--fields", "id", "--id", "1").out) == [
        {"id": 1}
    ]
    assert archive("list", "--fields", "nonsense").code == 2


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md", "ids", "table", "plain"])
def test_every_format_of_a_list(archive: Run, format: str) -> None:
    result = archive("list", "-f", format)
    assert result.code == 0
    if format == "json":
        ids = [one["id"] for one in json.loads(result.out)]
    elif format == "jsonl":
        ids = [json.loads(line)["id"] for line in result.lines]
    elif format == "csv":
        ids = [int(row["id"]) for row in csv.DictReader(StringIO(result.out))]
    elif format == "ids":
        ids = [int(line) for line in result.lines]
    else:
        assert result.out.count("Bez daty") == 1
        return
    assert ids == [2, 1, 3]


def test_count_facets_and_stats(archive: Run) -> None:
    assert archive("search", "--count").out == "3\n"
    assert archive("search", "--facets", "status").lines == [
        "status\tactive\t2",
        "status\tarchived\t1",
    ]
    assert archive("search", "--facets", "colour").code == 2
    assert "tag\twypadek\t1" in archive("stats").lines
    assert json.loads(archive("stats", "-f", "json", "--per", "tag").out) == {
        "tag": [{"value": "wypadek", "count": 1}]
    }


def test_a_limit_and_an_offset(archive: Run) -> None:
    assert archive("list", "-f", "ids", "--limit", "1", "--offset", "1").out == "1\n"
    assert archive("list", "-f", "ids", "--reverse").out.split() == ["3", "1", "2"]
    assert archive("list", "--limit", "0").out == ""


def test_explain_says_what_was_understood(archive: Run) -> None:
    result = archive("search", "--explain", "handel", "--unit", "KWP Gorzów")
    assert "KWP w Gorzowie Wlkp." in result.out
    assert "handel" in result.out


def test_an_unknown_unit_is_no_error_and_brings_suggestions(archive: Run) -> None:
    result = archive("search", "--unit", "Wydzial Prewenci KWP w Gorzowie")
    assert result.code == 0
    result = archive("search", "--unit", "Xyz Żarach")
    assert (result.code, result.out) == (0, "")
    assert "No unit is known as “Xyz Żarach”" in result.err
