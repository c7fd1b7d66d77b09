"""The worked example of `docs/auto-archiving.md` is what newsarch does, from its rules on.

    python tests/docs/test_auto_archiving.py     rewrites the example

The example's home is `/home/ala`, its Python `/usr/bin/python3`; its crontab holds one line.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "auto-archiving.md"
HOME = "/home/ala"
CRONTAB = '#!/bin/sh\nif [ "$1" = -l ]; then cat ~/crontab; else cat > ~/crontab; fi\n'


def as_printed(home: Path) -> str:
    """The document with its example as it is printed today, played in an empty home."""
    spec = importlib.util.spec_from_file_location("transcripts", ROOT / "scripts/transcripts.py")
    assert spec is not None
    assert spec.loader is not None
    transcripts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(transcripts)
    document = DOCUMENT.read_text(encoding="utf-8")
    rules = re.search(r"```toml\n(.*?)```", document, re.DOTALL)
    assert rules is not None
    config = home / ".config" / "newsarch" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(rules[1], encoding="utf-8")
    (home / "crontab").write_text("MAILTO=ala@example.org\n")
    (home / "bin").mkdir()
    (home / "bin" / "crontab").write_text(CRONTAB)
    (home / "bin" / "crontab").chmod(0o755)
    document = transcripts.replayed(document.replace(HOME, str(home)), home)
    python = re.escape(str(Path(sys.executable).parent)) + r"/python[\d.]*"
    return re.sub(python, "/usr/bin/python3", document).replace(str(home), HOME)


def test_the_example_is_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}/bin{os.pathsep}{os.environ['PATH']}")
    assert as_printed(tmp_path) == DOCUMENT.read_text(encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ["PATH"] = f"{folder}/bin{os.pathsep}{os.environ['PATH']}"
        DOCUMENT.write_text(as_printed(Path(folder)), encoding="utf-8")
