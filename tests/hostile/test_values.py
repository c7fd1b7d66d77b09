"""Every value of every command may be anything: it is used, or refused in one line.

The commands are those of the program's own tables, so that a new one is put to the test as soon as
it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.cli.conftest import Run
from tests.hostile.contract import in_time, keeps_the_contract, says_why
from tests.hostile.values import VALUES

from newsarch.cli.grammar import FLAG, Command
from newsarch.cli.options import SETTINGS
from newsarch.cli.specs import all_commands

EACH = 30
"""Values tried in each place of a command: about fifteen thousand runs in all."""
REPORTING = {"add", "import"}
"""These say what became of each input, a line for each."""


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
            with in_time((before, value)):
                result = archive(*before, value, *after)
            keeps_the_contract(result)
            if result.code > 1 and command.name not in REPORTING:
                says_why(result)
