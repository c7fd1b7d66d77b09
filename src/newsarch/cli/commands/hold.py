"""`hold` and `release`: articles that no rule may touch."""

from __future__ import annotations

from newsarch.archive import changing
from newsarch.archive.selection import Selection
from newsarch.cli.context import DONE
from newsarch.cli.reporting import report, would_change
from newsarch.cli.selecting import ids_of
from newsarch.messages import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values


def hold(context: Context, values: Values) -> int:
    """Exempt articles for as long as they are held."""
    selection = Selection(ids_of(values["ids"]))
    done = changing.hold(context.archive, selection, values["reason"], dry_run=values["dry_run"])
    report(context, done, _held, would_change)
    return DONE


def release(context: Context, values: Values) -> int:
    """End the exemption."""
    selection = Selection(ids_of(values["ids"]))
    done = changing.release(context.archive, selection, dry_run=values["dry_run"])
    report(context, done, _released, would_change)
    return DONE


def _held(n: int) -> str:
    return ngettext("{n} article held", "{n} articles held", n)


def _released(n: int) -> str:
    return ngettext("{n} article released", "{n} articles released", n)
