"""Every command, on an archive of all payloads and with payloads for its files.

What the payloads hold was taken in as data; nothing of it acts on the terminal, in any view. A file
that is not what a command takes it for is refused in one line.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Result, Run
from tests.hostile.contract import in_time, keeps_the_contract, says_why

from newsarch.exporters.registry import FORMATS
from newsarch.model.codec import RECORD_KEYS

FOLDER = Path(__file__).parent / "payloads"
PAYLOADS = sorted(FOLDER.iterdir())
LISTS = ("table", "plain", "json", "jsonl", "csv", "md", "ids")
VIEWS = [
    *(["list", "-f", format, "--limit", "1000"] for format in LISTS),
    *(["list", "-f", format, "--fields", ",".join(RECORD_KEYS)] for format in ("table", "plain")),
    *(["search", "a* OR k*", "-f", format, "--sort", "relevance"] for format in LISTS),
    *(["show", "IDS", "-f", format] for format in ("text", "json", "jsonl", "md")),
    *(["export", "-f", format] for format in FORMATS),
    *(["stats", "-f", format] for format in ("text", "plain", "json")),
    *(["units", "-f", format, *tree] for format in ("text", "plain", "json")
      for tree in ([], ["--tree"])),
    *(["tags", "-f", format] for format in ("text", "plain", "json")),
    *(["auto-archive", "--older-than", "1d", "--dry-run", "-f", format]
      for format in ("plain", "json")),
    ["list", "--facets", "unit,tag,year,status"], ["list", "--explain", "unit:KPP", "x\u202e"],
    ["units", "suggest"], ["check", "--deep"], ["archive", "--status", "active", "--dry-run"],
    ["auto-archive", "--older-than", "1d"], ["tag", "+a", "IDS"], ["remove", "IDS", "-y"],
]  # fmt: skip
DATA = ("csv", "md", "txt", "html")
"""Formats that hold the text as it is when they go into a file or a pipe."""


@pytest.fixture(scope="module")
def stuffed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive that took in all that there is to be had from the payloads."""
    folder = tmp_path_factory.mktemp("stuffed")
    command = [sys.executable, "-m", "newsarch", "import", "--if-exists", "new", str(FOLDER)]
    environment = {**os.environ, "NEWSARCH_ARCHIVE": str(folder / "archive.json")}
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return folder


@pytest.fixture
def full(stuffed: Path, home: Path, run: Run) -> Run:
    """newsarch on a copy of that archive."""
    shutil.copytree(stuffed, home, dirs_exist_ok=True)
    return run


def ran(run: Run, *words: str) -> Result:
    """Run newsarch; it keeps the contract, and does not take long."""
    with in_time(words):
        result = run(*words)
    keeps_the_contract(result)
    return result


@pytest.mark.parametrize(
    ("view", "where"),
    [
        *((view, "terminal") for view in VIEWS),
        *((view, "pipe") for view in VIEWS if set(DATA).isdisjoint(view)),
    ],
    ids=lambda part: part if isinstance(part, str) else " ".join(part),
)
def test_nothing_in_the_archive_acts_on_the_terminal(
    full: Run, monkeypatch: pytest.MonkeyPatch, view: list[str], where: str
) -> None:
    if where == "terminal":
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("NO_COLOR", "1")
    ids = full("list", "-f", "ids").out.split() if "IDS" in view else []
    words = [word for part in view for word in (ids if part == "IDS" else [part])]
    result = ran(full, *words)
    assert result.code == 0, result


def test_the_past_of_every_article_is_shown_safely(full: Run) -> None:
    ids = full("list", "-f", "ids").out.split()
    assert len(ids) > 150
    assert full("remove", *ids, "--yes").code == 0
    for id in ids[::5]:
        for format in ("text", "json"):
            assert ran(full, "history", id, "-f", format).code == 0


def test_every_payload_can_be_added_or_is_refused_in_a_line_each(run: Run) -> None:
    result = run("add", "--if-exists", "new", *map(str, PAYLOADS))
    keeps_the_contract(result)
    assert result.code == 1
    refused = [line for line in result.err.splitlines() if "added" not in line]
    assert len(result.out.split()) + len(refused) >= len(PAYLOADS)


@pytest.mark.parametrize("command", ["add", "import"])
def test_standard_input_may_hold_anything(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for payload in PAYLOADS[::4]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(payload.read_bytes())))
        ran(run, command, "-")


@pytest.mark.parametrize(
    "command",
    [
        ["--config", "FILE", "list"], ["--config", "FILE", "config"], ["backup", "verify", "FILE"],
        ["restore", "FILE", "--to", "there.json"],
        ["retention", "dispose", "--list", "FILE", "--approved-by", "x", "--yes"],
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_a_file_that_is_none_of_its_kind_is_refused(archive: Run, command: list[str]) -> None:
    for payload in PAYLOADS:
        result = ran(archive, *(str(payload) if word == "FILE" else word for word in command))
        if result.code != 0:
            assert result.code in (1, 2, 5), (payload, result)
            says_why(result)


def test_an_archive_that_is_none_is_refused_and_left_alone(run: Run, home: Path) -> None:
    path = home / "archive.json"
    for payload in PAYLOADS:
        content = payload.read_bytes()
        path.write_bytes(content)
        for words in (["list"], ["tag", "+x", "1"], ["add", "page.txt"], ["check"], ["backup"]):
            result = ran(run, *words)
            assert result.code == 5, (payload.name, words, result)
        assert path.read_bytes() == content


def test_what_an_editor_leaves_is_taken_or_refused(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for payload in PAYLOADS[::16]:
        editor = home / "editor.sh"
        editor.write_text(f'cat "{payload}" > "$1"\n')
        monkeypatch.setenv("EDITOR", f"sh {editor}")
        ran(archive, "edit", "1")
        ran(archive, "config", "edit")
        archive("config", "path")
        Path(archive("config", "path").out.strip()).unlink(missing_ok=True)
