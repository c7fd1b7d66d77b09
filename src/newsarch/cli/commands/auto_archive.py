"""`auto-archive`: one run of the rules, silent when there is nothing to do."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from newsarch.cli.context import DONE
from newsarch.cli.reporting import no_rules
from newsarch.cli.selecting import ids_of
from newsarch.errors import NewsarchError, NotFoundError, UsageError
from newsarch.messages import _, ngettext
from newsarch.render.plain import write_rows
from newsarch.render.safe_text import safe_line
from newsarch.schedule import run_log
from newsarch.schedule.last_run import LastRun, note
from newsarch.schedule.runner import configured_rules, rule_of_the_moment, run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from newsarch.cli.context import Context, Values
    from newsarch.schedule.rules import Rule
    from newsarch.schedule.runner import Run

UNDATED = "-"
NAMES = ("id", "date", "due", "rule", "title")


def auto_archive(context: Context, values: Values) -> int:
    """Archive what is due; see `schedule/runner.py`."""
    log = values["log"]
    if log is None:
        done = _run(context, values)
        _write(context, done, values["format"])
        context.out.flush()
        _confirm(context, done)
        return DONE
    return _logged(context, values, Path(log))


def _run(context: Context, values: Values) -> Run:
    archive, settings = context.archive, context.settings
    if settings.auto_archive or values["older_than"] is not None:
        _refuse_missing(settings.archive)
    done = run(
        archive,
        _rules(context, values),
        settings.timezone,
        keep=ids_of(values["keep"]),
        force=values["force"],
        dry_run=values["dry_run"],
    )
    ran_rules = not done.dry_run and values["older_than"] is None
    if ran_rules and not context.archive_is_missing:
        note(settings.archive, LastRun(archive.now(), len(done.due), done.change))
    return done


def _refuse_missing(archive: str) -> None:
    """Raises NotFoundError for an archive file that is not there: a disk that is not mounted must
    not pass for an archive where nothing is due, night after night."""
    if "://" not in archive and not Path(archive).exists():
        raise NotFoundError(
            _("There is no archive {path}; is its disk there, is --archive right?").format(
                path=archive
            )
        )


def _rules(context: Context, values: Values) -> tuple[Rule, ...]:
    if values["older_than"] is not None:
        return (rule_of_the_moment(context.archive, values["older_than"], values["query"] or ""),)
    if values["query"] is not None:
        raise UsageError(_("--query goes with --older-than; the rules have queries of their own."))
    rules = configured_rules(context.settings, context.archive)
    if not rules and context.for_people:
        context.say(no_rules(context.settings.config_path))
    return rules


def _logged(context: Context, values: Values, log: Path) -> int:
    """Run with the results in a log. Errors go there, too, and still to standard error."""
    at = context.archive.now()
    run_log.append(log, at, [])
    try:
        done = _run(context, values)
    except NewsarchError as error:
        run_log.append(log, at, [safe_line(line) for line in error.lines])
        raise
    # Without titles: a log outlives what is erased from the archive.
    lines = StringIO()
    _write_lines((row[:-1] for row in _rows(done)), lines)
    run_log.append(log, at, lines.getvalue().splitlines())
    return DONE


def _write(context: Context, done: Run, format: str | None) -> None:
    if format == "json":
        from newsarch.exporters.json_text import json_text

        records = [dict(zip(NAMES, row, strict=True)) for row in _rows(done)]
        context.out.write(json_text(records, indent=2) + "\n")
    elif format == "table" or (format is None and context.for_people):
        _write_table(context, list(_rows(done)))
    else:
        _write_lines(_rows(done), context.out)


def _write_lines(rows: Iterable[Sequence[object]], out: TextIO) -> None:
    write_rows(([UNDATED if cell is None else cell for cell in row] for row in rows), out)


def _write_table(context: Context, rows: Sequence[Sequence[object]]) -> None:
    from newsarch.render import table

    if not rows:
        return
    cells = [[UNDATED if cell is None else safe_line(str(cell)) for cell in row] for row in rows]
    headings = (_("Id"), _("Date"), _("Due"), _("Rule"), _("Title"))
    table.write_rows(headings, cells, context.out, fields=NAMES, width=context.width,
                     colored=context.colored)  # fmt: skip


def _rows(done: Run) -> Iterator[tuple[int, str | None, str | None, str, str]]:
    """Id, date counted from, due day, rule and title; no dates for what a dry run found undated."""
    for due in done.due:
        article = due.article
        yield article.id, str(due.since), str(due.day), due.rule.name, article.title
    for article, rule in done.undated:
        yield article.id, None, None, rule.name, article.title


def _confirm(context: Context, done: Run) -> None:
    count = len(done.due)
    if done.dry_run:
        sentence = ngettext("{count} article is due.", "{count} articles are due.", count)
    else:
        sentence = ngettext("Archived {count} article.", "Archived {count} articles.", count)
    if count or (done.dry_run and context.for_people):
        context.say(sentence.format(count=count))
    if done.undated:
        lacking = ngettext(
            "{count} article has no date to count from and is never due.",
            "{count} articles have no date to count from and are never due.",
            len(done.undated),
        )
        context.say(lacking.format(count=len(done.undated)))
