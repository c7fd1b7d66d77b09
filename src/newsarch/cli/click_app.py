"""The commands as Click sees them: help, errors, completion, and every unusual command line.

Generated from the tables in `specs/`. Click only reads the line here, as `reader.py` does for
everyday lines; what comes of it is an `Invocation`, and `main.py` runs both kinds alike.
Choose the language first (`language.py`): Click takes its own strings from our catalogues.
"""

from __future__ import annotations

import re
from typing import Any

import click

from newsarch import __version__
from newsarch.cli.completion import completer
from newsarch.cli.grammar import (
    CHOICE,
    FLAG,
    HELP,
    STRICT,
    TAGS,
    WHOLE,
    Command,
    Invocation,
    Option,
    converter,
    later,
)
from newsarch.cli.options import SETTINGS
from newsarch.cli.reader import sorted_words
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


class _Value(click.ParamType[Any]):
    """An option's value, converted as the thin reader converts it."""

    def __init__(self, option: Option) -> None:
        self.name = option.kind
        self._convert = converter(option)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return self._convert(value)
        except ValueError:
            self.fail(
                _("“{value}” is not a whole number from 0 on.").format(value=value), param, ctx
            )


def _click_option(option: Option, *, hidden: bool = False) -> click.Option:
    flags = [*option.flags, option.name]
    help = _(option.help)
    if option.environment:
        help += "  [" + _("environment: {names}").format(names=option.environment) + "]"
    hidden = hidden or option.hidden
    if option.kind == FLAG:
        return click.Option(flags, is_flag=True, help=help, hidden=hidden)
    kind: click.ParamType[Any] = (
        click.Choice(option.choices) if option.kind == CHOICE else click.STRING
    )
    if option.kind == WHOLE:
        kind = _Value(option)
    metavar = _(option.metavar) if option.metavar else None
    return click.Option(
        flags, type=kind, multiple=option.many, metavar=metavar, help=help, hidden=hidden,
        shell_complete=completer(option.metavar),
    )  # fmt: skip


class Spoken(click.Command):
    """One command, made from its table."""

    def __init__(self, command: Command) -> None:
        params: list[click.Parameter] = [
            click.Argument([a.name], nargs=-1 if a.many else 1, required=a.required,
                           metavar=_(a.metavar), shell_complete=completer(a.metavar))
            for a in command.arguments
        ]  # fmt: skip
        params += [_click_option(option) for option in command.options]
        params += [_click_option(option, hidden=True) for option in SETTINGS]
        help = _(command.summary)
        if command.details:
            help += "\n\n" + _(command.details)
        super().__init__(
            command.name, params=params, help=help, short_help=_(command.summary),
            options_metavar=_("[OPTIONS]"),
            context_settings={"help_option_names": HELP[1:] if command.dashed == TAGS else HELP},
        )  # fmt: skip
        self._command = command
        self._inner = [one.name.split()[1] for one in command.within]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the line; words that begin with a dash are words where the table says so."""
        command = self._command
        if command.within and not command.arguments and args and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self._inner, ctx=ctx)
        if command.dashed != STRICT:
            options, words = sorted_words(args, command)
            args = [*options, "--", *words] if words else options
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Invocation:
        """What was said, as the thin reader would give it."""
        given = dict(ctx.params)
        before = ctx.parent.params if ctx.parent else {}
        settings = {o.name: later(given.pop(o.name), before.get(o.name)) for o in SETTINGS}
        return Invocation(self._command, given, settings)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """The options, and the commands within this one."""
        inner = [
            click.shell_completion.CompletionItem(name)
            for name in self._inner
            if name.startswith(incomplete)
        ]
        return inner + super().shell_complete(ctx, incomplete)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands within this one."""
        super().format_options(ctx, formatter)
        if self._command.within:
            summaries = (_(one.summary) for one in self._command.within)
            rows = list(zip(self._inner, summaries, strict=True))
            with formatter.section(_("Commands")):
                formatter.write_dl(rows)


class Program(click.Group):
    """`newsarch` itself: commands are made when they are asked for."""

    def __init__(self) -> None:
        params: list[click.Parameter] = [_click_option(option) for option in SETTINGS]
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
