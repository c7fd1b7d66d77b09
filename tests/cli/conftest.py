"""newsarch as a person runs it: in this process where that is enough, in its own where not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsarch import messages
from newsarch.cli.main import main

PAGE = """Aktualności

Strona znajduje się w archiwum.

Wspólnie przeciwko handlowi ludźmi

Data publikacji 29.06.2017

W Urzędzie Wojewódzkim spotkali się policjanci z Wydziału Prewencji, by mówić o tym, jak
przeciwdziałać handlowi ludźmi. Spotkaniu przewodniczył wojewoda.

Źródło: kom. Justyna Ławreszuk

Wydział Prewencji KWP w Gorzowie Wlkp.

Powrót na górę strony
"""


@dataclass
class Result:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, English, a day that stands still."""
    for name in ("LC_ALL", "LC_MESSAGES", "NEWSARCH_CONFIG", "NO_COLOR", "FORCE_COLOR", "COLUMNS",
                 "NEWSARCH_WAIT", "VISUAL", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("NEWSARCH_LANG", "en")
    monkeypatch.setenv("NEWSARCH_ARCHIVE", str(tmp_path / "archive.json"))
    monkeypatch.setenv("NEWSARCH_TODAY", "2026-11-24")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run newsarch in this process, as if its output went into pipes."""

    def run_newsarch(*args: str) -> Result:
        capsys.readouterr()
        try:
            code = main(args)
        finally:
            messages.use("en")
        return Result(code, *capsys.readouterr())

    return run_newsarch


@pytest.fixture
def archive(run: Run) -> Run:
    """The same, with three articles in the archive."""
    assert run("add", "page.txt").code == 0
    given = ("--date", "2019-02-01", "--unit", "KPP w Żarach", "--tag", "wypadek")
    assert run("add", "--title", "Wypadek na trójce", "--body", "Był trzeźwy.", *given).code == 0
    assert run("add", "--title", "Bez daty", "--body", "Komunikat.").code == 0
    return run


@pytest.fixture
def process(home: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run newsarch in a process of its own."""

    def run_process(
        *args: str, stdout: int = subprocess.PIPE, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "newsarch", *args],
            stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
            env={**os.environ, **environment}, check=False, timeout=60,
        )  # fmt: skip

    return run_process


def record(run: Run, id: int = 1) -> dict[str, object]:
    """The record of one article."""
    (found,) = json.loads(run("show", str(id), "-f", "json").out)
    return dict(found)
