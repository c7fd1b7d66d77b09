"""What comes in from outside, and what is handed on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from newsarch.cli.commands import importing


def test_the_same_article_is_stored_once(archive: Run) -> None:
    again = archive("add", "page.txt")
    assert (again.code, again.out) == (4, "1\n")
    assert archive("add", "page.txt", "--if-exists", "skip").code == 0
    assert archive("add", "page.txt", "--if-exists", "new").out == "4\n"


def test_an_article_that_was_corrected_is_not_stored_again(archive: Run) -> None:
    archive("set", "1", "title=Razem przeciwko handlowi ludźmi")
    archive("set", "1", "date=2017-06-30")
    again = archive("add", "page.txt")
    assert (again.code, again.out) == (4, "1\n")
    assert "1 there already" in archive("import", "page.txt").err
    archive("add", "page.txt", "--if-exists", "update")
    shown = archive("show", "1").out
    assert "Razem przeciwko handlowi ludźmi" in shown and "2017-06-30" in shown
    assert archive("undo").code == 0
    assert archive("add", "page.txt").code == 4
    assert "first_sha256" not in archive("show", "1", "-f", "json").out
    assert "first" not in archive("history", "1").out


def test_a_page_of_another_address_is_another_article(run: Run, home: Path) -> None:
    """Stubs look alike; what became of one is nothing to do with the next."""
    stub = {"title": "Komunikat", "published": "2017-06-29", "body": "Treść wkrótce."}
    dog = {**stub, "body": "Treść wkrótce. Zaginął pies w Łodzi, policja prosi o pomoc."}
    bike = {**stub, "body": "Treść wkrótce. Skradziono rower w Żarach, policja szuka świadków."}
    pages = [{**stub, "url": "http://x.pl/1"}, {**dog, "url": "http://x.pl/1"},
             {**stub, "url": "http://x.pl/2"}, {**bike, "url": "http://x.pl/2"}]  # fmt: skip
    lines = [json.dumps(page) + "\n" for page in pages]
    for archive, batches in (("one.json", ["".join(lines)]), ("four.json", lines)):
        for number, batch in enumerate(batches):
            (home / f"{number}.jsonl").write_text(batch, encoding="utf-8")
            run("--archive", archive, "import", f"{number}.jsonl", "--if-exists", "update")
        listed = json.loads(run("--archive", archive, "list", "-f", "json").out)
        assert [(one["url"], one["body"]) for one in reversed(listed)] == [
            ("http://x.pl/1", dog["body"]), ("http://x.pl/2", bike["body"])]  # fmt: skip


def test_a_corrected_page_and_one_of_another_address_are_two(run: Run, home: Path) -> None:
    page = {"title": "Komunikat", "published": "2017-06-29", "body": "Treść wkrótce."}
    for number in (1, 2):
        text = json.dumps({**page, "url": f"http://x.pl/{number}"})
        (home / f"{number}.json").write_text(text, encoding="utf-8")
    run("add", "1.json")
    run("set", "1", "title=Poprawiony")
    assert run("add", "2.json").out == "2\n"
    assert run("add", "1.json").code == 4


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


def test_an_import_that_is_interrupted_says_how_to_go_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "import_", interrupted)
    result = run("import", "page.txt")
    assert (result.code, "--resume" in result.err) == (130, True)


def test_a_refused_source_is_named_once(run: Run) -> None:
    for command in ("add", "import"):
        assert run(command, "missing.txt").err.count("missing.txt") == 1


def test_nothing_to_add_is_an_error(run: Run) -> None:
    assert run("add").code == 2


def test_a_file_that_would_not_open_is_not_written(archive: Run, home: Path) -> None:
    refused = archive("export", "-o", "all.xlsx")
    assert (refused.code, (home / "all.xlsx").exists()) == (2, False)
    assert "csv" in refused.err
    assert archive("export", "-o", "all.xlsx", "-f", "csv").code == 0


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


def test_an_empty_folder_is_said_to_be_empty(run: Run, home: Path) -> None:
    (home / "empty").mkdir()
    result = run("add", "empty")
    assert (result.code, result.out, "“empty”: nothing was found in it." in result.err) == (
        0,
        "",
        True,
    )


@pytest.mark.parametrize("content", [b"{title: 1}", b'{"title": "a"', b"[1,]"])
def test_what_is_no_json_is_refused_in_our_own_words(run: Run, home: Path, content: bytes) -> None:
    (home / "x.json").write_bytes(content)
    refused = run("--lang", "pl", "add", "x.json")
    assert refused.code == 1
    assert not {"Expecting", "property", "delimiter"} & set(refused.err.split())


def test_a_new_archive_is_announced_once(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(home / "not" / "there" / "a.json")
    begun = f"A new archive was begun at {place}."
    assert begun in run("--archive", place, "add", "page.txt").err
    assert begun not in run("--archive", place, "add", "--title", "x").err
    assert run("--archive", place + "2", "-q", "add", "page.txt").err == ""
    monkeypatch.delenv("NEWSARCH_ARCHIVE")
    assert "was begun" not in run("add", "page.txt").err, "where it is expected, it is no news"


def test_a_file_of_no_known_format_is_not_written_as_another(archive: Run, home: Path) -> None:
    refused = archive("export", "-o", "a.xyz")
    assert (refused.code, "txt, json" in refused.err) == (2, True)
    assert not (home / "a.xyz").exists()
    for line in (("-o", "a.xyz", "-f", "csv"), ("-o", "plain"), ("-o", "z 24.11.2026"),
                 ("-o", "folder.d", "--split")):  # fmt: skip
        assert archive("export", *line).code == 0
