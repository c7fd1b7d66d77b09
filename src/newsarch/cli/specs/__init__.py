"""The commands as data, one module a group; what each says is told in `grammar.py`.

A name is looked up here and its group's module imported then, so that a command line pays for one
group only. To add a command: describe it in a group's `COMMANDS`, name it in `GROUPS`, write its
body in `cli/commands/`.
"""

from __future__ import annotations

from importlib import import_module

from newsarch.messages import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarch.cli.grammar import Command

GROUPS = (
    ("adding", N_("Add"), ("add", "import")),
    ("finding", N_("Find and read"), ("search", "list", "show", "history", "stats")),
    ("tagging", N_("Put in order"), ("tag", "tags", "units")),
    ("changing", N_("Change"), ("edit", "set", "archive", "unarchive", "remove", "undo")),
    (
        "scheduling",
        N_("Archive by rules"),
        ("auto-archive", "rules", "hold", "release", "retention", "schedule"),
    ),
    ("sharing", N_("Hand on"), ("export",)),
    ("keeping", N_("Look after the archive"), ("check", "compact", "reindex")),
    ("backing", N_("Keep it safe"), ("backup", "restore")),
    ("erasing", N_("Erase for good"), ("erase", "redact")),
    ("settings", N_("Set up"), ("config",)),
)
"""Module, heading in help, and the names of its commands in the order of help."""
_HOMES = {name: module for module, _heading, names in GROUPS for name in names}


def find_command(words: Sequence[str]) -> tuple[Command, Sequence[str]] | None:
    """The command that `words` begin with, and the words after its name; None for no command."""
    if not words or words[0] not in _HOMES:
        return None
    command = named(words[0])
    for inner in command.within:
        if len(words) > 1 and inner.name == f"{words[0]} {words[1]}":
            return inner, words[2:]
    return command, words[1:]


def named(name: str) -> Command:
    """The command of one word's name."""
    commands: tuple[Command, ...] = import_module(f"{__name__}.{_HOMES[name]}").COMMANDS
    return next(command for command in commands if command.name == name)


def names() -> list[str]:
    """The names of all commands, in the order of help."""
    return list(_HOMES)


def all_commands() -> Iterator[Command]:
    """Every command, and after it those within it."""
    for name in _HOMES:
        command = named(name)
        yield command
        yield from command.within
