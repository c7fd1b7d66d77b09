"""The commands as Click sees them: help, errors, completion, and every unusual command line.

Generated from the tables in `specs/`. Click only reads the line here, as `reader.py` does for
everyday lines; what comes of it is an `Invocation`, and `main.py` runs both kinds alike.
Choose the language first (`language.py`): Click takes its own strings from our catalogues.
"""

from __future__ import annotations

import re

import click

from newsarch import __version__
from newsarch.cli.click_command import Spoken, click_option
from newsarch.cli.grammar import HELP, Invocation
from newsarch.cli.options import SETTINGS
from newsarch.cli.specs import GROUPS, find_command, named, names
from newsarch.errors import UsageError
from newsarch.messages import _, in_quotes

PROGRAM = "newsarch"
_QUOTED = re.compile(r"""(?<!\w)(?:'([^']+)'|"([^"]+)")(?!\w)""")
"""A name as Click quotes it; with `"` where an apostrophe is in it."""


def read(argv: list[str]) -> Invocation | None:
    """The invocation that `argv` says; None when help or a completion was asked for and printed.

    Raises UsageError in Click's words, with a hint where help is.
    """
    try:
        result = Program().main(argv, prog_name=PROGRAM, standalone_mode=False)
    except click.UsageError as error:
        raise UsageError(_explained(error)) from error
    return result if isinstance(result, Invocation) else None


def _explained(error: click.UsageError) -> str:
    sentence = " ".join(error.format_message().split())
    sentence = _QUOTED.sub(lambda found: in_quotes([found[1] or found[2]]), sentence)
    if not sentence.endswith((".", "?", "?)")):
        sentence += "."
    path = error.ctx.command_path if error.ctx else PROGRAM
    return sentence + " " + _("See “{command} --help”.").format(command=path)


class Program(click.Group):
    """`newsarch` itself: commands are made when they are asked for."""

    def __init__(self) -> None:
        params: list[click.Parameter] = [click_option(option) for option in SETTINGS]
        params.append(
            click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True,
                         callback=_print_version, help=_("Show the version and exit."))
        )  # fmt: skip
        super().__init__(
            PROGRAM,
            params=params,
            help=_("A news archive for public institutions."),
            invoke_without_command=True,
            callback=_print_help,
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("[COMMAND] [ARGS]..."),
            context_settings={"help_option_names": HELP},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of help."""
        return names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command; `tags rename` is one, too."""
        found = find_command(cmd_name.split(" "))
        return Spoken(found[0]) if found else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words begin with, which may have two of them."""
        found = find_command(args)
        if found is None:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=names(), ctx=ctx)
        command, rest = found
        return command.name, Spoken(command), list(rest)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under the headings of their groups."""
        for _module, heading, members in GROUPS:
            with formatter.section(_(heading)):
                formatter.write_dl([(name, _(named(name).summary)) for name in members])


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"{PROGRAM} {__version__}")
        ctx.exit()


@click.pass_context
def _print_help(ctx: click.Context, /, **_settings: object) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
