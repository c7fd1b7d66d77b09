"""The thin reader says what Click says, or leaves the line to Click."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarch.cli import click_app, reader
from newsarch.cli.grammar import FLAG, TEXT, Command, Invocation, Option
from newsarch.cli.options import SETTINGS
from newsarch.cli.specs import all_commands
from newsarch.errors import UsageError

COMMANDS = list(all_commands())
WORDS = st.sampled_from(
    ["handel", "ludźmi", "-szkic", "+ważne", "-tag:x", "-q", "-", "5", "3..9", "a b", "unit:x", "",
     "--", "x=y", "rename", "json"]
)  # fmt: skip


def _option_words(options: tuple[Option, ...]) -> st.SearchStrategy[list[str]]:
    """An option as typed, mostly right: with its value, attached or not, or without it."""

    def typed(option: Option) -> st.SearchStrategy[list[str]]:
        right = option.choices or ("7", "x" if option.kind == TEXT else "8")
        values = st.sampled_from([*right, *right, *right, "7", "x", "", "--limit", "-q", "--"])
        flag = st.sampled_from([*option.flags * 6, option.flags[-1][:-1], "--nonsense"])
        if option.kind == FLAG:
            return st.one_of(*[flag.map(lambda f: [f])] * 6, flag.map(lambda f: [f + "=1"]))
        return st.one_of(
            *[st.tuples(flag, values).map(list)] * 5,
            st.tuples(flag, values).map(lambda pair: [f"{pair[0]}={pair[1]}"]),
            flag.map(lambda f: [f]),
        )

    return st.sampled_from(options).flatmap(typed)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    command = draw(st.sampled_from(COMMANDS))
    before = draw(st.lists(_option_words(SETTINGS), max_size=1))
    pieces = st.one_of(WORDS.map(lambda word: [word]), _option_words((*command.options, *SETTINGS)))
    after = draw(st.lists(pieces, max_size=4))
    return [*chain(*before), *command.name.split(), *chain(*after)]


def _by_click(line: list[str]) -> Invocation | None:
    try:
        return click_app.read(list(line))
    except UsageError:
        return None


@settings(max_examples=400)
@given(lines())
def test_what_the_reader_reads_click_reads_the_same(line: list[str]) -> None:
    read = reader.read(line)
    if read is not None:
        assert read == _by_click(line)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_plain_line_of_every_command_needs_no_click(command: Command) -> None:
    arguments = ["1" for argument in command.arguments if argument.required]
    options = [word for option in command.options for word in (option.flags[-1], *_value(option))]
    line = ["--color", "never", *command.name.split(), *arguments, *options]
    read = reader.read(line)
    assert read is not None
    assert read == _by_click(line)


def _value(option: Option) -> tuple[str, ...]:
    return (option.choices[0] if option.choices else "7",) if option.takes_value else ()


@pytest.mark.parametrize(
    "line",
    [
        [], ["--help"], ["search", "--help"], ["serach"], ["search", "--limit"],
        ["search", "--limit", "many"], ["search", "-f", "yaml"], ["show"], ["tags", "renam"],
        ["show", "1", "-x"], ["search", "--unknown"], ["list", "--count=yes"], ["undo", "extra"],
        ["--lang"], ["--nonsense", "list"],
    ],
)  # fmt: skip
def test_anything_unusual_is_left_to_click(line: list[str]) -> None:
    assert reader.read(line) is None


def test_words_with_a_dash_are_part_of_a_query() -> None:
    read = reader.read(["search", "handel", "-tag:szkic", "--limit", "3"])
    assert read is not None
    assert read.values["words"] == ("handel", "-tag:szkic")
    assert read.values["limit"] == 3


def test_words_with_a_dash_are_tags_to_take_off_even_if_they_look_like_options() -> None:
    read = reader.read(["-v", "tag", "+x", "-y", "-q", "5", "--dry-run"])
    assert read is not None
    assert read.values["words"] == ("+x", "-y", "-q", "5")
    assert read.values["dry_run"] is True
    assert (read.settings["quiet"], read.settings["verbose"]) == (False, True)


def test_settings_may_follow_the_command_and_then_win() -> None:
    read = reader.read(["--archive", "a", "list", "--archive", "b"])
    assert read is not None
    assert read.settings["archive"] == "b"


def test_no_option_of_a_command_shadows_a_setting() -> None:
    names = {option.name for option in SETTINGS}
    flags = {flag for option in SETTINGS for flag in option.flags}
    for command in COMMANDS:
        assert not names & {option.name for option in command.options}
        assert not flags & {flag for option in command.options for flag in option.flags}
        assert len({o.name for o in command.options}) == len(command.options)
