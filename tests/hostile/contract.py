"""What newsarch may make of anything: an article that can be kept, or a refusal in a line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from unicodedata import category

from tests.cli.conftest import Result

from newsarch.importers.base import Incoming, Refused

CODES = {0, 1, 2, 3, 4, 5, 73, 75}
"""The exit codes of `docs/commands.md`; nobody interrupts a test."""
SECONDS = 2.0
"""What anything may take of the processor's time; the clock would measure what others do."""
ACTING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def acting(text: str) -> set[str]:
    """The characters that a terminal would act on; newlines and tabs are none."""
    return {
        letter
        for letter in set(text)
        if letter not in "\n\t" and (category(letter) in ("Cc", "Cs") or letter in ACTING)
    }


@contextmanager
def in_time(what: object, seconds: float = SECONDS) -> Iterator[None]:
    """Whether what is done inside takes no more than its time, child processes included."""
    begun = _work()
    yield
    assert _work() - begun < seconds, what


def _work() -> float:
    return sum(os.times()[:4])


def keeps_the_contract(result: Result) -> None:
    """An exit code of the contract, no fault, and nothing that acts on the terminal."""
    assert result.code in CODES, result
    assert "Traceback" not in result.err, result
    assert "fault in newsarch" not in result.err, result
    assert not acting(result.err), result
    assert not acting(result.out), result


def says_why(result: Result) -> None:
    """What failed as a whole says so in its last line; a query has its caret under it."""
    lines = result.err.splitlines()
    if lines[-1].strip() == "^":
        lines = lines[:-2]
    assert lines[-1].startswith("newsarch: "), result
    assert sum(line.startswith("newsarch: ") for line in lines) == 1, result


def is_text(value: object) -> bool:
    """Whether a value can be stored: text without NULs and half characters, or a list of such."""
    if isinstance(value, tuple):
        return all(map(is_text, value))
    text = str(value)
    return "\x00" not in text and text.encode("utf-8", "ignore").decode() == text


def is_taken_or_refused(results: Iterable[Incoming | Refused]) -> None:
    """Each result is fields that can be stored, or the reason why there are none."""
    for result in results:
        if isinstance(result, Refused):
            assert result.reason and "\n" not in result.reason and len(result.reason) < 400
        else:
            assert result.fields.values.keys() == result.fields.origins.keys()
            assert all(map(is_text, result.fields.values.values()))
