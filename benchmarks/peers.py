"""What users would pick instead, on the same corpus: how each is made, filled, asked and added to.

None of them knows Polish: they find the word as written where newsarch finds it in any inflection.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.measure import Command, fixed, run
from benchmarks.workspace import BENCH, ENVIRON, jsonl, mails, python, sqlite_utils

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

WORD, PHRASE = "policja", "handel ludźmi"
TINYDB_UP_TO, MAILS_UP_TO = 100_000, 100_000


@dataclass(slots=True)
class Peer:
    """A tool, on a corpus of one size."""

    name: str
    missing: str = ""
    """Why it is left out; empty when it is not."""
    clear: Callable[[], object] = lambda: None
    fill: list[Command] = field(default_factory=list)
    """The commands that take the corpus in, in order; none where nothing has to be made."""
    filled: Callable[[], bool] = lambda: True
    search: Mapping[str, Command] = field(default_factory=dict)
    """Kind of search → command."""
    add: Command | None = None


def peers(size: int) -> list[Peer]:
    """The peers that measure at this size, and those that do not with the reason why."""
    utils, shell = _sqlite(size)
    return [utils, shell, _notmuch(size), *_ripgrep(size), _tinydb(size)]


def make(peer: Peer) -> None:
    """Take the corpus in, unmeasured, unless that has been done."""
    if not peer.filled():
        print(f"filling {peer.name} …", file=sys.stderr)
        peer.clear()
        for number, step in enumerate(peer.fill):
            run(step, number)


def _folder(size: int) -> Path:
    folder = BENCH / "peers" / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


# SQLite


def _sqlite(size: int) -> tuple[Peer, Peer]:
    utils, database = Peer("sqlite-utils"), _folder(size) / "articles.db"
    shell = Peer("sqlite3 shell", filled=database.exists)
    program = sqlite_utils()
    if program is None:
        utils.missing = shell.missing = "sqlite-utils could not be installed."
        return utils, shell
    steps = {
        "insert": ("insert", database, "articles", jsonl(size), "--nl"),
        "enable-fts": ("enable-fts", database, "articles", "title", "lead", "body", "--fts5"),
    }
    utils.clear = lambda: database.unlink(missing_ok=True)
    utils.filled = database.exists
    utils.fill = [Command(f"sqlite-utils {step}", fixed(program, *words), ENVIRON)
                  for step, words in steps.items()]  # fmt: skip
    utils.search = _sqlite_utils_searches(program, database)
    if shutil.which("sqlite3") is None:
        shell.missing = "the sqlite3 shell is not installed."
    else:
        shell.search = _shell_searches(database)
    return utils, shell


def _sqlite_utils_searches(program: Path, database: Path) -> dict[str, Command]:
    common = ("--limit", "20", "-c", "title", "-c", "published")
    words = {
        "word": ("search", database, "articles", WORD, "-o", "published desc", *common),
        "phrase": ("search", database, "articles", f'"{PHRASE}"', "-o", "published desc", *common),
        "newest 20": ("rows", database, "articles", "-o", "published desc", *common),
    }
    return {kind: Command(f"sqlite-utils {kind}", fixed(program, *argv), ENVIRON)
            for kind, argv in words.items()}  # fmt: skip


def _shell_searches(database: Path) -> dict[str, Command]:
    select = "SELECT a.rowid, a.published, a.title FROM articles a"
    found = "JOIN articles_fts f ON f.rowid = a.rowid WHERE articles_fts MATCH"
    newest = "ORDER BY a.published DESC LIMIT 20"
    statements = {
        "word": f"{select} {found} '{WORD}' {newest}",
        "phrase": f"{select} {found} '\"{PHRASE}\"' {newest}",
        "newest 20": f"{select} {newest}",
    }
    return {kind: Command(f"sqlite3 {kind}", fixed("sqlite3", database, statement), ENVIRON)
            for kind, statement in statements.items()}  # fmt: skip


# notmuch


def _notmuch(size: int) -> Peer:
    peer = Peer("notmuch")
    if shutil.which("notmuch") is None:
        peer.missing = "notmuch is not installed."
    elif size > MAILS_UP_TO:
        peer.missing = f"`notmuch new` on {size:,} mails takes the better part of an hour."
    if peer.missing:
        return peer
    environ = {**ENVIRON, "NOTMUCH_CONFIG": str(_notmuch_config(size))}
    database = _notmuch_database(size)
    peer.clear = lambda: _emptied(database)
    peer.filled = lambda: any(database.iterdir())
    peer.fill = [Command("notmuch new", fixed("notmuch", "new", "--quiet"), environ)]
    terms = {"word": WORD, "phrase": f'"{PHRASE}"', "newest 20": "*"}
    peer.search = {
        kind: Command(f"notmuch {kind}", fixed("notmuch", "search", "--limit=20", term), environ)
        for kind, term in terms.items()
    }
    return peer


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _notmuch_database(size: int) -> Path:
    return _folder(size) / "notmuch"


def _notmuch_config(size: int) -> Path:
    """notmuch's own: its database apart from the mails, so that it can be made anew."""
    database = _notmuch_database(size)
    database.mkdir(exist_ok=True)
    config = _folder(size) / "notmuch-config"
    config.write_text(
        f"[database]\npath={database}\nmail_root={mails(size)}\n"
        "[user]\nname=newsarch\nprimary_email=archiwum@policja.example\n"
        "[maildir]\nsynchronize_flags=false\n",
        "utf-8",
    )
    return config


# ripgrep


def _ripgrep(size: int) -> list[Peer]:
    """Over a file an article, and over the JSON lines: it counts what it finds, for it has no
    order by date, and reads everything each time."""
    files, lines = Peer("ripgrep, files"), Peer("ripgrep, JSON lines")
    if shutil.which("rg") is None:
        files.missing = lines.missing = "ripgrep is not installed."
        return [files, lines]
    if size > MAILS_UP_TO:
        files.missing = f"{size:,} files are not written for it; it reads the JSON lines."
    else:
        files.search = _ripgrep_searches("rg files", "--files-with-matches", mails(size))
    lines.search = _ripgrep_searches("rg lines", "--count", jsonl(size))
    return [files, lines]


def _ripgrep_searches(label: str, output: str, where: Path) -> dict[str, Command]:
    return {
        kind: Command(f"{label} {kind}",
                      fixed("rg", "--no-config", "-iw", output, "--fixed-strings", text, where),
                      ENVIRON)
        for kind, text in (("word", WORD), ("phrase", PHRASE))
    }  # fmt: skip


# TinyDB

TINYDB_FILL = """
import json, sys
from tinydb import TinyDB
with open(sys.argv[1], encoding="utf-8") as file:
    TinyDB(sys.argv[2], encoding="utf-8").table("articles").insert_multiple(map(json.loads, file))
"""
TINYDB_ADD = """
import sys
from tinydb import TinyDB
database = TinyDB(sys.argv[1], encoding="utf-8").table("articles")
database.insert({"title": "Nowy", "body": "Tekst", "published": "2026-01-01"})
"""
TINYDB_SEARCH = """
import sys
from tinydb import TinyDB, where
found = TinyDB(sys.argv[1], encoding="utf-8").table("articles").search(where("body").search(
    r"(?i)\\b" + sys.argv[2] + r"\\b"))
for article in sorted(found, key=lambda article: article["published"])[-20:]:
    print(article["title"])
"""


def _tinydb(size: int) -> Peer:
    peer = Peer("stock TinyDB")
    if size > TINYDB_UP_TO:
        peer.missing = f"it holds and rewrites the whole file: {size:,} articles are too many."
        return peer
    file = _folder(size) / "tinydb.json"
    peer.clear = lambda: file.unlink(missing_ok=True)
    peer.filled = file.exists
    peer.fill = [_tiny("TinyDB insert_multiple", TINYDB_FILL, jsonl(size), file)]
    peer.search = {"word": _tiny("TinyDB word", TINYDB_SEARCH, file, WORD),
                   "phrase": _tiny("TinyDB phrase", TINYDB_SEARCH, file, PHRASE)}  # fmt: skip
    peer.add = _tiny("TinyDB insert", TINYDB_ADD, file)
    return peer


def _tiny(label: str, script: str, *words: str | Path) -> Command:
    return Command(label, fixed(python(), "-c", script, *words), ENVIRON)


def versions() -> dict[str, str]:
    """What is installed of them: name → version as they say it themselves."""
    utils = sqlite_utils()
    questions: dict[str, list[str]] = {
        "notmuch": ["notmuch", "--version"],
        "ripgrep": ["rg", "--version"],
        "sqlite3 shell": ["sqlite3", "--version"],
        "TinyDB": [str(python()), "-c",
                   "from importlib.metadata import version; print(version('tinydb'))"],
    }  # fmt: skip
    if utils is not None:
        questions["sqlite-utils"] = [str(utils), "--version"]
    return {name: said for name, argv in questions.items() if (said := _said(argv))}


def _said(argv: list[str]) -> str:
    if shutil.which(argv[0]) is None:
        return ""
    text = subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    return next((word for word in text.replace(",", " ").split() if word[0].isdigit()), "")
