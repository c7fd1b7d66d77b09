"""`hold` and `release`: articles that no rule may touch."""

from __future__ import annotations

from newsarch.archive import changing
from newsarch.archive.selection import Selection
from newsarch.cli.context import DONE
from newsarch.cli.selecting import ids_of
from newsarch.messages import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values


def hold(context: Context, values: Values) -> int:
    """Exempt articles for as long as they are held."""
    reason = values["reason"] or _("held")
    report = changing.hold(context.archive, Selection(ids_of(values["ids"])), reason)
    count = len(report.changed)
    sentence = ngettext("Holding {count} article.", "Holding {count} articles.", count)
    context.say(sentence.format(count=count))
    return DONE


def release(context: Context, values: Values) -> int:
    """End the exemption."""
    selection = Selection(ids_of(values["ids"]))
    report = changing.hold(context.archive, selection, None, command="release")
    count = len(report.changed)
    sentence = ngettext("Released {count} article.", "Released {count} articles.", count)
    context.say(sentence.format(count=count))
    return DONE
