"""`search`, `list` and `show`."""

from __future__ import annotations

from newsarch.cli import listing
from newsarch.cli.context import DONE
from newsarch.cli.reporting import nothing_found
from newsarch.cli.selecting import ids_of, query_of
from newsarch.errors import UsageError
from newsarch.exporters.registry import Layout
from newsarch.index.base import FACETS, Order
from newsarch.messages import _, ngettext
from newsarch.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.cli.context import Context, Values
    from newsarch.index.base import Hit
    from newsarch.query.ast import Query

SCREENFUL = 50
"""Articles shown on a terminal unless `--limit` says otherwise."""


def search(context: Context, values: Values) -> int:
    """Find articles, and show, count or explain them."""
    fields = listing.fields_of(values["fields"])
    query = query_of(context, values)
    if values["explain"]:
        return _explain(context, query)
    if values["count"]:
        count = context.archive.count(query)
        context.out.write(f"{count}\n")
        if not count:
            nothing_found(context, query)
        return DONE
    if values["facets"]:
        return _facets(context, query, values)
    hits, more = _hits(context, query, values)
    if hits or not context.for_people:
        articles = context.archive.store.fetch((hit.id, hit.place) for hit in hits)
        listing.write(context, articles, values["format"], fields)
    _comment(context, query, len(hits), more)
    return DONE


def show(context: Context, values: Values) -> int:
    """Show whole articles, in the order of their ids on the command line."""
    articles = context.archive.get_many(ids_of(values["ids"]))
    format = values["format"] or "text"
    if format == "text":
        from newsarch.render import detail

        detail.write(articles, context.out, width=context.width, ink=context.ink)
    else:
        listing.export(context, articles, format, Layout())
    return DONE


def _hits(context: Context, query: Query, values: Values) -> tuple[list[Hit], bool]:
    """The hits wanted, and whether a person should know that there are more of them."""
    limit = values["limit"]
    if limit is None and context.for_people:
        limit = SCREENFUL
    asked = limit + 1 if limit is not None and context.for_people else limit
    order = Order(values["sort"] or "date", values["reverse"], asked, values["offset"] or 0)
    hits = context.archive.select(query, order)
    more = limit is not None and len(hits) > limit
    return hits[:limit], more


def _comment(context: Context, query: Query, shown: int, more: bool) -> None:
    """What is to be known about a table beside it."""
    if more and shown:
        sentence = ngettext(
            "The first article; there are more: --limit, --offset and --count help.",
            "The first {n} articles; there are more: --limit, --offset and --count help.",
            shown,
        )
        context.say(sentence.format(n=shown))
    elif not more and not shown:
        nothing_found(context, query)


def _explain(context: Context, query: Query) -> int:
    from newsarch.query.explain import explain
    from newsarch.wiring import analyzer

    plain.write_lines(explain(query, analyzer().query_keys), context.out)
    return DONE


def _facets(context: Context, query: Query, values: Values) -> int:
    names = [name.strip() for name in values["facets"].split(",")]
    for name in names:
        if name not in FACETS:
            raise UsageError(
                _("“{name}” is not a facet; the facets are {facets}.").format(
                    name=name, facets=", ".join(FACETS)
                )
            )
    from newsarch.cli import counting

    counts = context.archive.facets(query, names)
    counting.write(context, counts, values["format"])
    return DONE
