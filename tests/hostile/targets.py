"""What anybody can hand to newsarch, as functions of bytes that hold it to its promises.

The campaign lets a fuzzer look for bytes that break one; each such finding becomes a payload, and
the payloads are played in every test run. A target fails by any exception.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from tests.crash.disk import ARCHIVE, CHANGES, Disk, File
from tests.crash.story import STORY
from tests.hostile.contract import is_taken_or_refused
from tests.hostile.values import CRONS, DAYS, QUERIES, TITLES

from newsarch.config import load
from newsarch.dates import find_dates, parse_age, parse_day, parse_printed, parse_range, subtract
from newsarch.errors import DateError, ForeignError, InputError, NewsarchError, UsageError
from newsarch.importers.base import HTML, MARKDOWN, TEXT, Incoming, Raw, Refused, parse
from newsarch.importers.registry import CONTAINERS, Opening
from newsarch.importers.registry import load as opener
from newsarch.model.article import Article
from newsarch.polish.lemmas import best_analyzer
from newsarch.query.match import match
from newsarch.query.parse import parse as parse_query
from newsarch.query.text import to_text
from newsarch.schedule import expression
from newsarch.schedule.rules import read_rules
from newsarch.store.tiny import TinyStore

Target = Callable[[bytes], None]
TODAY = date(2026, 11, 24)
PAYLOADS = Path(__file__).parent / "payloads"
ARTICLE = Article(id=1, title="Handel ludźmi", body="W Żarach był wypadek.", tags=("a",))
BETWEEN = b"\x00changes\x00"
"""Stands between the two files of an archive."""


def dates(data: bytes) -> None:
    """A date as a user, a page or a rule has it: a day, or an error that says why not."""
    text = data.decode("utf-8", "replace")
    for read in (parse_day, parse_range):
        with suppress(DateError):
            read(text, lambda: TODAY)
    with suppress(DateError):
        subtract(TODAY, parse_age(text))
    with suppress(UsageError):
        expression.parse(text)
    parse_printed(text)
    ends = [0]
    for found in find_dates(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)


def query(data: bytes) -> None:
    """A query: understood, the same again when written out, and answered; or an error there."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        asked = parse_query(text, TODAY)
    except UsageError as error:
        assert all("\n" not in line for line in error.lines[1:])
        return
    assert parse_query(to_text(asked), TODAY) == asked
    match(asked, ARTICLE, best_analyzer(), "Europe/Warsaw")


def container(suffix: str) -> Target:
    """A file of many articles."""

    def read(data: bytes) -> None:
        is_taken_or_refused(_articles(suffix, data))

    return read


def _articles(suffix: str, data: bytes) -> Iterator[Incoming | Refused]:
    with suppress(InputError):
        for raw in opener(CONTAINERS[suffix])(BytesIO(data), "x", Opening()):
            yield from parse(raw)


def page(kind: str) -> Target:
    """A file of one page."""

    def read(data: bytes) -> None:
        is_taken_or_refused(parse(Raw("x", data, kind)))

    return read


def archive(data: bytes) -> None:
    """An archive's files: read whole, or refused; what can be saved is, and is well then."""
    record, between, changes = data.partition(BETWEEN)
    disk = Disk({ARCHIVE: File(1, bytearray(record))})
    if between:
        disk.files[CHANGES] = File(2, bytearray(changes))
    store = TinyStore(ARCHIVE, files=disk)
    try:
        findings = list(store.examine(deep=True))
    except ForeignError:  # no archive, or one that begins to be: nothing may be done to it
        findings = []
        with pytest.raises(ForeignError):
            store.repair()
        assert disk.content(ARCHIVE) == record
    with suppress(NewsarchError):
        list(store.scan())
        list(store.changes())
    if any(finding.code == "damaged" for finding in findings):
        with suppress(NewsarchError):
            store.repair()
            list(store.scan())
            assert not any(found.code == "damaged" for found in store.examine(deep=True))


def config(data: bytes) -> None:
    """A configuration file with its rules: read whole, or refused with the place."""
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        file.write(data)
        file.flush()
        with suppress(UsageError):
            settings = load({"config": file.name}, {"HOME": "/"})
            read_rules(settings.auto_archive, lambda text: parse_query(text, TODAY),
                       lambda rule, key: f"{rule}:{key}")  # fmt: skip


TARGETS: dict[str, Target] = {
    "dates": dates,
    "query": query,
    "jsonl": container(".jsonl"),
    "json": container(".json"),
    "csv": container(".csv"),
    "feed": container(".xml"),
    "front-matter": page(MARKDOWN),
    "html": page(HTML),
    "text": page(TEXT),
    "archive": archive,
    "config": config,
}
_SUFFIXES = {
    "jsonl": (".jsonl",), "json": (".json",), "csv": (".csv",), "feed": (".xml",),
    "front-matter": (".md",), "html": (".html",), "text": (".txt",), "archive": (".json",),
    "config": (".toml",),
}  # fmt: skip
CONFIG = """archive = "~/a.json"\nlanguage = "pl"\nwait = 1.5\ntimezone = "Europe/Warsaw"
[[auto_archive]]\nname = "a"\nquery = "tag:b -c"\nolder_than = "90d"\nretention = "B5"
since = "added"\nreason = "x"\n"""


def seeds(name: str) -> list[bytes]:
    """The payloads that a target is played with, and what the fuzzer starts from."""
    suffixes = _SUFFIXES.get(name, ())
    found = [path for path in sorted(PAYLOADS.iterdir())
             if path.suffix in suffixes or path.name.startswith(f"{name}-")]  # fmt: skip
    return [path.read_bytes() for path in found] + _written(name)


def _written(name: str) -> list[bytes]:
    words = {"dates": (*DAYS, *CRONS), "query": (*QUERIES, *DAYS, *TITLES), "config": (CONFIG,)}
    texts = [text.encode("utf-8", "surrogateescape") for text in words.get(name, ())]
    return [*texts, *_archives()] if name == "archive" else texts


@cache
def _archives() -> tuple[bytes, ...]:
    """An archive after each step of the story that the crash tests tell."""
    disk, found = Disk(), []
    for command in STORY:
        command(TinyStore(ARCHIVE, files=disk))
        found.append(disk.content(ARCHIVE) + BETWEEN + disk.content(CHANGES))
    return tuple(found)
