"""What is erased is nowhere in the archive's folder, and that it was erased stays known."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

from newsarch.model.identity import content_hash

TITLE = "Tajemnica rodziny Wyszomirskich"
BODY = "Nieprawdopodobieństwo niezapominajkowe wydarzyło się przedwczorajszej nocy w Pcimiu."


def traces(folder: Path, *texts: str) -> list[str]:
    """Pieces of twelve characters of the texts that a file of the archive holds."""
    data = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    everything = data.decode("utf-8", "replace").casefold()
    pieces = {text[n : n + 12].casefold() for text in texts for n in range(len(text) - 11)}
    return sorted(piece for piece in pieces if piece in everything)


def secret(run: Run, home: Path) -> Path:
    """An archive in a folder of its own with a secret in it, changed once; the folder."""
    folder = home / "kept"
    at = ("--archive", str(folder / "archive.json"))
    assert run(*at, "add", "page.txt").code == 0
    assert run(*at, "add", "--title", TITLE, "--body", BODY).code == 0
    assert run(*at, "set", "2", "title=Coś innego").code == 0
    assert run(*at, "search", "niezapominajkowe", "--count").out == "1\n"
    assert traces(folder, TITLE, BODY)
    return folder


def test_nothing_of_an_erased_article_stays(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    result = run(*at, "erase", "2", "--yes", "--reason", "wniosek z 3 maja")
    assert (result.code, "not touched" in result.err) == (0, True)
    assert traces(folder, TITLE, BODY) == []
    assert run(*at, "list", "-f", "ids").out == "1\n"
    assert "wniosek z 3 maja" in run(*at, "history", "2").out


def test_an_article_removed_before_can_be_erased(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    run(*at, "remove", "2", "--yes")
    assert traces(folder, TITLE, BODY)
    assert run(*at, "erase", "2", "--yes").code == 0
    assert traces(folder, TITLE, BODY) == []


def test_undo_goes_past_an_erasure_and_never_brings_it_back(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    run(*at, "erase", "2", "--yes")
    codes = [run(*at, "undo").code for _ in range(4)]
    assert codes == [0, 0, 0, 3]
    assert traces(folder, TITLE, BODY) == []
    assert run(*at, "list", "-f", "ids").out == ""


def test_its_id_is_never_used_again(run: Run, home: Path) -> None:
    at = ("--archive", str(secret(run, home) / "archive.json"))
    run(*at, "erase", "2", "--yes")
    assert run(*at, "add", "--title", "Nowy", "--body", "Nowy").out == "3\n"


def test_what_never_was_cannot_be_erased(archive: Run) -> None:
    assert archive("erase", "1,77", "--yes").code == 3
    assert archive("show", "1").code == 0


def test_a_pipe_must_say_yes(archive: Run) -> None:
    assert archive("erase", "1").code == 2
    assert archive("redact", "1", "--text", "Wydziału").code == 2
    assert archive("show", "1").code == 0


def test_no_hash_tells_what_was_redacted(run: Run, home: Path) -> None:
    folder = home / "kept"
    at = ("--archive", str(folder / "archive.json"))
    body = "Policjanci zatrzymali Jana Kowalskiego w Łodzi."
    run(*at, "add", "--title", "Zatrzymany", "--body", body, "--date", "2017-06-29")
    run(*at, "set", "1", "title=Zatrzymany sprawca")
    run(*at, "set", "1", "title=Zatrzymany w Łodzi")
    hashes = [
        content_hash(title, "2017-06-29", body)
        for title in ("Zatrzymany", "Zatrzymany sprawca", "Zatrzymany w Łodzi")
    ]
    assert len(traces(folder, *hashes)) == 3 * 53
    assert run(*at, "redact", "1", "--text", "Jana Kowalskiego", "--yes").code == 0
    assert traces(folder, *hashes) == []


def test_what_was_redacted_in_the_history_alone_is_undone_with_its_hash(archive: Run) -> None:
    archive("set", "1", "title=Tajemnica Kowalskiego")
    archive("set", "1", "title=Jawne")
    assert archive("redact", "1", "--text", "Kowalskiego", "--yes").code == 0
    assert archive("undo").code == 0
    (now,) = json.loads(archive("show", "1", "-f", "json").out)
    assert now["title"] == "Tajemnica […]"
    assert now["sha256"] == content_hash(now["title"], now["published"], now["body"])


def test_only_words_of_people_are_redacted(archive: Run) -> None:
    (before,) = json.loads(archive("show", "1", "-f", "json").out)
    for passage in (before["sha256"][:5], "2017-06", "active", "archived"):
        assert archive("redact", "1", "--text", passage, "--yes").code == 3
    assert json.loads(archive("show", "1", "-f", "json").out) == [before]


def test_a_redacted_passage_is_nowhere(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    passage = "Nieprawdopodobieństwo niezapominajkowe"
    run(*at, "set", "2", f"title={passage} inaczej")
    run(*at, "set", "2", "title=Znowu")
    assert run(*at, "redact", "2", "--text", passage, "--yes").code == 0
    assert traces(folder, passage) == []
    assert "[…] wydarzyło się" in run(*at, "show", "2", "-f", "json").out
    assert run(*at, "search", "niezapominajkowe", "--count").out == "0\n"
    assert run(*at, "redact", "2", "--text", passage, "--yes").code == 3


def test_nobody_is_asked_about_what_is_not_there(archive: Run) -> None:
    assert archive("erase", "77").code == 3
    assert "at least 3 characters" in archive("redact", "1", "--text", "w ").err


def test_a_passage_of_two_letters_is_refused(archive: Run) -> None:
    assert archive("redact", "1", "--text", "w ", "--yes").code == 2


def test_a_dry_run_erases_nothing_and_says_what_it_would(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    result = run(*at, "erase", "1,2", "--dry-run")
    assert (result.code, "2 articles would be erased." in result.err) == (0, True)
    assert [line.split("\t")[0] for line in result.lines] == ["1", "2"]
    assert run(*at, "list", "--count").out == "2\n"
    assert run(*at, "erase", "1,77", "--dry-run").code == 3


def test_a_dry_run_redacts_nothing_and_counts_what_the_real_one_does(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    passage = "Nieprawdopodobieństwo niezapominajkowe"
    run(*at, "set", "2", f"title={passage} inaczej")
    run(*at, "set", "2", "lead=Wstęp")
    before = {path: path.read_bytes() for path in folder.glob("*.json")}
    dry = run(*at, "redact", "2", "--text", passage, "--dry-run")
    assert (dry.code, "2 texts of article 2" in dry.err) == (0, True)
    assert before == {path: path.read_bytes() for path in folder.glob("*.json")}
    done = run(*at, "redact", "2", "--text", passage, "--yes")
    assert "2 texts of article 2" in done.err


def test_a_redaction_cannot_be_undone_and_undo_says_so(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    assert run(*at, "redact", "2", "--text", "niezapominajkowe", "--yes").code == 0
    before = run(*at, "show", "2", "-f", "json").out
    for more in ((), ("--dry-run",)):
        refused = run(*at, "undo", *more)
        assert (refused.code, "for good" in refused.err) == (4, True)
    assert run(*at, "show", "2", "-f", "json").out == before
    assert run(*at, "check", "--deep").code == 0


def test_what_is_taken_back_after_a_redaction_has_the_hash_of_its_text(
    run: Run, home: Path
) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    assert run(*at, "redact", "2", "--text", "rodziny", "--yes").code == 0  # in the history alone
    assert run(*at, "undo").code == 0
    assert run(*at, "remove", "2", "--yes").code == 0
    assert run(*at, "redact", "2", "--text", "Tajemnica", "--yes").code == 0
    assert run(*at, "undo").code == 0
    assert "[…] […] Wyszomirskich" in run(*at, "show", "2").out
    assert run(*at, "check", "--deep").code == 0


def test_copies_that_newsarch_kept_are_named_and_nothing_else(run: Run, home: Path) -> None:
    folder = secret(run, home)
    at = ("--archive", str(folder / "archive.json"))
    backup = run(*at, "backup", str(home / "b")).out.strip()
    restored = run(*at, "restore", backup, "--force")
    asides = sorted(folder.glob("*.before-restore"))
    assert len(asides) == 2
    assert all(str(path) in restored.err for path in asides)
    (folder / "archive.json.damaged-1").write_text("", encoding="utf-8")
    (folder / "other.json.damaged-1").write_text("", encoding="utf-8")
    said = run(*at, "redact", "2", "--text", "niezapominajkowe", "--yes").err
    assert all(str(path) in said for path in asides)
    assert "/archive.json.damaged-1" in said
    assert "other.json" not in said
