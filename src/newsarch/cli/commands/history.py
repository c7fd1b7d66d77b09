"""`history` and `undo`."""

from __future__ import annotations

from newsarch.archive import history as past
from newsarch.cli.context import DONE
from newsarch.cli.selecting import id_of
from newsarch.messages import ngettext
from newsarch.render import revisions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values


def history(context: Context, values: Values) -> int:
    """Show what changed in an article."""
    entries = past.history(context.archive, id_of(values["id"]))
    if values["format"] == "json":
        from newsarch.exporters.json_text import json_text

        records = [revisions.record(entry) for entry in entries]
        context.out.write(json_text(records) + "\n")
    else:
        revisions.write(entries, context.out, width=context.width, ink=context.ink)
    return DONE


def undo(context: Context, values: Values) -> int:
    """Take the last change back."""
    done = past.undo(context.archive, dry_run=values["dry_run"])
    sentence = ngettext(
        "“{command}” taken back on {n} article.",
        "“{command}” taken back on {n} articles.",
        done.articles,
    )
    if done.dry_run:
        sentence = ngettext(
            "“{command}” would be taken back on {n} article.",
            "“{command}” would be taken back on {n} articles.",
            done.articles,
        )
    context.say(sentence.format(command=done.command, n=done.articles))
    return DONE
