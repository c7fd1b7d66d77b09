"""What a run of newsarch may leave behind, whatever it was given."""

from __future__ import annotations

from unicodedata import category

from tests.cli.conftest import Result

CODES = {0, 1, 2, 3, 4, 5, 73, 75}
"""The exit codes of `docs/commands.md`; nobody interrupts a test."""
ACTING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def acting(text: str) -> set[str]:
    """The characters that a terminal would act on; newlines and tabs are none."""
    return {
        letter
        for letter in text
        if letter not in "\n\t" and (category(letter) in ("Cc", "Cs") or letter in ACTING)
    }


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
