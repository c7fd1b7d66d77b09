"""Every value of every command may be anything: it is used, or refused in one line.

The commands are those of the program's own tables, so that a new one is put to the test as soon as
it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

import pytest
from tests.cli.conftest import Run
from tests.hostile.contract import keeps_the_contract, says_why

from newsarch.cli.grammar import FLAG, Command
from newsarch.cli.options import SETTINGS
from newsarch.cli.specs import all_commands

EACH = 30
"""Values tried in each place of a command: about seven thousand runs in all."""
REPORTING = {"add", "import"}
"""These say what became of each input, a line for each."""
SECONDS = 2.0
TITLES = (
    "", " ", "\x1b]0;x\x07", "\x1b[2J", "\x9b31m", "a\u202eb", "\u2066", "a\nb", "a\r\nb",
    "[/b]", "[red]", ":smile:", "{}", "{name}", "%s%n", "\udc80", "\udcff", "\ufeff", "\u2028",
    "a" * 5000, "ą" * 300, "\u0301" * 500, "'\"`$(x)", "x/../y", "~", "~x/y", "CON", "*",
)  # fmt: skip
QUERIES = (
    "(", ")", '"', "OR", "NOT", "a OR", "-", "--", "- -", "=", "*", ":", "a:", "tag:", "date:",
    "date:..", "date:9999-12-31..", "id:x", "unit:(", '"a', "NOT " * 300 + "a", "(" * 2000,
    "a OR " * 3000 + "b", "title:\x1b[2J", "date:0000", "date:-1d", "id:²", "a\u202e)", "*a", "\\",
)  # fmt: skip
DAYS = (
    "0", "0000-00-00", "9999-12-31", "10000-01-01", "2017-02-30", "31.04.2017", "-1", "1e9", "1d",
    "999999999d", "99999999999999999999y", "2017-Q5", "A..B", "..", "2017..2016", "١٢.٠٣.٢٠٢٠",
    "²", "marzec marzec", "29 lutego 2023", "dziś jutro", "24:00", "2026-11-24T25:61", "00:00",
)  # fmt: skip
NUMBERS = (
    "0", "-1", "1", "999999", "9" * 18, "9" * 30, "1.5", "0x1", "1_000", "٣", "²", "NaN", "inf",
    "1,2", "1-3", "1..3", "title=", "=", "id=1", "revision=x", "date=0", "tags=a\x1bb", "+", "+a b",
)  # fmt: skip
CRONS = (
    "* * * * *", "@reboot", "60 0 * * *", "*/0 * * * *", "0 0 31 2 *", "0 0 1 1 *\n* * * * * x",
    "% % % % %", "1-99999999 * * * *", "A", "B5", "BE10", "Bc", "B-1", "B99999999999", "Bc?",
)  # fmt: skip
VALUES = (*TITLES, *QUERIES, *DAYS, *NUMBERS, *CRONS)
"""No NUL, and of lone surrogates those of undecodable bytes: no system passes others on."""


def places(command: Command) -> Iterator[tuple[list[str], list[str]]]:
    """The words before and after a value, for every value that the command takes."""
    required = ["1" for argument in command.arguments if argument.required]
    for option in (*command.options, *SETTINGS):
        if option.kind != FLAG:
            yield option_words(command, option.flags[-1]), required
    for number, _argument in enumerate(command.arguments):
        yield command.name.split() + ["1"] * number, required[number + 1 :]


def option_words(command: Command, flag: str) -> list[str]:
    return [*command.name.split(), flag]


@pytest.mark.parametrize("command", list(all_commands()), ids=lambda command: command.name)
def test_any_value_is_used_or_refused_in_one_line(
    archive: Run, home: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("PATH", str(home))  # the machine's crontab is none of a test's business
    chance = Random(command.name)
    for before, after in places(command):
        for value in chance.sample(VALUES, EACH):
            begun = perf_counter()
            result = archive(*before, value, *after)
            assert perf_counter() - begun < SECONDS, (before, value)
            keeps_the_contract(result)
            if result.code > 1 and command.name not in REPORTING:
                says_why(result)
