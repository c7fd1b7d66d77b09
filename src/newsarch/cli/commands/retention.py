"""`retention`: categories, the list of what has run out, and its disposal."""

from __future__ import annotations

from pathlib import Path

from newsarch.cli.context import DONE
from newsarch.cli.selecting import id_of
from newsarch.errors import UsageError
from newsarch.messages import _, ngettext
from newsarch.schedule import disposal, disposal_list
from newsarch.schedule.command import absolute
from newsarch.schedule.runner import configured_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values


def set_category(context: Context, values: Values) -> int:
    """Give an article a category."""
    rules = configured_rules(context.settings, context.archive)
    disposal.set_category(
        context.archive, id_of(values["id"]), values["category"], rules,
        context.settings.timezone, force=values["force"], reason=values["reason"],
    )  # fmt: skip
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
    count = len(listed.entries)
    question = ngettext(
        "Remove {count} article of the list {number}?",
        "Remove {count} articles of the list {number}?",
        count,
    ).format(count=count, number=listed.number)
    dry_run = values["dry_run"]
    if not (dry_run or context.confirm(question, yes=values["yes"])):
        return DONE
    rules = configured_rules(context.settings, context.archive)
    disposal.dispose(
        context.archive, listed, values["approved_by"], rules, context.settings.timezone,
        dry_run=dry_run,
    )  # fmt: skip
    sentence = (
        ngettext("Would remove {count} article.", "Would remove {count} articles.", count)
        if dry_run
        else ngettext("Removed {count} article.", "Removed {count} articles.", count)
    )
    context.say(sentence.format(count=count))
    return DONE
