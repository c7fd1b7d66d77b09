"""`import`."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic

from newsarch.archive.bulk import import_
from newsarch.cli import streams
from newsarch.cli.context import CONFLICT, DONE, PARTLY
from newsarch.cli.reporting import refusal
from newsarch.importers.registry import Opening, open_source
from newsarch.messages import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsarch.archive.bulk import ImportReport
    from newsarch.cli.context import Context, Values
    from newsarch.importers.base import Raw

PLAIN = (".jsonl", ".ndjson")
"""Suffixes of files whose inputs are together as large as the file."""


def import_sources(context: Context, values: Values) -> int:
    """Import what the sources hold; say what was refused and why."""
    opening = Opening(values["encoding"], values["allow_private"], streams.standard_input())
    if_exists = values["if_exists"] or "skip"
    try:
        with context.beginning():
            report = import_(
                context.archive,
                _raws(values["sources"], opening),
                " ".join(_location(source) for source in values["sources"]),
                if_exists=if_exists,
                resume=values["resume"],
                dry_run=values["dry_run"],
                encoding=values["encoding"],
                workers=os.cpu_count() or 1,
                progress=_progress(context, values["sources"]),
            )
    except KeyboardInterrupt:
        context.warn(_("Interrupted; the same command with --resume goes on."))
        raise
    _tell(context, report, dry_run=values["dry_run"])
    refuses = if_exists == "refuse" and report.results.get("exists")
    return PARTLY if report.refused else CONFLICT if refuses else DONE


def _raws(sources: Sequence[str], opening: Opening) -> Iterator[Raw]:
    for source in sources:
        yield from open_source(source, opening)


def _location(source: str) -> str:
    """A source's name that does not depend on the folder one is in, for `--resume`."""
    return source if source == "-" or "://" in source else str(Path(source).absolute())


def _progress(context: Context, sources: Sequence[str]) -> Callable[[int, int], None] | None:
    """What draws a bar over the bytes of the sources, with articles and their rate in words."""
    bar = context.progress()
    if bar is None:
        return None
    total, begun = _size(sources), monotonic()

    def articles_done(size: int, articles: int) -> None:
        rate = articles / max(monotonic() - begun, 0.1)
        said = ngettext("{n} article, {rate} a second", "{n} articles, {rate} a second", articles)
        bar(size, total, said.format(n=articles, rate=round(rate)))

    return articles_done


def _size(sources: Sequence[str]) -> int | None:
    """The bytes of sources that are plain files; None where nobody can tell beforehand."""
    paths = [Path(source) for source in sources]
    if not all(path.is_file() and path.suffix in PLAIN for path in paths):
        return None
    return sum(path.stat().st_size for path in paths)


def _tell(context: Context, report: ImportReport, *, dry_run: bool) -> None:
    for one in report.refused:
        context.warn(refusal(one))
    _warn_of_dates(context, report, dry_run=dry_run)
    if report.resumed_after:
        sentence = ngettext(
            "Resumed after {n} input.", "Resumed after {n} inputs.", report.resumed_after
        )
        context.say(sentence.format(n=report.resumed_after))
    if dry_run:
        context.say(_("Nothing was stored; what would have become of the inputs:"))
    context.say(", ".join(_counts(report)) + ".")


def _warn_of_dates(context: Context, report: ImportReport, *, dry_run: bool) -> None:
    if report.misdated:
        sentence = ngettext(
            "{n} article has a date that cannot be; “newsarch check --deep” names it.",
            "{n} articles have dates that cannot be; “newsarch check --deep” names them.",
            report.misdated,
        )
        context.warn(sentence.format(n=report.misdated))
    if report.undated:
        sentence = ngettext(
            "No date of publication was found for {n} article.",
            "No date of publication was found for {n} articles.",
            report.undated,
        ).format(n=report.undated)
        shown = "" if dry_run else " " + _("“newsarch list date:none” shows what has none.")
        context.warn(sentence + shown)


def _counts(report: ImportReport) -> Iterator[str]:
    """What became of the inputs, each kind with its number."""
    n = report.results.get("added", 0)
    yield ngettext("{n} article added", "{n} articles added", n).format(n=n)
    if n := report.results.get("updated", 0):
        yield ngettext("{n} updated", "{n} updated", n).format(n=n)
    n = sum(report.results.get(name, 0) for name in ("exists", "unchanged", "kept"))
    if n:
        yield ngettext("{n} there already", "{n} there already", n).format(n=n)
    if n := len(report.refused):
        yield ngettext("{n} refused", "{n} refused", n).format(n=n)
