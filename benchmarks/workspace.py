"""What measuring needs, made once under `.bench/` and used again: installations, corpora, archives.

.bench/newsarch/         environment with the wheel of this checkout, not editable
.bench/sqlite-utils/     the peer's own environment
.bench/corpus/SIZE.jsonl, SIZE.mails/
.bench/archives/SIZE/    archive.json and its index
.bench/results.json      the figures seen
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Command, CommandFailedError, fixed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROJECT = Path(__file__).parents[1]
BENCH = PROJECT / ".bench"
HOME = BENCH / "home"
ENVIRON = {
    "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
    "HOME": str(HOME),
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLUMNS": "120",
}
"""All that a measured process knows of its surroundings: no settings of whoever measures."""
ROOM_AN_ARTICLE = 25_000
"""Bytes of disk: line, record, index, mail in 4 KB blocks, the peers' indexes."""


class NoRoomError(Exception):
    """The disk is too small for the corpus asked for."""


def guard_room(size: int) -> None:
    """Raise NoRoomError when the disk has no room for everything of `size` articles."""
    BENCH.mkdir(exist_ok=True)
    HOME.mkdir(exist_ok=True)
    free = shutil.disk_usage(BENCH).free
    if free < size * ROOM_AN_ARTICLE:
        raise NoRoomError(
            f"{size:,} articles need {size * ROOM_AN_ARTICLE / 1e9:.0f} GB of disk with all peers; "
            f"{free / 1e9:.0f} GB are free."
        )


def jsonl(size: int) -> Path:
    """The corpus of `size` articles as JSON lines."""
    return _made("jsonl", size, BENCH / "corpus" / f"{size}.jsonl")


def mails(size: int) -> Path:
    """The corpus of `size` articles as a maildir."""
    return _made("mails", size, BENCH / "corpus" / f"{size}.mails")


def pages(form: str, count: int, seed: int) -> list[Path]:
    """Printed pages, one file an article: `pages` of another corpus, or `known` words only."""
    folder = _made(form, count, BENCH / "corpus" / f"{count}-{seed}.{form}", seed)
    return [folder / f"{number}.txt" for number in range(1, count + 1)]


def _made(form: str, size: int, target: Path, *seed: int) -> Path:
    if not target.exists():
        print(f"writing {target.name} …", file=sys.stderr)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".unfinished")
        argv = [sys.executable, "-m", "benchmarks.corpus", form, size, unfinished, *seed]
        subprocess.run([str(word) for word in argv], cwd=PROJECT, check=True)
        unfinished.rename(target)
    return target


def archive(size: int) -> Path:
    """An archive of the corpus; imported when there is none yet."""
    file = archive_file(size)
    if not file.exists():
        _import_into(file, size)
    return file


def archive_file(size: int) -> Path:
    """Where the archive of that size is, or would be."""
    return BENCH / "archives" / str(size) / "archive.json"


def _import_into(file: Path, size: int) -> None:
    print(f"importing {size:,} articles …", file=sys.stderr)
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir(parents=True)
    done = subprocess.run(
        newsarch(file, "import", jsonl(size))(0), env=ENVIRON, capture_output=True, check=False
    )
    if done.returncode:
        shutil.rmtree(file.parent)
        raise CommandFailedError(done.stderr.decode("utf-8", "replace")[-600:])


def newsarch(file: Path | None, *words: str | Path) -> Callable[[int], Sequence[str]]:
    """A command line of the installed newsarch, on an archive when one is given."""
    where = ("--archive", file) if file is not None else ()
    return fixed(program(), *where, *words)


@cache
def program() -> Path:
    """The newsarch of the wheel, built anew when the source has changed."""
    environment = _environment("newsarch")
    mark = environment / "source.sha256"
    source = _fingerprint(PROJECT / "src", PROJECT / "pyproject.toml")
    if not mark.exists() or mark.read_text() != source:
        wheels = BENCH / "wheels"
        shutil.rmtree(wheels, ignore_errors=True)
        _pip(environment, "wheel", "--no-deps", "--wheel-dir", wheels, PROJECT)
        wheel = next(wheels.glob("*.whl"))
        _pip(environment, "install", wheel)
        _pip(environment, "install", "--force-reinstall", "--no-deps", wheel)
        mark.write_text(source)
    return environment / "bin" / "newsarch"


def python() -> Path:
    """The interpreter that runs newsarch."""
    return program().with_name("python")


@cache
def sqlite_utils() -> Path | None:
    """The peer's program, in its own environment; None when it cannot be installed."""
    environment = _environment("sqlite-utils")
    peer = environment / "bin" / "sqlite-utils"
    if not peer.exists():
        try:
            _pip(environment, "install", "sqlite-utils")
        except subprocess.CalledProcessError:
            return None
    return peer


def floors() -> list[Command]:
    """The least that any program with the same packages costs: `pass`, F and R."""
    statements = {"pass": "pass", "F": "import click",
                  "R": "import click, rich.console, rich.table"}  # fmt: skip
    return [
        Command(label, fixed(python(), "-c", statement), ENVIRON)
        for label, statement in statements.items()
    ]


def _environment(name: str) -> Path:
    environment = BENCH / name
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    return environment


def _pip(environment: Path, *words: str | Path) -> None:
    argv = [environment / "bin" / "python", "-m", "pip", "--quiet",
            "--disable-pip-version-check", *words]  # fmt: skip
    subprocess.run([str(word) for word in argv], check=True)


def _fingerprint(*roots: Path) -> str:
    digest = hashlib.sha256()
    for root in roots:
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()
