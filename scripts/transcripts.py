"""Transcripts in the documentation: run what they show, and compare or rewrite what it printed.

    python scripts/transcripts.py README.md docs/commands.md            rewrite
    python scripts/transcripts.py --check README.md docs/commands.md    only compare

A transcript is a block marked `console`; its lines that begin with `$ ` are run by the shell, in
one new home folder a document, beside copies of `data/samples`. A line that is `…` stands for any
lines. So the documentation cannot drift from the program.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"
TODAY = "2026-11-24"


def run(command: str, home: Path) -> str:
    """What a command prints, errors included, in the order of printing."""
    environment = {
        "HOME": str(home), "LANG": "C.UTF-8", "NEWSARCH_LANG": "en", "NEWSARCH_TODAY": TODAY,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "USER": "ala", "EDITOR": "true",
    }  # fmt: skip
    done = subprocess.run(
        ["sh", "-c", command], cwd=home, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def replayed(document: str, home: Path) -> str:
    """The document with every transcript as it is printed today."""
    return BLOCK.sub(lambda block: f"```console\n{_replay(block[1], home)}```", document)


def _replay(block: str, home: Path) -> str:
    """One block: each command, and what it prints unless what stands there still fits."""
    steps = re.split(r"^(\$ .*\n)", block, flags=re.MULTILINE)
    shown = steps[0]
    for command, before in zip(steps[1::2], steps[2::2], strict=True):
        printed = run(command[2:], home)
        shown += command + (before if fits(before.rstrip("\n"), printed.rstrip("\n")) else printed)
        if not shown.endswith("\n"):
            shown += "\n"
    return shown


def fits(expected: str, printed: str) -> bool:
    """Whether a transcript says what was printed; `…` alone on a line stands for any lines."""
    parts = [re.escape(part) for part in re.split(rf"^{ANYTHING}$", expected, flags=re.MULTILINE)]
    return re.fullmatch(r"[\s\S]*".join(parts), printed) is not None


def new_home(folder: Path) -> Path:
    """A home folder with the sample pages where a checkout has them."""
    shutil.copytree(ROOT / "data" / "samples", folder / "data" / "samples")
    return folder


def main() -> int:
    """Rewrite the documents or compare them; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("documents", nargs="+", type=Path)
    given = parser.parse_args()
    stale = []
    for path in given.documents:
        before = path.read_text(encoding="utf-8")
        with TemporaryDirectory() as folder:
            after = replayed(before, new_home(Path(folder)))
        if after != before:
            stale.append(path)
            if not given.check:
                path.write_text(after, encoding="utf-8")
    for path in stale:
        print(path)
    return 1 if given.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
