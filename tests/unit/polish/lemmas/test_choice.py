"""The choice of an analyzer costs nothing until a word is asked, and follows what is installed."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from newsarch.errors import NewsarchError
from newsarch.polish.lemmas import choice
from newsarch.polish.lemmas.morfeusz import lemma_reader


def test_naming_the_best_analyzer_loads_no_linguistics() -> None:
    program = (
        "import sys; from newsarch.polish.lemmas import best_analyzer; best_analyzer().name;"
        "print(*sorted({'morfeusz2', 'Stemmer', 'zlib', 'typing'} & set(sys.modules)))"
    )
    started = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert started.stdout.split() == []


def test_a_new_build_is_a_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "morfeusz2-2.0.dist-info"
    info.mkdir()
    spec = ModuleSpec("morfeusz2", None, origin=str(tmp_path / "morfeusz2.py"))
    monkeypatch.setattr(choice, "find_spec", lambda name: spec)
    names = []
    for wheel in ("Wheel-Version: 1.0\n", "Build: 20250101\n", "Build: 20260101\n"):
        (info / "WHEEL").write_text(wheel, encoding="utf-8")
        names.append(choice.morfeusz_analyzer().name)
    assert names[0].startswith("morfeusz2 2.0,")
    assert len(set(names)) == len(names)


def test_without_morfeusz_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda name: None)
    assert not choice.morfeusz_is_installed()
    assert choice.snowball_analyzer().name.startswith("pystemmer unknown,")


def test_a_broken_morfeusz_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "morfeusz2", None)
    with pytest.raises(NewsarchError, match="morfeusz2"):
        lemma_reader()
