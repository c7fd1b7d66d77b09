"""Start-up is a feature: what everyday commands may load, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

BARE = {
    "__future__", "abc", "builtins", "codecs", "collections", "contextlib", "copyreg", "encodings",
    "errno", "functools", "gc", "genericpath", "importlib", "io", "itertools", "keyword", "marshal",
    "ntpath", "operator", "os", "posix", "posixpath", "reprlib", "runpy", "site", "stat", "sys",
    "time", "types", "warnings", "weakref", "zipimport",
}  # fmt: skip
READING = BARE | {
    "datetime", "enum", "fcntl", "heapq", "json", "math", "re", "threading", "unicodedata", "zlib",
}  # fmt: skip
"""What the settings, the record and the index cost."""
WRITING = READING | {"array", "bisect", "nt", "struct", "sysconfig", "zoneinfo"}
"""And the day: writing is dated."""
MAY_LOAD = {
    "--version": BARE,
    "search": READING,
    "show": READING | {"textwrap"},
    "tag": WRITING | {"difflib"},
    "add": WRITING,
}
NEWSARCH = {
    "--version": {"cli.main", "cli.streams"},
    "search": {"archive", "cli", "config", "errors", "exporters.registry", "index", "messages",
               "model", "polish.folding", "polish.lemmas", "polish.tokens", "query", "render.ink",
               "render.plain", "render.safe_text", "store", "values", "wiring"},
}  # fmt: skip
NEWSARCH["show"] = NEWSARCH["search"] | {"render.detail", "render.labels"}
HEAVY = {
    "pathlib", "urllib", "hashlib", "click", "rich", "tinydb", "dateutil", "trafilatura", "lxml",
    "gettext", "argparse", "dataclasses", "typing", "logging", "asyncio", "multiprocessing",
    "email", "subprocess",
}  # fmt: skip
LINES = {
    "--version": ["--version"],
    "search": ["search", "trójka", "--tag", "wypadek", "-f", "plain"],
    "show": ["show", "1"],
    "tag": ["tag", "+x", "1"],
    "add": ["add", "other.txt"],
}
LOADER = """
import sys
from newsarch.cli.main import main
main(sys.argv[1:])
print("\\n".join(sys.modules), file=sys.stderr)
"""


def loaded(line: list[str]) -> set[str]:
    """The modules that a process of newsarch loads."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", LOADER, *line],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return {name for name in done.stderr.splitlines() if name.replace(".", "").isidentifier()}


@pytest.mark.parametrize("command", LINES)
def test_a_command_loads_what_it_needs_and_nothing_else(
    archive: Run, home: Path, command: str
) -> None:
    page = (home / "page.txt").read_text(encoding="utf-8")
    (home / "other.txt").write_text(
        page.replace("Wspólnie przeciwko", "Przeciwko"), encoding="utf-8"
    )
    modules = loaded(LINES[command])
    public = {name.split(".")[0] for name in modules if not name.startswith(("_", "newsarch"))}
    assert public <= MAY_LOAD[command] | {"newsarch"}
    assert not public & HEAVY
    if command in NEWSARCH:
        own = {name.removeprefix("newsarch.") for name in modules if name.startswith("newsarch.")}
        allowed = NEWSARCH[command]
        assert not {
            name for name in own
            if not any(f"{name}.".startswith(f"{one}.") or one.startswith(f"{name}.")
                       for one in allowed)
        }  # fmt: skip
    assert not modules & {"newsarch.cli.click_app", "newsarch.cli.unknown_units",
                          "newsarch.cli.unknown_words"}  # fmt: skip


@pytest.mark.parametrize("line", [["--help"], ["search", "--help"]])
def test_help_loads_no_command_and_no_archive(home: Path, line: list[str]) -> None:
    modules = loaded(line)
    assert "click" in modules
    assert not {
        name for name in modules
        if name.startswith(("newsarch.archive", "newsarch.store", "newsarch.cli.commands.", "rich"))
    }  # fmt: skip
