"""`erase` and `redact`."""

from __future__ import annotations

from newsarch.archive import erasing
from newsarch.cli.context import DONE, PARTLY
from newsarch.cli.reporting import nothing
from newsarch.cli.selecting import id_of, ids_of
from newsarch.errors import UsageError
from newsarch.messages import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values


def erase(context: Context, values: Values) -> int:
    """Erase articles, after a yes."""
    ids = ids_of(values["ids"])
    question = ngettext(
        "Erase {n} article for good? undo cannot bring it back.",
        "Erase {n} articles for good? undo cannot bring them back.",
        len(ids),
    )
    if not context.confirm(question.format(n=len(ids)), yes=values["yes"]):
        context.warn(nothing())
        return PARTLY
    erasing.erase(context.archive, ids, values["reason"])
    done = ngettext("{n} article erased.", "{n} articles erased.", len(ids))
    context.say(done.format(n=len(ids)))
    _warn_of_copies(context)
    return DONE


def redact(context: Context, values: Values) -> int:
    """Take a passage out of an article and its history, after a yes."""
    if not values["text"]:
        raise UsageError(_("Say what is to be taken out, with --text."))
    question = _("Take this passage out of article {id} and its history for good?")
    id = id_of(values["id"])
    if not context.confirm(question.format(id=id), yes=values["yes"]):
        context.warn(nothing())
        return PARTLY
    count = erasing.redact(context.archive, id, values["text"], values["reason"])
    done = ngettext(
        "Taken out of {n} text of article {id}.", "Taken out of {n} texts of article {id}.", count
    )
    context.say(done.format(n=count, id=id))
    _warn_of_copies(context)
    return DONE


def _warn_of_copies(context: Context) -> None:
    context.say(
        _("Backups, exports and other copies of the archive were not touched: see to them.")
    )
