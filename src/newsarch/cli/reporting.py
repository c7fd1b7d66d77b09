"""What a verb did, said in one line; what it would do, said article by article."""

from __future__ import annotations

from newsarch.cli import listing
from newsarch.messages import _, in_quotes, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from newsarch.archive.selection import Report
    from newsarch.cli.context import Context
    from newsarch.importers.base import Refused
    from newsarch.query.ast import Query

    Sentence = Callable[[int], str]
    """From a count to a sentence with `{n}` in it, without its full stop."""


def report(context: Context, done: Report, sentence: Sentence, would: Sentence) -> None:
    """Say how many articles were changed; with a dry run list them on standard output."""
    count = len(done.changed)
    if done.dry_run:
        if done.changed:
            listing.write(context, [before for before, _after in done.changed], None, None)
        context.say(would(count).format(n=count) + ".")
        return
    context.say(sentence(count).format(n=count) + _unchanged(done.unchanged) + ".")


def _unchanged(count: int) -> str:
    """What to add about articles that were like that already."""
    if not count:
        return ""
    said = ngettext("{n} was like that already", "{n} were like that already", count)
    return " (" + said.format(n=count) + ")"


def refusal(one: Refused) -> str:
    """An input that was refused, and why; named once, for many a reason names it."""
    if one.reason.startswith(one.name) or in_quotes([one.name]) in one.reason:
        return one.reason
    return _("{name}: {reason}").format(name=one.name, reason=one.reason)


def changed(n: int) -> str:
    """The sentence for any change of articles."""
    return ngettext("{n} article changed", "{n} articles changed", n)


def would_change(n: int) -> str:
    """The same for a dry run."""
    return ngettext("{n} article would be changed", "{n} articles would be changed", n)


def point_out_unit(context: Context, given: Mapping[str, Any]) -> None:
    """Warn of a unit that is given to an article and is not known."""
    if given.get("unit"):
        from newsarch.cli import unknown_units

        unknown_units.warn_of_fields(context, given)


def no_rules(path: str) -> str:
    """Said to a person where the configuration file has no rules."""
    return _("There are no rules in {path}; write some with “newsarch config edit”.").format(
        path=path
    )


def nothing_found(context: Context, query: Query) -> None:
    """Say which of a query's words no article has; else, to a person, that nothing matches."""
    if context.archive_is_missing:
        return
    from newsarch.cli import unknown_words

    if not unknown_words.point_out(context, query) and context.for_people:
        context.say(_("No article matches."))


def nothing() -> str:
    """Said when a question was answered with no."""
    return _("Nothing was changed.")
