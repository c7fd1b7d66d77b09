"""`auto-archive`, `rules`, `hold` and `retention` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsarch.cli.main import main

RULES = """\
[[auto_archive]]
name = "komunikaty"
query = "tag:komunikat -tag:ważne"
older_than = "90d"

[[auto_archive]]
name = "reszta"
older_than = "2 lata"
retention = "B5"
"""
Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of four articles, and rules; today is 24 November 2026."""
    (tmp_path / "config.toml").write_text(RULES, encoding="utf-8")
    monkeypatch.setenv("NEWSARCH_ARCHIVE", str(tmp_path / "archive.json"))
    monkeypatch.setenv("NEWSARCH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("NEWSARCH_LANG", "en")
    monkeypatch.setenv("NEWSARCH_TODAY", "2026-11-24")
    articles: list[list[str]] = [
        ["--date", "2026-08-25", "--tag", "komunikat"],
        ["--date", "2026-08-26", "--tag", "komunikat"],
        ["--date", "2017-06-29", "--tag", "komunikat", "--tag", "ważne"],
        ["--tag", "komunikat"],
    ]
    for number, given in enumerate(articles, 1):
        main(["-q", "add", "--title", f"Artykuł {number}", *given])
    return tmp_path


def records() -> list[dict[str, object]]:
    command = [sys.executable, "-m", "newsarch", "show", "1", "2", "3", "4", "-f", "json"]
    printed = subprocess.run(command, check=True, capture_output=True).stdout
    found: list[dict[str, object]] = json.loads(printed)
    return found


def test_a_dry_run_prints_what_the_run_prints(folder: Path, capsys: Output) -> None:
    capsys.readouterr()
    assert main(["auto-archive", "--dry-run"]) == 0
    dry = capsys.readouterr().out.splitlines()
    assert main(["auto-archive"]) == 0
    wet = capsys.readouterr()
    assert wet.out.splitlines() == [
        "3\t2017-06-29\t2019-06-29\treszta\tArtykuł 3",
        "1\t2026-08-25\t2026-11-23\tkomunikaty\tArtykuł 1",
    ]
    assert dry == [*wet.out.splitlines(), "4\t-\t-\tkomunikaty\tArtykuł 4"]
    assert "Archived 2 articles." in wet.err
    found = records()
    assert [record["archived_reason"] for record in found] == [
        "rule:komunikaty", None, "rule:reszta", None,
    ]  # fmt: skip
    assert [record["retention"] for record in found] == [None, None, "B5", None]


def test_nothing_due_is_silence(folder: Path, capsys: Output) -> None:
    main(["auto-archive"])
    stamp = (folder / "archive.json").read_bytes()
    capsys.readouterr()
    assert main(["auto-archive"]) == 0
    assert capsys.readouterr() == ("", "")
    assert (folder / "archive.json").read_bytes() == stamp


def test_json(folder: Path, capsys: Output) -> None:
    capsys.readouterr()
    main(["auto-archive", "--dry-run", "-f", "json"])
    due = json.loads(capsys.readouterr().out)
    assert [list(one) for one in due] == [["id", "date", "due", "rule", "title"]] * 3
    assert [one["due"] for one in due] == ["2019-06-29", "2026-11-23", None]


def test_the_rule_of_the_moment(folder: Path, capsys: Output) -> None:
    capsys.readouterr()
    assert main(["auto-archive", "--older-than", "1y", "--query", "tag:ważne"]) == 0
    assert capsys.readouterr().out.startswith("3\t2017-06-29\t2018-06-29\tolder-than 1y\t")
    assert main(["auto-archive", "--query", "tag:ważne"]) == 2
    assert main(["auto-archive", "--older-than", "0d"]) == 2


def test_parallel_runs_archive_each_article_once(folder: Path) -> None:
    command = [sys.executable, "-m", "newsarch", "auto-archive"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _number in range(4)]
    printed = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0] * 4
    assert sorted(len(text.splitlines()) for text in printed) == [0, 0, 0, 2]
    assert [record["revision"] for record in records()] == [2, 1, 2, 1]


def test_wrong_rules_run_nothing_and_are_named(folder: Path, capsys: Output) -> None:
    (folder / "config.toml").write_text(RULES + 'queri = "x"\n[[auto_archive]]\nname = "reszta"\n')
    for command in (["auto-archive"], ["auto-archive", "--dry-run"], ["rules", "check"]):
        capsys.readouterr()
        assert main(command) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert f"{folder}/config.toml:10: Unknown key “queri”; did you mean “query”?" in told.err
        assert f"{folder}/config.toml:11: The key “older_than” is missing." in told.err
        assert f"{folder}/config.toml:12: The name “reszta” is taken" in told.err
    assert {record["status"] for record in records()} == {"active"}


def test_held_articles_stay_and_undo_frees_the_rest(folder: Path, capsys: Output) -> None:
    main(["hold", "3", "--reason", "proces"])
    main(["release", "3", "--dry-run"])
    main(["auto-archive", "--keep", "1"])
    assert {record["status"] for record in records()} == {"active"}
    assert main(["release", "1", "3"]) == 0
    main(["auto-archive"])
    assert sum(record["status"] == "archived" for record in records()) == 2
    main(["undo"])
    assert {record["status"] for record in records()} == {"active"}
    assert main(["hold", "99"]) == 3


def test_a_clock_set_back_refuses(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSARCH_TODAY", "2026-11-22")
    assert main(["auto-archive"]) == 4
    assert "--force" in capsys.readouterr().err
    assert main(["auto-archive", "--force"]) == 0


def test_an_archive_that_is_gone_is_not_one_with_nothing_due(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = folder / "disk" / "archive.json"
    monkeypatch.setenv("NEWSARCH_ARCHIVE", str(gone))
    for arguments in ([], ["--dry-run"], ["--older-than", "90d"]):
        assert main(["auto-archive", *arguments]) == 3
        assert str(gone) in capsys.readouterr().err
    assert not gone.parent.exists()


def test_the_log_takes_results_and_errors(folder: Path, capsys: Output) -> None:
    log = folder / "run.log"
    capsys.readouterr()
    for _run in range(2):
        assert main(["auto-archive", "--log", str(log)]) == 0
        assert capsys.readouterr() == ("", "")
    assert [line.split("  ")[1] for line in log.read_text().splitlines()] == [
        "3\t2017-06-29\t2019-06-29\treszta",
        "1\t2026-08-25\t2026-11-23\tkomunikaty",
    ]
    (folder / "config.toml").write_text("[[auto_archive]]\n")
    assert main(["auto-archive", "--log", str(log)]) == 2
    assert "is missing" in capsys.readouterr().err
    assert "is missing" in log.read_text().splitlines()[-1]
    assert main(["auto-archive", "--log", str(folder / "gone" / "log")]) == 73


def test_explain_says_why_and_when(folder: Path, capsys: Output) -> None:
    told = {}
    for id in "1234":
        capsys.readouterr()
        assert main(["rules", "explain", id]) == 0
        told[id] = capsys.readouterr().out.splitlines()
    assert told["1"][1].startswith("Due at the next run, under the rule “komunikaty”")
    assert told["2"][1] == "Due at the first run after 2026-11-24, under the rule “komunikaty”."
    assert (
        told["3"][2]
        == "  komunikaty: does not cover it: it is not what “tag:komunikat -tag:ważne” finds"
    )
    assert "no date" in told["4"][1]
    assert main(["rules", "explain", "99"]) == 3
    capsys.readouterr()
    main(["rules", "explain", "1", "-f", "json"])
    assert json.loads(capsys.readouterr().out)["verdict"] == "due"


def test_a_signed_list_is_disposed_of(folder: Path, capsys: Output) -> None:
    main(["auto-archive"])
    for format in ("txt", "csv"):
        capsys.readouterr()
        assert main(["retention", "due", "-f", format]) == 0
        (folder / format).write_text(capsys.readouterr().out, encoding="utf-8")
    dispose = ["retention", "dispose", "--list", str(folder / "txt")]
    assert main([*dispose, "--yes"]) == 2
    assert main([*dispose, "--approved-by", "AP"]) == 2
    assert main(["retention", "set", "3", "A"]) == 0
    assert main([*dispose, "--approved-by", "AP", "--yes"]) == 4
    main(["undo"])
    assert main([*dispose, "--approved-by", "AP", "--dry-run"]) == 0
    assert main([*dispose, "--approved-by", "AP", "--yes"]) == 0
    assert main(["show", "3"]) == 3
    assert main(["show", "2"]) == 0


def test_rules_are_listed(folder: Path, capsys: Output) -> None:
    capsys.readouterr()
    assert main(["rules", "-f", "json"]) == 0
    assert [rule["older_than"] for rule in json.loads(capsys.readouterr().out)] == ["90d", "2y"]


def test_people_read_the_rules_in_a_table(folder: Path, capsys: Output) -> None:
    capsys.readouterr()
    assert main(["rules", "-f", "table"]) == 0
    heading, first, *_others = capsys.readouterr().out.splitlines()
    assert heading.split()[:3] == ["Rule", "Query", "Age"]
    assert "90 days" in first
    assert "\t" not in heading + first
