"""Whatever comes in is read or refused: no traceback, no half character, no time, no memory.

The payloads beside this test are small; what must be large is made here. A finding becomes a
payload file.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile.contract import SECONDS, in_time, is_taken_or_refused

from newsarch.errors import InputError
from newsarch.importers.base import HTML, MARKDOWN, RECORD, TEXT, Incoming, Raw, Refused, parse
from newsarch.importers.registry import open_source

ROOT = Path(__file__).parents[2]
PAYLOADS = sorted((Path(__file__).parent / "payloads").iterdir())
MEGABYTES = 300
LARGEST = 9_900_000


def read(source: Path) -> list[Incoming | Refused]:
    try:
        return [one for raw in open_source(str(source)) for one in parse(raw)]
    except InputError as error:
        return [Refused(source.name, str(error))]


def test_there_are_payloads_of_every_kind() -> None:
    assert len(PAYLOADS) >= 150
    assert {path.name.partition("-")[0] for path in PAYLOADS} >= {
        "terminal", "encoding", "binary", "json", "jsonl", "csv", "xml", "html", "text",
        "markdown", "zip", "warc",
    }  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda path: path.name)
def test_payload_is_read_or_refused(payload: Path) -> None:
    with in_time(payload.name):
        results = read(payload)
    is_taken_or_refused(results)


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if p.name.startswith("binary")],
                         ids=lambda path: path.name)  # fmt: skip
def test_binary_is_never_text(payload: Path) -> None:
    assert all(isinstance(result, Refused) for result in read(payload))


def repeated(piece: str, before: str = "", after: str = "") -> Callable[[], bytes]:
    """Makes an input of nearly the largest size allowed out of one piece."""

    def make() -> bytes:
        size = (LARGEST - len((before + after).encode())) // len(piece.encode())
        return (before + piece * size + after).encode()

    return make


LARGE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one line": (TEXT, repeated("Ala ma kota. ")),
    "one word": (TEXT, repeated("a")),
    "short lines": (TEXT, repeated("ala\n")),
    "long lines": (TEXT, repeated("słowo " * 80 + "\n")),
    "wrapped lines": (TEXT, repeated("słowo i jeszcze dalej " * 25 + "\n")),
    "brackets": (TEXT, repeated("(")),
    "accents": (TEXT, repeated("\u0301", "a")),
    "dates": (TEXT, repeated("Data publikacji 12.03.2020 ")),
    "units": (TEXT, repeated("KWP w Łodzi i ")),
    "blanks": (TEXT, repeated(" \u00a0", after="a")),
    "banners": (TEXT, repeated("Strona znajduje się w archiwum ")),
    "front matter": (MARKDOWN, repeated("a: b\n", "---\n", "---\n")),
    "many front matters": (MARKDOWN, repeated("---\ntitle: a\n---\nx\n")),
    "nested list": (RECORD, repeated("[")),
    "nested object": (RECORD, repeated('{"a":')),
    "number": (RECORD, repeated("1", '{"title":', "}")),
    "text of a record": (RECORD, repeated("słowo ", '{"title":"', '"}')),
    "nested elements": (HTML, repeated("<div>")),
}


CHILD = """
import re, resource, sys, time
from pathlib import Path
from newsarch.importers.base import Raw, parse
from tests.hostile.test_inputs import LARGE

kind, make = LARGE[sys.argv[1]]
raw = Raw(sys.argv[1], make(), kind)
begun = time.process_time()
assert parse(raw)
seconds = time.process_time() - begun
status = Path("/proc/self/status")  # what getrusage says begins with the parent's peak
peak = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
kilobytes = int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(seconds, kilobytes // 1024)
"""


@pytest.mark.parametrize("name", LARGE)
def test_large_input_takes_little_time_and_memory(name: str) -> None:
    # In a process of its own: the peak of this one is that of every test before.
    done = subprocess.run(
        [sys.executable, "-c", CHILD, name],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    seconds, megabytes = done.stdout.split()
    assert float(seconds) < SECONDS
    assert int(megabytes) < MEGABYTES


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        repeated("<p>ala</p>"),
        repeated("Ala ma kota. ", "<p>"),
        repeated("<"),
        lambda: ("<p " + " ".join(f"a{n}=1" for n in range(900_000)) + ">x").encode(),
    ],
    ids=["paragraphs", "text", "angle brackets", "attributes"],
)
def test_large_html_is_read_or_given_up_by_the_child(make: Callable[[], bytes]) -> None:
    with in_time("a child", seconds=15):
        assert parse(Raw("x", make(), HTML))
