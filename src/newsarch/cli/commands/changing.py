"""`edit`, `set`, `archive`, `unarchive`, `remove`."""

from __future__ import annotations

from newsarch.archive import changing
from newsarch.archive.assignments import assign, parse_assignments
from newsarch.cli.context import DONE, PARTLY
from newsarch.cli.reporting import changed, nothing, point_out_unit, report, would_change
from newsarch.cli.selecting import id_of, selection_of
from newsarch.messages import _, ngettext
from newsarch.render.labels import title_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from newsarch.archive.selection import Report, Selection
    from newsarch.cli.context import Context, Values


def archive(context: Context, values: Values) -> int:
    """Move articles to the archived ones."""
    selection = selection_of(context, values, values["ids"])
    done = changing.archive_articles(
        context.archive, selection, values["reason"], dry_run=values["dry_run"]
    )
    report(context, done, _archived, _would_archive)
    return DONE


def unarchive(context: Context, values: Values) -> int:
    """Move articles back to the active ones."""
    selection = selection_of(context, values, values["ids"])
    done = changing.unarchive(
        context.archive, selection, values["reason"], dry_run=values["dry_run"]
    )
    report(context, done, changed, would_change)
    return DONE


def remove(context: Context, values: Values) -> int:
    """Remove articles, after a yes."""
    from newsarch.archive.removing import remove as remove_articles

    selection = selection_of(context, values, values["ids"])
    dry_run = values["dry_run"]
    if not dry_run and not _agreed(context, selection, yes=values["yes"]):
        context.warn(nothing())
        return PARTLY
    done = remove_articles(context.archive, selection, values["reason"], dry_run=dry_run)
    report(context, done, _removed, _would_remove)
    return DONE


def set_fields(context: Context, values: Values) -> int:
    """Give fields of one article new values."""
    archive = context.archive
    given = parse_assignments(list(values["assignments"]))
    new = assign(given, archive.today, archive.aliases())
    done = changing.set_fields(archive, id_of(values["id"]), new, dry_run=values["dry_run"])
    point_out_unit(context, new)
    _warn_of_date(context, done, new)
    report(context, done, changed, would_change)
    return DONE


def edit(context: Context, values: Values) -> int:
    """Edit one article as text; what was changed meanwhile by others is not overwritten."""
    from newsarch.cli.article_editing import edit_article
    from newsarch.exporters.markdown import page

    archive = context.archive
    article = archive.get(id_of(values["id"]))

    def take(new: Mapping[str, Any]) -> Report:
        point_out_unit(context, new)
        done = changing.set_fields(
            archive, article.id, new, revision=article.revision, command="edit"
        )
        _warn_of_date(context, done, new)
        return done

    done = edit_article(page(article), archive.today, archive.aliases(), take)
    if done is None:
        context.say(_("Nothing was edited; the article stays as it is."))
        return DONE
    report(context, done, changed, would_change)
    return DONE


def _warn_of_date(context: Context, done: Report, new: Mapping[str, Any]) -> None:
    """Warn of a date that was given and cannot be; it is taken."""
    from newsarch.archive.dating import is_misdated, misdated

    if "published" in new:
        for _before, after in done.changed:
            if after is not None and is_misdated(after, context.archive.today):
                context.warn(misdated(after))


def _agreed(context: Context, selection: Selection, *, yes: bool) -> bool:
    articles = context.archive.resolve(selection)
    if not articles:
        return True
    question = ngettext(
        "Remove {n} article, “{title}”?", "Remove {n} articles, the first “{title}”?", len(articles)
    )
    return context.confirm(
        question.format(n=len(articles), title=title_label(articles[0].title)), yes=yes
    )


def _archived(n: int) -> str:
    return ngettext("{n} article archived", "{n} articles archived", n)


def _would_archive(n: int) -> str:
    return ngettext("{n} article would be archived", "{n} articles would be archived", n)


def _removed(n: int) -> str:
    return ngettext("{n} article removed", "{n} articles removed", n)


def _would_remove(n: int) -> str:
    return ngettext("{n} article would be removed", "{n} articles would be removed", n)
