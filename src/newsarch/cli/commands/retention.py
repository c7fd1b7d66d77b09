"""`retention`: categories, the list of what has run out, and its disposal."""

from __future__ import annotations

from pathlib import Path

from newsarch.cli.context import DONE
from newsarch.cli.reporting import changed, report, would_change
from newsarch.cli.selecting import id_of
from newsarch.errors import UsageError
from newsarch.messages import _, ngettext
from newsarch.schedule import disposal, disposal_list
from newsarch.schedule.command import absolute
from newsarch.schedule.runner import configured_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values
    from newsarch.schedule.disposal_list import DisposalList


def set_category(context: Context, values: Values) -> int:
    """Give an article a category."""
    rules = configured_rules(context.settings, context.archive)
    done = disposal.set_category(
        context.archive, id_of(values["id"]), values["category"], rules,
        context.settings.timezone, force=values["force"], reason=values["reason"],
    )  # fmt: skip
    report(context, done, changed, would_change)
    return DONE


def due(context: Context, values: Values) -> int:
    """Print the list of what has run out."""
    rules = configured_rules(context.settings, context.archive)
    listed = disposal.draw_up(context.archive, rules, context.settings.timezone, values.get("year"))
    if values.get("format") == "csv":
        disposal_list.write_csv(listed, context.out)
    elif listed.entries:
        disposal_list.write_text(listed, absolute(context.settings.archive), context.out)
    else:
        context.say(_("Nothing has run out."))
    return DONE


def dispose(context: Context, values: Values) -> int:
    """Remove what an approved list names, after a yes."""
    if not values["approved_by"] or not values["list"]:
        raise UsageError(
            _("Disposal needs a list and an approval: --list FILE --approved-by TEXT.")
        )
    listed = disposal_list.read_list(Path(values["list"]))
    # Whether the list fits is found before anybody is asked.
    count = _dispose(context, listed, values["approved_by"], dry_run=True)
    if values["dry_run"]:
        sentence = ngettext(
            "Would remove {count} article.", "Would remove {count} articles.", count
        )
        context.say(sentence.format(count=count))
        return DONE
    question = ngettext(
        "Remove {count} article of the list {number}?",
        "Remove {count} articles of the list {number}?",
        count,
    ).format(count=count, number=listed.number)
    if context.confirm(question, yes=values["yes"]):
        count = _dispose(context, listed, values["approved_by"], dry_run=False)
        sentence = ngettext("Removed {count} article.", "Removed {count} articles.", count)
        context.say(sentence.format(count=count))
    return DONE


def _dispose(context: Context, listed: DisposalList, approved_by: str, *, dry_run: bool) -> int:
    """How many articles went, or would go."""
    archive, timezone = context.archive, context.settings.timezone
    rules = configured_rules(context.settings, archive)
    report = disposal.dispose(archive, listed, approved_by, rules, timezone, dry_run=dry_run)
    return len(report.changed)
