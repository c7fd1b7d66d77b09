"""`add`.

    sources ─► raw inputs ─► fields, the given ones on top ─ (editor) ─► articles ─► archive

With `--dry-run` the way ends before the archive, and the fields are shown with their origins.
"""

from __future__ import annotations

from newsarch.archive.adding import add as add_articles
from newsarch.archive.adding import prepare
from newsarch.archive.assignments import assign
from newsarch.archive.dating import is_misdated, misdated
from newsarch.cli import streams
from newsarch.cli.context import CONFLICT, DONE, PARTLY
from newsarch.cli.reporting import point_out_unit, refusal
from newsarch.errors import NewsarchError, UsageError
from newsarch.importers.base import Incoming, Refused, parse
from newsarch.importers.registry import Opening, open_source
from newsarch.messages import _
from newsarch.model.fields import GIVEN, Fields
from newsarch.render.labels import title_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarch.archive.adding import Outcome
    from newsarch.cli.context import Context, Values
    from newsarch.model.article import Article

TEXTS = ("title", "lead", "body", "date", "section", "by", "unit", "publisher", "url", "language")
"""The options that give a field its text."""


def add(context: Context, values: Values) -> int:
    """Add articles; print their ids."""
    given = _given(context, values)
    if not (values["sources"] or given.values or values["edit"]):
        raise UsageError(
            _("Say what to add: a file, a folder, an address, - for standard input, or --edit.")
        )
    prepared, refused = _prepared(context, values, given)
    for one in refused:
        context.warn(refusal(one))
    if values["edit"] and not prepared and not refused:
        context.warn(_("Nothing was added: the template was left as it was."))
        return PARTLY
    if_exists = values["if_exists"] or "refuse"
    with context.beginning():
        outcomes = add_articles(context.archive, prepared, if_exists, dry_run=values["dry_run"])
    if values["dry_run"]:
        _show(context, prepared, outcomes)
    else:
        _confirm(context, outcomes, if_exists)
    _warn_of_dates(context, outcomes, dry_run=values["dry_run"])
    refuses = if_exists == "refuse" and any(one.result == "exists" for one in outcomes)
    return PARTLY if refused else CONFLICT if refuses else DONE


def _given(context: Context, values: Values) -> Fields:
    """What the options say of the article."""
    texts = {name: values[name] for name in TEXTS if values[name] is not None}
    if values["tag"]:
        texts["tags"] = ",".join(values["tag"])
    if not texts:
        return Fields()
    archive = context.archive
    fields = assign(texts, archive.today, archive.aliases())
    point_out_unit(context, fields)
    return Fields(fields, dict.fromkeys(fields, GIVEN))


def _prepared(
    context: Context, values: Values, given: Fields
) -> tuple[list[tuple[str, Article]], list[Refused]]:
    """The articles of all sources, and what is none."""
    archive = context.archive
    now, aliases = archive.now(), archive.aliases()
    prepared, refused = [], []
    for item in _incoming(context, values, given):
        try:
            if isinstance(item, Refused):
                refused.append(item)
                continue
            fields = _edited(context, item.fields, values) if values["edit"] else item.fields
            if fields is not None:
                article = prepare(fields, now, aliases)
                prepared.append((item.name or title_label(article.title), article))
        except NewsarchError as error:
            refused.append(Refused(item.name or _("the article"), str(error)))
    return prepared, refused


def _incoming(context: Context, values: Values, given: Fields) -> Iterator[Incoming | Refused]:
    """What the sources hold, the given fields on top; without a source these alone."""
    if not values["sources"]:
        yield Incoming("", given)
    opening = Opening(values["encoding"], values["allow_private"], streams.standard_input())
    for source in values["sources"]:
        empty = True
        try:
            for raw in open_source(source, opening):
                for item in parse(raw, values["encoding"]):
                    empty = False
                    if isinstance(item, Incoming):
                        item.fields.values.update(given.values)
                        item.fields.origins.update(given.origins)
                    yield item
        except NewsarchError as error:
            empty = False
            yield Refused(source, str(error))
        if empty:
            context.warn(_("“{name}”: nothing was found in it.").format(name=source))


def _edited(context: Context, fields: Fields, values: Values) -> Fields | None:
    """The fields as the user left them; None when a template was not filled in."""
    from newsarch.cli.article_editing import edited_fields

    edited = edited_fields(fields, context.archive.today, context.archive.aliases())
    if edited is None and values["sources"]:
        return fields
    if edited is not None and edited.get("unit") != fields.get("unit"):
        point_out_unit(context, edited.values)
    return edited


def _confirm(context: Context, outcomes: Sequence[Outcome], if_exists: str) -> None:
    """Print the ids; say of each article that is not new what became of it."""
    said = {
        "exists": _("{name}: the archive has it already, as article {id}; see --if-exists.")
        if if_exists == "refuse"
        else _("{name}: the archive has it already, as article {id}."),
        "updated": _("{name}: article {id} updated."),
        "unchanged": _("{name}: article {id} is like that already."),
        "kept": _("{name}: shorter than the text of article {id}, which was kept."),
        "added": _("{name}: article {id} added."),
    }
    for outcome in outcomes:
        context.out.write(f"{outcome.id}\n")
        if outcome.result == "exists":
            context.warn(said["exists"].format(name=outcome.name, id=outcome.id))
        else:
            context.say(said[outcome.result].format(name=outcome.name, id=outcome.id))


def _warn_of_dates(context: Context, outcomes: Sequence[Outcome], *, dry_run: bool) -> None:
    """Warn of dates that cannot be or are missing; the articles are stored."""
    today = context.archive.today
    missing = (
        _("{name}: no date of publication was found; --date gives one.")
        if dry_run
        else _("{name}: no date of publication was found; “newsarch set {id} date=DATE” gives one.")
    )
    for one in outcomes:
        if one.result not in ("added", "updated"):
            continue
        if not one.article.published:
            context.warn(missing.format(name=one.name, id=one.id))
        elif is_misdated(one.article, today):
            context.warn(misdated(one.article))


def _show(
    context: Context, prepared: Sequence[tuple[str, Article]], outcomes: Sequence[Outcome]
) -> None:
    from newsarch.render import detail

    for at, (name, article) in enumerate(prepared):
        if at:
            context.out.write("\n")
        if len(prepared) > 1:
            context.say(name)
        detail.write_origins(article, context.out, width=context.width, ink=context.ink)
        if outcomes[at].result == "exists":
            context.warn(
                _("{name}: the archive has it already, as article {id}.").format(
                    name=name, id=outcomes[at].id
                )
            )
