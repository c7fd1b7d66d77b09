"""Tagging, archiving, editing, removing, and taking it all back."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Run, record

from newsarch.index.sqlite import file


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
    archive("tag", "+wypadek", "1")
    refused = archive("tags", "rename", "pilne", "wypadek")
    assert (refused.code, "newsarch tags merge pilne --into wypadek" in refused.err) == (4, True)


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


def test_editing(archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i 's/handlowi ludźmi/przemocy/'")
    assert archive("edit", "1").code == 0
    assert record(archive)["title"] == "Wspólnie przeciwko przemocy"
    monkeypatch.setenv("EDITOR", "true")
    assert "stays as it is" in archive("edit", "1").err
    monkeypatch.setenv("EDITOR", "false")
    failed = archive("edit", "1")
    said = "newsarch: The editor “false” ended with code 1. Nothing was changed.\n"
    assert (failed.code, failed.err) == (2, said)
    monkeypatch.setenv("EDITOR", "sed -i 's/^title:.*/title: Nowy/; $aTreść nowego.'")
    added = archive("add", "--edit")
    assert (added.code, added.out) == (0, "4\n")
    assert record(archive, 4)["title"] == "Nowy"
    monkeypatch.setenv("EDITOR", "true")
    assert archive("add", "--edit").code == 1


def test_what_was_written_in_the_editor_is_never_lost(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(home))
    monkeypatch.setenv("EDITOR", "sed -i 's/^published:.*/published: 31.02.2017/'")
    refused = archive("edit", "1")
    (draft,) = home.glob("newsarch-*.md")
    assert (refused.code, str(draft) in refused.err) == (2, True)
    assert "published: 31.02.2017" in draft.read_text(encoding="utf-8")


@pytest.mark.parametrize("line", [["edit", "1"], ["add", "--edit"]])
@pytest.mark.parametrize(
    ("ending", "said"),
    [("exit 3", "ended with code 3."), ("printf '\\377' >> \"$1\"", "not UTF-8")],
)
def test_a_text_is_kept_when_its_editor_fails(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch, line: list[str], ending: str,
    said: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("tempfile.tempdir", str(home))
    editor = home / "editor.sh"
    editor.write_text(f"sed -i 's/^title:.*/title: Mine/' \"$1\"\n{ending}\n", "utf-8")
    monkeypatch.setenv("EDITOR", f"sh {editor}")
    failed = archive(*line)
    (draft,) = home.glob("newsarch-*.md")
    assert failed.code == (2 if line[0] == "edit" else 1)
    assert said in failed.err and f"Your text is kept in {draft}." in failed.err
    assert b"title: Mine" in draft.read_bytes()
    assert archive("list", "--count").out == "3\n"


def test_a_text_is_kept_when_its_editor_is_interrupted(
    archive: Run, home: Path, process: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    editor = home / "editor.sh"
    editor.write_text("sed -i 's/^title:.*/title: Mine/' \"$1\"\nkill -INT $PPID\n", "utf-8")
    before = record(archive)
    done = process("edit", "1", EDITOR=f"sh {editor}", TMPDIR=str(home))
    (draft,) = home.glob("newsarch-*.md")
    assert (done.returncode, str(draft) in done.stderr.decode()) == (130, True)
    assert "title: Mine" in draft.read_text(encoding="utf-8")
    assert record(archive) == before


def test_an_article_that_was_changed_meanwhile_is_not_overwritten_and_nothing_is_lost(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(home))
    editor = home / "editor.sh"
    meanwhile = f"{sys.executable} -m newsarch tag +meanwhile 1"
    editor.write_text(f"{meanwhile}\nsed -i 's/^title:.*/title: Mine/' \"$1\"\n", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"sh {editor}")
    refused = archive("edit", "1")
    (draft,) = home.glob("newsarch-*.md")
    assert (refused.code, str(draft) in refused.err) == (4, True)
    assert "title: Mine" in draft.read_text(encoding="utf-8")
    assert record(archive)["tags"] == ["meanwhile"]


def test_units(archive: Run) -> None:
    assert "KPP w Żarach\t1\t1" in archive("units").lines
    assert "KPP w Żarach  1" in archive("units", "--tree").lines
    assert "2019  1" in archive("units", "show", "KPP Żary").out
    assert archive("units", "show", "KPP w Żaganiu").code == 3
    taught = archive("units", "alias", "Żarska Policja", "KPP w Żarach")
    assert "“Żarska Policja” is understood as “KPP w Żarach” now." in taught.err
    assert archive("search", "-f", "ids", "--unit", "żarska policja").out == "2\n"
    assert archive("units", "forget", "Żarska Policja").code == 0
    archive("add", "--title", "x", "--body", "y", "--unit", "Kommenda Policji w Zzarach")
    archive("add", "--title", "x", "--body", "z", "--unit", "Komenda Policji w Zzarach")
    assert (
        "Kommenda Policji w Zzarach\tKomenda Policji w Zzarach" in archive("units", "suggest").lines
    )


def test_what_an_alias_stood_for_before_is_said(archive: Run) -> None:
    assert "before" not in archive("units", "alias", "Żarska Policja", "KPP w Żarach").err
    assert "before" not in archive("units", "alias", "żarska policja", "KPP w Żarach").err
    said = archive("units", "alias", "Żarska Policja", "KPP w Żaganiu").err
    assert "“Żarska Policja” was understood as “KPP w Żarach” before." in said


def test_a_lesson_is_confirmed_in_canonical_names(archive: Run) -> None:
    taught = archive("units", "alias", "drogówka", "wrd kpp zary").err
    assert "“drogówka” is understood as “Wydział Ruchu Drogowego KPP w Żarach” now." in taught
    assert "“drogówka” is forgotten." in archive("units", "forget", "drogówka").err
    merged = archive("units", "merge", "Zespół A", "Zespół B", "--into", "KPP w Żarach").err
    assert "“Zespół A” is understood as “KPP w Żarach” now." in merged


def test_a_tag_that_keeps_its_name_is_no_conflict(archive: Run) -> None:
    result = archive("tags", "rename", "wypadek", "wypadek")
    assert (result.code, result.err) == (0, "0 articles changed (1 was like that already).\n")


def test_history_shows_what_went_from_a_list_and_what_came(archive: Run) -> None:
    archive("tag", "+pilne", "-wypadek", "2")
    assert "    Tags: −wypadek, +pilne" in archive("history", "2").lines
    archive("set", "1", "unit=KPP w Żarach")
    assert max(map(len, archive("history", "1").lines)) <= 80


def test_a_lesson_can_be_tried(archive: Run) -> None:
    archive("set", "3", "title=Żarska Policja informuje")
    archive("units", "alias", "Żarska Policja", "KPP w Żarach")
    before = archive("list", "-f", "json").out, archive("history", "3", "-f", "json").out
    for line in (
        ["units", "alias", "Żarska Policja", "KPP w Żaganiu"],
        ["units", "forget", "Żarska Policja"],
        ["units", "merge", "Żarska Policja", "--into", "KPP w Żaganiu"],
    ):
        result = archive(*line, "--dry-run")
        assert (result.code, result.lines[0].split("\t")[0]) == (0, "3")
        assert "1 article would be changed." in result.err
        assert before == (
            archive("list", "-f", "json").out,
            archive("history", "3", "-f", "json").out,
        )
    assert "0 articles would be changed." in archive("units", "refresh", "--dry-run").err


def test_a_unit_that_is_not_known_is_taken_with_a_warning(archive: Run) -> None:
    known = archive("set", "3", "unit=KPP w Żarach")
    assert (known.code, known.err) == (0, "1 article changed.\n")
    for line in (
        ["set", "3", "unit=KPP w Narnii"],
        ["add", "--title", "a", "--unit", "KPP w Narnii"],
    ):
        result = archive(*line)
        assert (result.code, "No unit is known as “KPP w Narnii”." in result.err) == (0, True)
    assert record(archive, 3)["unit"] == "KPP w Narnii"
    assert "No unit" not in archive("set", "3", "unit=").err


def test_a_category_is_confirmed(archive: Run) -> None:
    assert archive("retention", "set", "1", "B5").err == "1 article changed.\n"
    assert archive("-q", "retention", "set", "2", "B5").err == ""


def test_rules_are_counted_in_words(run: Run, home: Path) -> None:
    assert "auto_archive\t0 rules" in run("config", "show").lines
    (home / "c.toml").write_text('[[auto_archive]]\nname = "r"\nolder_than = "90d"\n')
    assert "auto_archive\t1 rule" in run("--config", "c.toml", "config", "show").lines


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
    for line, said in ((["check"], "at first sight"), (["check", "--deep"], "well")):
        result = archive(*line)
        assert (result.code, result.out) == (0, "")
        assert said in result.err
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


def test_what_is_not_there_is_not_compacted(run: Run, home: Path) -> None:
    assert (run("compact").code, (home / "archive.json").exists()) == (3, False)


def test_compacting_and_reindexing_change_no_answer(archive: Run) -> None:
    before = archive("list", "-f", "json").out
    assert archive("compact").code == 0
    assert archive("reindex").err == "3 articles indexed.\n"
    assert archive("list", "-f", "json").out == before


def test_a_reindexing_that_cannot_write_does_not_claim_success(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> int:
        raise file.UnusableError

    monkeypatch.setattr(file, "_open_file", refuse)
    refused = archive("reindex")
    assert (refused.code, "archive.index" in refused.err) == (73, True)
    assert archive("list", "--count").out == "3\n"


def test_an_article_keeps_a_title_or_a_text(archive: Run) -> None:
    assert archive("set", "3", "title=").code == 0
    refused = archive("set", "3", "body=")
    assert (refused.code, "neither a title nor a text" in refused.err) == (2, True)
    assert record(archive, 3)["body"] == "Komunikat."


def test_an_article_without_a_title_is_named_all_the_same(
    archive: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "sed -i '$aTekst bez tytułu.'")
    added = archive("add", "--edit")
    assert (added.code, added.err.splitlines()[0]) == (0, "(no title): article 4 added.")
    assert "(no title)" in archive("list", "-f", "table").out


def test_a_date_to_come_is_taken_with_a_warning_and_check_says_the_same(archive: Run) -> None:
    for line in (("add", "--title", "a", "--body", "b", "--date", "2031-01-01"),
                 ("set", "1", "published=2031-01-01")):  # fmt: skip
        taken = archive(*line)
        assert (taken.code, "is dated 2031-01-01, which cannot be" in taken.err) == (0, True)
    assert archive("check", "--deep").out.count("2031-01-01") == 2
    tomorrow = archive("add", "--title", "c", "--body", "d", "--date", "2026-11-25")
    assert (tomorrow.code, "cannot be" in tomorrow.err) == (0, False)
    assert archive("check", "--deep").out.count("cannot be") == 2


def test_a_missing_date_is_pointed_out_and_how_to_give_one(archive: Run, home: Path) -> None:
    (home / "undated.txt").write_text("Bez dnia\n\nKomunikat bez dnia.\n", encoding="utf-8")
    missing = "undated.txt: no date of publication was found; "
    tried = archive("add", "undated.txt", "--dry-run")
    assert (tried.code, f"{missing}--date gives one." in tried.err) == (0, True)
    added = archive("-q", "add", "undated.txt")
    assert (added.code, added.out) == (0, "4\n")
    assert added.err == f"{missing}“newsarch set 4 date=DATE” gives one.\n"
    assert archive("search", "-f", "ids", "date:brak").lines == ["4", "3"]
    assert archive("list", "--date", "none", "--count").out == "2\n"
    assert archive("set", "4", "date=1.02.2020").err == "1 article changed.\n"
    assert archive("list", "--date", "none", "--count").out == "1\n"
    assert "no date" not in archive("add", "page.txt", "--if-exists", "skip").err


def test_an_import_counts_articles_without_a_date(run: Run, home: Path) -> None:
    lines = [json.dumps({"title": "a", "body": str(n)}) for n in range(2)]
    (home / "undated.jsonl").write_text("\n".join(lines), encoding="utf-8")
    said = "No date of publication was found for 2 articles."
    shown = "“newsarch list date:none” shows what has none."
    assert run("import", "undated.jsonl", "--dry-run").err.splitlines()[0] == said
    assert f"{said} {shown}" in run("import", "undated.jsonl").err.splitlines()
    assert "No date" not in run("import", "undated.jsonl").err
    assert len(run("list", "date:none").lines) == 2


def test_an_import_counts_the_dates_that_cannot_be(run: Run, home: Path) -> None:
    dates = ("2031-01-01", "2017-06-29")
    lines = [json.dumps({"title": day, "body": day, "published": day}) for day in dates]
    (home / "dates.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert "1 article has a date that cannot be" in run("import", "dates.jsonl").err


def test_a_unit_that_is_not_known_is_pointed_out_before_anything_is_changed(archive: Run) -> None:
    for command in (["archive"], ["unarchive"], ["tag", "+x"], ["remove", "--yes"]):
        result = archive(*command, "--unit", "nie ma takiej")
        assert (result.code, "No unit is known as “nie ma takiej”" in result.err) == (0, True)
    assert "No unit is known" not in archive("archive", "--unit", "KPP w Żarach").err


@pytest.mark.parametrize("command", ["search", "list", "export", "stats"])
@pytest.mark.parametrize(
    "words",
    [["unit:KPP Żarrch"], ["published-by:KPP Żarrch"], ['a OR -unit:"KPP Żarrch"'],
     ["--unit", "KPP Żarrch"]],
)  # fmt: skip
def test_a_unit_that_is_not_known_is_pointed_out_wherever_it_is_looked_for(
    archive: Run, command: str, words: list[str]
) -> None:
    result = archive(command, *words)
    sentence = "No unit is known as “KPP Żarrch”. Did you mean “KPP w Żarach”?"
    assert (result.code, result.err.splitlines()[0]) == (0, sentence)
    assert archive(command, "unit:KPP w Żarach", "--unit", "KPP Żary").err == ""


def test_a_unit_is_pointed_out_once_and_not_where_it_is_explained(archive: Run) -> None:
    line = ["search", "unit:nie ma takiej", "--unit", "nie ma takiej"]
    assert archive(*line).err.count("No unit is known") == 1
    assert archive(*line, "--explain").err == ""
