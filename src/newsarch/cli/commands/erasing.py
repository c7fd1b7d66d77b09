"""`erase` and `redact`."""

from __future__ import annotations

from newsarch import wiring
from newsarch.archive import erasing
from newsarch.cli import listing
from newsarch.cli.context import DONE, PARTLY
from newsarch.cli.reporting import nothing
from newsarch.cli.selecting import id_of, ids_of
from newsarch.errors import UsageError
from newsarch.messages import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values


def erase(context: Context, values: Values) -> int:
    """Erase articles, after a yes; which are there is found before anybody is asked."""
    ids, dry_run = ids_of(values["ids"]), values["dry_run"]
    would = erasing.erase(context.archive, ids, dry_run=True)
    question = ngettext(
        "Erase {n} article for good? undo cannot bring it back.",
        "Erase {n} articles for good? undo cannot bring them back.",
        len(ids),
    )
    if not dry_run and not context.confirm(question.format(n=len(ids)), yes=values["yes"]):
        context.warn(nothing())
        return PARTLY
    if dry_run:
        listing.write(context, [article for article, _gone in would.changed], None, None)
        context.say(_would_erase(len(ids)).format(n=len(ids)))
        return DONE
    erasing.erase(context.archive, ids, values["reason"])
    context.say(_erased(len(ids)).format(n=len(ids)))
    _warn_of_copies(context)
    return DONE


def _erased(n: int) -> str:
    return ngettext("{n} article erased.", "{n} articles erased.", n)


def _would_erase(n: int) -> str:
    return ngettext("{n} article would be erased.", "{n} articles would be erased.", n)


def redact(context: Context, values: Values) -> int:
    """Take a passage out of an article and its history, after a yes."""
    text, dry_run = values["text"], values["dry_run"]
    if not text:
        raise UsageError(_("Say what is to be taken out, with --text."))
    question = _("Take this passage out of article {id} and its history for good?")
    id = id_of(values["id"])
    erasing.refuse_short(text)  # before anybody is asked
    if dry_run:
        count = erasing.redact(context.archive, id, text, dry_run=True)
        context.say(_would_redact(count).format(n=count, id=id))
        return DONE
    if not context.confirm(question.format(id=id), yes=values["yes"]):
        context.warn(nothing())
        return PARTLY
    count = erasing.redact(context.archive, id, text, values["reason"])
    context.say(_redacted(count).format(n=count, id=id))
    _warn_of_copies(context)
    return DONE


def _redacted(n: int) -> str:
    return ngettext(
        "Taken out of {n} text of article {id}.", "Taken out of {n} texts of article {id}.", n
    )


def _would_redact(n: int) -> str:
    return ngettext(
        "It would be taken out of {n} text of article {id} and its history.",
        "It would be taken out of {n} texts of article {id} and its history.",
        n,
    )


def _warn_of_copies(context: Context) -> None:
    """Say what else may hold the text, and name what newsarch itself has put there."""
    context.say(
        _("Backups, exports and other copies of the archive were not touched: see to them.")
    )
    for path in wiring.open_store(context.settings).paths.copies():
        sentence = _("{path} is an older copy that newsarch kept; it may still hold the text.")
        context.warn(sentence.format(path=path))
