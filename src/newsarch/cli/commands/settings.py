"""`config show`, `config path`, `config edit`."""

from __future__ import annotations

from pathlib import Path

from newsarch.cli.context import DONE
from newsarch.messages import _, ngettext
from newsarch.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values


def show(context: Context, values: Values) -> int:
    """Show the settings in force, wherever each comes from."""
    settings = context.settings
    rows: list[tuple[str, object]] = [
        ("archive", settings.archive),
        ("config", settings.config_path),
        ("language", settings.language),
        ("color", settings.color),
        ("wait", f"{settings.wait:g}"),
        ("timezone", settings.timezone),
        ("auto_archive", _rules(len(settings.auto_archive))),
    ]
    if context.for_people:
        rows = [(name.ljust(13), value) for name, value in rows]
    plain.write_rows(rows, context.out)
    return DONE


def _rules(count: int) -> str:
    """The rules in a few words: they are tables of the file, which `rules` shows."""
    return ngettext("{n} rule", "{n} rules", count).format(n=count)


def path(context: Context, values: Values) -> int:
    """Say where the configuration file is, whether it is there or not."""
    plain.write_rows([(context.settings.config_path,)], context.out)
    return DONE


def edit(context: Context, values: Values) -> int:
    """Edit the configuration file; what is wrong with it is said at once."""
    from newsarch.cli.editing import edit_file
    from newsarch.config import load

    path = Path(context.settings.config_path)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(TEMPLATE, encoding="utf-8")
    edit_file(path)
    load({"config": str(path)}, {})
    context.say(_("{path} is right.").format(path=path))
    return DONE


TEMPLATE = """\
# newsarch: what is commented out is the default. See docs/commands.md and docs/auto-archiving.md.
# archive = "~/archive.json"
# language = "pl"
# color = "auto"
# wait = 10
# timezone = "Europe/Warsaw"

# [[auto_archive]]
# name = "komunikaty po 90 dniach"
# query = "tag:komunikat -tag:ważne"
# older_than = "90d"
"""
