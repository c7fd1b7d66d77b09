"""The everyday commands, from the first article to its removal and back."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from newsarch.model.codec import RECORD_KEYS


def record(run: Run, id: int = 1) -> dict[str, object]:
    (found,) = json.loads(run("show", str(id), "-f", "json").out)
    return dict(found)


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
    ids = {"json": lambda t: [r["id"] for r in json.loads(t)],
           "jsonl": lambda t: [json.loads(line)["id"] for line in t.splitlines()],
           "csv": lambda t: [int(r["id"]) for r in csv.DictReader(StringIO(t))]}  # fmt: skip
    if format in ids:
        assert ids[format](result.out) == [2, 1, 3]
    else:
        assert result.out


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


def test_tagging(archive: Run) -> None:
    result = archive("tag", "+ważne", "-wypadek", "2", "--query", "handel")
    assert (result.code, result.out) == (0, "")
    assert result.err == "2 articles changed.\n"
    assert record(archive, 2)["tags"] == ["ważne"]
    assert "nearly “ważne”" in archive("tag", "+wazne", "3").err
    assert archive("tags").lines == ["wazne\t1", "ważne\t2"]
    assert archive("tags", "merge", "wazne", "--into", "ważne").code == 0
    assert archive("tags", "rename", "ważne", "pilne").code == 0
    assert archive("tags").lines == ["pilne\t3"]
    assert archive("tags", "rename", "nie ma", "x").code == 3


def test_a_dry_run_lists_and_changes_nothing(archive: Run) -> None:
    before = archive("list", "-f", "json").out
    for line in (["tag", "+x", "1"], ["archive", "2"], ["remove", "1"], ["set", "1", "by=x"]):
        result = archive(*line, "--dry-run")
        assert result.code == 0
        assert result.lines[0].startswith(line[1] if line[0] != "tag" else "1")
        assert "would" in result.err
    assert archive("list", "-f", "json").out == before


def test_archiving_and_back(archive: Run) -> None:
    assert archive("archive", "2", "--reason", "po terminie").err == "1 article archived.\n"
    assert record(archive, 2)["archived_reason"] == "po terminie"
    assert "0 articles archived (1 was like that already)." in archive("archive", "2").err
    assert archive("unarchive", "--status", "archived").err == "2 articles changed.\n"
    assert record(archive, 1)["status"] == "active"


def test_nothing_selected_is_an_error_not_everything(archive: Run) -> None:
    for command in (["archive"], ["remove", "--yes"], ["tag", "+x"], ["unarchive"]):
        assert archive(*command).code == 2


def test_set_history_and_undo(archive: Run) -> None:
    assert archive("set", "1", "date=30.06.2017", "unit=KPP w Żarach").code == 0
    assert record(archive)["published"] == "2017-06-30"
    assert "2017-06-29 → 2017-06-30" in archive("history", "1").out
    entries = json.loads(archive("history", "1", "-f", "json").out)
    assert [entry["command"] for entry in entries] == ["add", "set"]
    assert archive("undo", "--dry-run").code == 0
    assert archive("undo").code == 0
    assert record(archive)["published"] == "2017-06-29"
    assert archive("set", "1", "colour=red").code == 2
    assert archive("set", "1", "date=31.02.2017").code == 2


def test_removing_asks_for_a_yes_and_undo_brings_it_back(archive: Run) -> None:
    refused = archive("remove", "2")
    assert refused.code == 2
    assert "--yes" in refused.err
    assert archive("remove", "2", "--yes").code == 0
    assert archive("show", "2").code == 3
    assert archive("undo").code == 0
    assert record(archive, 2)["title"] == "Wypadek na trójce"


def test_the_same_article_is_stored_once(archive: Run) -> None:
    again = archive("add", "page.txt")
    assert (again.code, again.out) == (4, "1\n")
    assert archive("add", "page.txt", "--if-exists", "skip").code == 0
    assert archive("add", "page.txt", "--if-exists", "new").out == "4\n"


def test_add_tells_the_origin_of_each_field(run: Run) -> None:
    result = run("add", "page.txt", "--dry-run", "--title", "Inny")
    assert "Inny  (given)" in result.out
    assert "2017-06-29  (label on the page)" in result.out
    assert run("list").out == ""


def test_one_bad_input_does_not_stop_the_others(run: Run, home: Path) -> None:
    (home / "empty.txt").write_text("")
    result = run("add", "empty.txt", "page.txt", "missing.txt")
    assert (result.code, result.out) == (1, "1\n")
    assert "empty.txt: " in result.err
    assert "missing.txt" in result.err


def test_nothing_to_add_is_an_error(run: Run) -> None:
    assert run("add").code == 2


def test_editing(archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i 's/handlowi ludźmi/przemocy/'")
    assert archive("edit", "1").code == 0
    assert record(archive)["title"] == "Wspólnie przeciwko przemocy"
    monkeypatch.setenv("EDITOR", "true")
    assert "stays as it is" in archive("edit", "1").err
    monkeypatch.setenv("EDITOR", "false")
    assert archive("edit", "1").code == 2
    monkeypatch.setenv("EDITOR", "sed -i 's/^title:.*/title: Nowy/; $aTreść nowego.'")
    added = archive("add", "--edit")
    assert (added.code, added.out) == (0, "4\n")
    assert record(archive, 4)["title"] == "Nowy"
    monkeypatch.setenv("EDITOR", "true")
    assert archive("add", "--edit").code == 1


def test_exporting(archive: Run, home: Path) -> None:
    page = archive("export", "--id", "1", "--width", "60").out
    assert page.startswith("Aktualności\n\nStrona znajduje się w archiwum.\n\nWspólnie")
    assert max(map(len, page.splitlines())) <= 60
    assert archive("export", "-o", "all.jsonl").code == 0
    assert len((home / "all.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    assert archive("export", "-o", "all.jsonl").code == 4
    assert archive("export", "-o", "all.jsonl", "--force").code == 0
    assert archive("export", "--split", "-o", "pages", "-f", "md").code == 0
    assert sorted(path.name for path in (home / "pages").iterdir()) == [
        "1-wspolnie-przeciwko-handlowi-ludzmi.md", "2-wypadek-na-trojce.md", "3-bez-daty.md",
    ]  # fmt: skip
    assert archive("export", "--split").code == 2
    assert archive("export", "-o", "missing/all.txt").code == 73


def test_what_is_exported_can_be_added_again(archive: Run, home: Path) -> None:
    for format in ("md", "csv", "jsonl"):
        other = str(home / f"{format}.json")
        if format == "md":
            archive("export", "--split", "-o", "pages", "-f", "md")
            assert archive("--archive", other, "add", "pages").code == 0
        else:
            archive("export", "-o", f"all.{format}")
            assert archive("--archive", other, "import", f"all.{format}").code == 0
        fields = ("list", "--sort", "title", "--fields", "title,published,by,unit,tags,status")
        assert archive("--archive", other, *fields).out == archive(*fields).out


def test_importing_reports_what_was_refused(run: Run, home: Path) -> None:
    lines = ['{"title": "Jeden", "body": "x"}', "{not json", '{"title": "Dwa", "body": "y"}']
    (home / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("import", "many.jsonl")
    assert result.code == 1
    assert "2 articles added, 1 refused." in result.err
    assert "many.jsonl:2" in result.err
    assert run("import", "many.jsonl").err.endswith(
        "0 articles added, 2 there already, 1 refused.\n"
    )


def test_units(archive: Run) -> None:
    assert "KPP w Żarach\t1\t1" in archive("units").lines
    assert "KPP w Żarach  1" in archive("units", "--tree").lines
    assert "2019  1" in archive("units", "show", "KPP Żary").out
    assert archive("units", "show", "KPP w Żaganiu").code == 3
    assert archive("units", "alias", "Żarska Policja", "KPP w Żarach").code == 0
    assert archive("search", "-f", "ids", "--unit", "żarska policja").out == "2\n"
    assert archive("units", "forget", "Żarska Policja").code == 0
    assert archive("units", "suggest").code == 0


def test_config(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"archive\t{home}/archive.json" in run("config").lines
    path = Path(run("config", "path").out.strip())
    monkeypatch.setenv("EDITOR", "sed -i '$acolour = 1'")
    broken = run("config", "edit")
    assert broken.code == 2
    assert "colour" in broken.err
    assert run("list").code == 2
    assert run("config", "path").code == 0
    monkeypatch.setenv("EDITOR", "sed -i /colour/d")
    assert run("config", "edit").code == 0
    assert path.stat().st_mode & 0o077 == 0 or path.exists()
    assert run("list").code == 0


def test_a_healthy_archive_is_well(archive: Run) -> None:
    for line in (["check"], ["check", "--deep"]):
        result = archive(*line)
        assert (result.code, result.out) == (0, "")
        assert "well" in result.err
    assert json.loads(archive("check", "-f", "json").out) == []


def test_damage_is_named_and_repaired_with_a_copy(archive: Run, home: Path) -> None:
    path = home / "archive.json"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Bez daty", b"Bez\0daty"))
    damaged = archive("check", "--deep")
    assert damaged.code == 5
    assert "damaged" in damaged.out
    assert "newsarch check --repair" in damaged.out
    archive("check", "--repair")
    assert list(home.glob("archive.json.damaged-*"))
    assert archive("check", "--deep").code == 0
    assert "1" in archive("list", "-f", "ids").out.split()


def test_compacting_and_reindexing_change_no_answer(archive: Run) -> None:
    before = archive("list", "-f", "json").out
    assert archive("compact").code == 0
    assert archive("reindex").err == "3 articles indexed.\n"
    assert archive("list", "-f", "json").out == before
