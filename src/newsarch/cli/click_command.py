"""One command as Click sees it, made from its table: arguments, options, help."""

from __future__ import annotations

from typing import Any

import click

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
from newsarch.messages import _


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


def click_option(option: Option, *, hidden: bool = False) -> click.Option:
    """An option as Click sees it; `hidden` from help."""
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
        params += [click_option(option) for option in command.options]
        params += [click_option(option, hidden=True) for option in SETTINGS]
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
