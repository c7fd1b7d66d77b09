"""What the documentation shows is what newsarch prints today."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.scripts import ROOT, load_script

from newsarch.cli.specs import all_commands

transcripts = load_script("transcripts")


@pytest.mark.parametrize("name", ["README.md", "docs/commands.md"])
def test_transcripts_are_what_is_printed(name: str, tmp_path: Path) -> None:
    document = (ROOT / name).read_text(encoding="utf-8")
    assert transcripts.replayed(document, transcripts.new_home(tmp_path)) == document


def test_every_command_has_its_transcript() -> None:
    document = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    for command in all_commands():
        assert f"$ newsarch {command.name} --help\n" in document


def test_an_ellipsis_stands_for_any_lines_and_for_nothing_else() -> None:
    assert transcripts.fits("a\n…\nd", "a\nb\nc\nd")
    assert not transcripts.fits("a\n…\nd", "a\nb\nc")
    assert not transcripts.fits("a…", "ab")
