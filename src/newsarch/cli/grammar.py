"""What a command line may say, as data: commands, their arguments and their options.

The tables in `specs/` are made of these. Two readers are generated from one table: Click's
(`click_app.py`: help, errors, completion) and a thin one for everyday command lines (`reader.py`),
which saves the time that Click takes to load. A property test proves that they agree.
"""

from __future__ import annotations

from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

TEXT, FLAG, CHOICE, WHOLE = "text", "flag", "choice", "whole"
"""Kinds of options: any text; present or not; one of some words; a number from 0."""

HELP = ["-h", "--help"]
"""Flags that every command has; among tags `-h` is the tag h, taken off."""

STRICT, QUERY, TAGS = "strict", "query", "tags"
"""What a word with one leading `-` is, when it is no option of the command: an error; a part of
the query (`-tag:draft`); a tag to take off (and then even if it looks like a short option)."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option; `name` is the key of its value."""

    name: str
    flags: tuple[str, ...]
    help: str
    kind: str = TEXT
    metavar: str = ""
    many: bool = False
    """May be repeated; its value is a tuple."""
    choices: tuple[str, ...] = ()
    environment: str = ""
    """The variable that says the same; read by `config.py`, shown in help."""
    hidden: bool = False

    @property
    def takes_value(self) -> bool:
        """Whether a value follows the flag."""
        return self.kind != FLAG

    @property
    def unset(self) -> Any:
        """The value when the option is not given."""
        return () if self.many else None if self.takes_value else False


@dataclass(frozen=True, slots=True)
class Argument:
    """A positional argument; only the last one of a command may be `many`."""

    name: str
    metavar: str
    required: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what help says of it, what may follow it, and the function that does it."""

    name: str
    """As typed; `tags rename` for a command within a command."""
    summary: str
    body: str
    """`module:function` within `newsarch.cli.commands`, imported when the command is run."""
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    details: str = ""
    """Further paragraphs of help."""
    dashed: str = STRICT
    within: tuple[Command, ...] = ()
    """Commands within this one."""
    without_file: bool = False
    """Works even while the configuration file is wrong, for it is there to mend it."""
    without_archive: bool = False
    """Says nothing of an archive that is not there yet: it makes one, or is silent on principle."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command line, read: the command, its values, and the values for the settings."""

    command: Command
    values: Mapping[str, Any]
    settings: Mapping[str, Any]


def whole_number(text: str) -> int:
    """The value of a `WHOLE` option. Raises ValueError for anything but digits."""
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise ValueError(text)
    return int(text)


def converter(option: Option) -> Callable[[str], Any]:
    """What turns an option's text into its value; it raises ValueError."""
    if option.kind == WHOLE:
        return whole_number
    if option.kind == CHOICE:
        return _chooser(option.choices)
    return str


def _chooser(choices: tuple[str, ...]) -> Callable[[str], str]:
    def choose(text: str) -> str:
        if text not in choices:
            raise ValueError(text)
        return text

    return choose


def flag_table(command: Command, settings: tuple[Option, ...]) -> dict[str, Option]:
    """Every flag that may follow the command's name. Where words with one dash are tags, the
    settings are known by their long flags alone."""
    table = {flag: option for option in settings for flag in option.flags}
    if command.dashed == TAGS:
        table = {flag: option for flag, option in table.items() if flag.startswith("--")}
    return table | {flag: option for option in command.options for flag in option.flags}


def later(after: Any, before: Any) -> Any:
    """A setting's value: said after the command's name, it beats one said before it."""
    return before if after in (None, False) else after
