"""A thin reader of everyday command lines, so that they need not wait for Click to load.

It understands what is plainly right and gives up (None) at anything else: `--help`, an unknown
option, a missing value, a number that is none. Click then reads the line anew and says what is
wrong. Both use `sorted_words`, and a property test proves that they agree.
"""

from __future__ import annotations

from newsarch.cli.grammar import HELP, QUERY, TAGS, Invocation, converter, flag_table, later
from newsarch.cli.options import SETTINGS
from newsarch.cli.specs import find_command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from newsarch.cli.grammar import Argument, Command, Option


class _Unusual(Exception):  # noqa: N818, it is a way out, not an error
    """The line is for Click."""


def read(argv: Sequence[str]) -> Invocation | None:
    """The invocation that `argv` (without the program's name) says, or None."""
    try:
        leading, rest = _leading_options(argv)
        found = find_command(rest)
        if found is None:
            return None
        command, after = found
        options, words = sorted_words(after, command)
        given = _values(leading, SETTINGS, _table(SETTINGS))
        own = (*SETTINGS, *command.options)
        values = _values(options, own, flag_table(command, SETTINGS))
        settings = {o.name: later(values.pop(o.name), given[o.name]) for o in SETTINGS}
        return Invocation(command, values | _arguments(words, command.arguments), settings)
    except _Unusual:
        return None


def sorted_words(args: Sequence[str], command: Command) -> tuple[list[str], list[str]]:
    """What follows a command's name, as options with their values and all other words.

    When the last option lacks its value there are no words, lest one of them be taken for it.
    """
    table = flag_table(command, SETTINGS)
    options: list[str] = []
    words: list[str] = []
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            words += rest
        elif _is_word(arg, command.dashed, table):
            words.append(arg)
        else:
            options.append(arg)
            if arg in table and table[arg].takes_value:
                value = next(rest, None)
                if value is None:
                    return options, []
                options.append(value)
    return options, words


def _is_word(arg: str, dashed: str, table: Mapping[str, Option]) -> bool:
    if not arg.startswith("-") or arg == "-":
        return True
    if arg.startswith("--"):
        return False
    return dashed == TAGS or (dashed == QUERY and arg not in table and arg not in HELP)


def _leading_options(argv: Sequence[str]) -> tuple[list[str], Sequence[str]]:
    """The options before the command's name, and the rest."""
    table = _table(SETTINGS)
    end = 0
    while end < len(argv) and argv[end].startswith("-"):
        option = table.get(argv[end])
        end += 2 if option is not None and option.takes_value else 1
    return list(argv[:end]), argv[end:]


def _values(
    args: list[str], options: Sequence[Option], table: Mapping[str, Option]
) -> dict[str, Any]:
    values = {option.name: option.unset for option in options}
    rest = iter(args)
    for arg in rest:
        flag, equals, attached = arg.partition("=")
        option = table.get(flag)
        if option is None or (equals and not flag.startswith("--")):
            raise _Unusual
        if not option.takes_value:
            if equals:
                raise _Unusual
            values[option.name] = True
            continue
        value = _converted(option, attached if equals else next(rest, None))
        values[option.name] = (*values[option.name], value) if option.many else value
    return values


def _converted(option: Option, text: str | None) -> Any:
    if text is None:
        raise _Unusual
    try:
        return converter(option)(text)
    except ValueError:
        raise _Unusual from None


def _arguments(words: list[str], arguments: tuple[Argument, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for argument in arguments:
        if argument.required and not words:
            raise _Unusual
        if argument.many:
            values[argument.name], words = tuple(words), []
        else:
            values[argument.name], words = (words[0] if words else None), words[1:]
    if words:
        raise _Unusual
    return values


def _table(options: Sequence[Option]) -> dict[str, Option]:
    return {flag: option for option in options for flag in option.flags}
