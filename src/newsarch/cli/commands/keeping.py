"""`check`, `compact`, `reindex`."""

from __future__ import annotations

import os
from contextlib import suppress

from newsarch import wiring
from newsarch.archive import health
from newsarch.cli.context import DAMAGED, DONE, PARTLY
from newsarch.errors import CannotWriteError, NotFoundError, no_archive
from newsarch.messages import _, ngettext
from newsarch.query.ast import All
from newsarch.render import plain
from newsarch.values import asdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarch.cli.context import Context, Values
    from newsarch.store.findings import Finding


def check(context: Context, values: Values) -> int:
    """Examine the archive, and repair it if asked to; what was found is the result."""
    store = wiring.open_store(context.settings, on_wait=context.waiting)
    if not store.is_there():
        raise NotFoundError(no_archive(store.paths.record))
    if values["repair"] and any(store.examine(deep=True)):
        return _repair(context, values["format"])
    findings = list(store.examine(deep=values["deep"]))
    if values["deep"] and not any(finding.code == "damaged" for finding in findings):
        findings += health.examine(context.archive, context.progress())
    _write(context, findings, values["format"])
    _warn_of_rules(context)
    if not findings:
        well = _("The archive is well.")
        quick = _("Nothing is wrong at first sight; “newsarch check --deep” reads everything.")
        context.say(well if values["deep"] or values["repair"] else quick)
    return _code(findings)


def _code(findings: Sequence[Finding]) -> int:
    """What a script wants to know: damaged, in need of something, or well."""
    from newsarch.store.findings import BY_ITSELF

    if any(finding.code == "damaged" for finding in findings):
        return DAMAGED
    return PARTLY if any(finding.repair != BY_ITSELF for finding in findings) else DONE


def compact(context: Context, values: Values) -> int:
    """Write the archive's file anew."""
    store = wiring.open_store(context.settings, on_wait=context.waiting)
    store.compact()
    context.say(_("{path} was written anew.").format(path=store.paths.record))
    return DONE


def reindex(context: Context, values: Values) -> int:
    """Make the index anew."""
    store = wiring.open_store(context.settings)
    index = wiring.index_path(store.paths.record)
    with suppress(FileNotFoundError):
        os.unlink(index)
    count = context.archive.count(All())
    if store.is_there() and not os.path.exists(index):
        sentence = _("{path} cannot be written: every search reads the whole archive until it can.")
        raise CannotWriteError(sentence.format(path=index))
    sentence = ngettext("{n} article indexed.", "{n} articles indexed.", count)
    context.say(sentence.format(n=count))
    return DONE


def _repair(context: Context, format: str | None) -> int:
    done = wiring.open_store(context.settings, on_wait=context.waiting).repair()
    _write(context, done.problems, format)
    sentence = ngettext("{n} article is there.", "{n} articles are there.", done.articles)
    context.say(sentence.format(n=done.articles))
    for copy in done.copies:
        context.say(_("What was there before is kept as {path}.").format(path=copy))
    return PARTLY if done.problems else DONE


def _write(context: Context, findings: Sequence[Finding], format: str | None) -> None:
    if format == "json":
        from newsarch.exporters.json_text import json_text

        context.out.write(json_text([asdict(finding) for finding in findings]) + "\n")
        return
    rows = [(finding.code, finding.sentence, _(finding.repair)) for finding in findings]
    plain.write_rows(rows, context.out)


def _warn_of_rules(context: Context) -> None:
    """Rules that nobody runs are no good."""
    from newsarch.schedule.installed import overdue_warning

    warning = overdue_warning(context.settings, wiring.clock(context.settings)())
    if warning:
        context.warn(warning)
