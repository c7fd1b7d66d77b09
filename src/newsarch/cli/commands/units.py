"""`units` and the commands within it: what units there are, and teaching their names."""

from __future__ import annotations

from newsarch.archive import teaching
from newsarch.cli.context import DONE
from newsarch.cli.reporting import changed, report, would_change
from newsarch.errors import NotFoundError, UsageError, no_archive
from newsarch.messages import _, ngettext
from newsarch.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.archive import Archive
    from newsarch.archive.teaching import Taught
    from newsarch.cli.context import Context, Values


def units(context: Context, values: Values) -> int:
    """List the units with their counts, or draw them as a tree."""
    counts = context.archive.reading().units()
    format = values["format"] or ("text" if context.for_people else "plain")
    if values["tree"]:
        from newsarch.cli.unit_tree import branches
        from newsarch.render import tree

        tree.write(branches(counts), context.out, ink=context.ink)
    elif format == "json":
        from newsarch.exporters.json_text import json_text

        records = [{"unit": name, "published": p, "articles": n} for name, p, n in counts]
        context.out.write(json_text(records) + "\n")
    elif format == "text":
        _write_table(context, [(name, str(p), str(n)) for name, p, n in counts])
    else:
        plain.write_rows(counts, context.out)
    return DONE


def show(context: Context, values: Values) -> int:
    """Show one unit: its forms in the articles, its aliases, its articles by year."""
    from newsarch.cli.unit_detail import about, write

    unit = about(context.archive, values["name"])
    if values["format"] == "json":
        from newsarch.exporters.json_text import json_text

        context.out.write(json_text(unit.record()) + "\n")
    else:
        write(unit, context.out, width=context.width, ink=context.ink)
    return DONE


def alias(context: Context, values: Values) -> int:
    """Teach that a name means a unit."""
    name, unit, dry_run = values["name"], values["unit"], values["dry_run"]
    return _said(context, teaching.alias(_existing(context), name, unit, dry_run=dry_run))


def forget(context: Context, values: Values) -> int:
    """Forget an alias."""
    name, dry_run = values["name"], values["dry_run"]
    return _said(context, teaching.forget(context.archive, name, dry_run=dry_run))


def merge(context: Context, values: Values) -> int:
    """Teach that several units are one."""
    into, dry_run = values["into"], values["dry_run"]
    if into is None:
        raise UsageError(_("Say which unit they all are: --into UNIT."))
    units = list(values["units"])
    return _said(context, teaching.merge(_existing(context), units, into, dry_run=dry_run))


def refresh(context: Context, values: Values) -> int:
    """Read the units of every article anew."""
    return _said(context, teaching.refresh(context.archive, dry_run=values["dry_run"]))


def suggest(context: Context, values: Values) -> int:
    """Show names that are no unit we know, beside units that they may be spellings of.

    Units that are understood are never the same, however much they look alike: `KPP w Żarach` is
    not `KPP w Żaganiu`.
    """
    from newsarch.cli.likeness import ALIKE, near
    from newsarch.polish.units import read_unit

    archive = context.archive
    aliases = archive.aliases()
    names = [name for name, _published, _naming in archive.reading().units()]
    unknown = [name for name in names if len(read_unit(name, aliases)) != 1]
    pairs = [(name, other) for name in unknown for other in near(name, names, share=ALIKE)]
    if values["format"] == "json":
        from newsarch.exporters.json_text import json_text

        context.out.write(json_text([list(pair) for pair in pairs]) + "\n")
    else:
        plain.write_rows(pairs, context.out)
    if not pairs and context.for_people:
        context.say(_("No two units look alike."))
    return DONE


def _existing(context: Context) -> Archive:
    """The archive that learns. Raises NotFoundError rather than let a lesson begin one: a slip in
    its name would go unnoticed."""
    archive = context.archive
    if context.archive_is_missing:
        raise NotFoundError(no_archive(context.settings.archive))
    return archive


def _said(context: Context, taught: Taught) -> int:
    """Say what the names mean now, what they meant before, and what that changed."""
    for name, unit in taught.meanings.items():
        context.say(_meaning(unit, taught.report.dry_run).format(name=name, unit=unit))
    for name, unit in taught.replaced.items():
        context.say(_("“{name}” was understood as “{unit}” before.").format(name=name, unit=unit))
    report(context, taught.report, changed, would_change)
    return DONE


def _meaning(unit: str | None, dry_run: bool) -> str:
    if unit is None:
        return _("“{name}” would be forgotten.") if dry_run else _("“{name}” is forgotten.")
    if dry_run:
        return _("“{name}” would be understood as “{unit}”.")
    return _("“{name}” is understood as “{unit}” now.")


def _write_table(context: Context, rows: list[tuple[str, str, str]]) -> None:
    from newsarch.render import table

    headings = (_("Unit"), _("Published"), _("Mentions"))
    table.write_rows(headings, rows, context.out, fields=("unit", "articles", "count"),
                     width=context.width, colored=context.colored)  # fmt: skip
    sentence = ngettext("{n} unit.", "{n} units.", len(rows))
    context.say(sentence.format(n=len(rows)))
