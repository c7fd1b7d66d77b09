"""`stats`."""

from __future__ import annotations

from newsarch.archive.stats import statistics
from newsarch.cli import counting
from newsarch.cli.context import DONE
from newsarch.cli.selecting import query_of
from newsarch.messages import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values

MOST = 15
"""Values of each count that are shown to a person; programs get all."""


def stats(context: Context, values: Values) -> int:
    """Count the articles of a query per month, year, unit, tag and status."""
    found = statistics(context.archive, query_of(context, values))
    counts = {
        "year": found.years, "month": found.months, "unit": found.units, "tag": found.tags,
        "status": found.status,
    }  # fmt: skip
    wanted = values["per"] or ("year", "unit", "tag", "status")
    format = values["format"] or ("text" if context.for_people else "plain")
    if format == "text":
        sentence = ngettext("{n} article", "{n} articles", found.articles)
        context.out.write(sentence.format(n=found.articles) + "\n\n")
    most = None if values["per"] else MOST
    counting.write(context, {name: counts[name] for name in wanted}, format, most=most)
    return DONE
