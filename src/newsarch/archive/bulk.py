"""Imports: a stream of inputs becomes articles, in batches, each of them one commit.

    raw inputs ─ chunks ─► parse, find units (other processes) ─ in order ─► batches ─► archive

Memory is bounded by the chunks under way and one batch, whatever the input's size. Each commit
keeps how far the import has come, so that `resume` goes on exactly there after a kill.
"""

from __future__ import annotations

from newsarch.archive.adding import SKIP, add
from newsarch.archive.dating import is_misdated
from newsarch.archive.parsing import Work, parsed
from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsarch.archive.core import Archive
    from newsarch.archive.parsing import Parsed
    from newsarch.importers.base import Raw, Refused
    from newsarch.model.article import Article

BATCH = 2_000
"""Articles a commit: two fsyncs for all of them, and some 40 MB in memory."""


@dataclass(slots=True)
class ImportReport:
    """What became of an import's inputs."""

    results: dict[str, int] = field(default_factory=dict)
    """How many were `added`, `updated`, `unchanged`, `kept` or `exists` already."""
    refused: list[Refused] = field(default_factory=list)
    misdated: int = 0
    """How many of those that were stored have a date that cannot be."""
    undated: int = 0
    """How many of them have none."""
    resumed_after: int = 0
    """How many inputs an earlier, interrupted run had done."""


def import_(
    archive: Archive,
    raws: Iterable[Raw],
    source: str,
    *,
    if_exists: str = SKIP,
    resume: bool = False,
    dry_run: bool = False,
    encoding: str | None = None,
    workers: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> ImportReport:
    """Add what `raws` hold; `source` names the whole for `resume`.

    `workers` other processes parse (0: this one does). `progress` is told the bytes and the
    articles done so far.
    """
    report = ImportReport(resumed_after=_done_before(archive, source) if resume else 0)
    run = _Run(archive, source, if_exists, dry_run, report)
    work = Work(encoding, archive.now(), dict(archive.aliases()))
    fresh = _skip(iter(raws), report.resumed_after)
    size = 0
    for one in parsed(work, fresh, workers):
        run.take(one)
        size += one.size
        if progress is not None:
            progress(size, run.articles)
    run.flush()
    if not dry_run:
        archive.settle()
    return report


class _Run:
    """An import under way: the batch being filled, and how far it has come."""

    def __init__(
        self, archive: Archive, source: str, if_exists: str, dry_run: bool, report: ImportReport
    ) -> None:
        from os import urandom

        self.articles = 0
        self._archive = archive
        self._name = {"run": urandom(8).hex(), "source": source}
        self._if_exists = if_exists
        self._dry_run = dry_run
        self._report = report
        self._done = report.resumed_after
        self._batch: list[tuple[str, Article]] = []

    def take(self, parsed: Parsed) -> None:
        self._done += 1
        self._report.refused += parsed.refused
        self._batch += parsed.articles
        self.articles += len(parsed.articles)
        if len(self._batch) >= BATCH:
            self.flush()

    def flush(self) -> None:
        outcomes = add(
            self._archive,
            self._batch,
            self._if_exists,
            dry_run=self._dry_run,
            command="import",
            imported={**self._name, "done": self._done},
        )
        today = self._archive.today
        for outcome in outcomes:
            stored = outcome.result in ("added", "updated")
            self._report.misdated += stored and is_misdated(outcome.article, today)
            self._report.undated += stored and not outcome.article.published
            results = self._report.results
            results[outcome.result] = results.get(outcome.result, 0) + 1
        self._batch = []


def _skip(raws: Iterator[Raw], count: int) -> Iterator[Raw]:
    from itertools import islice

    return islice(raws, count, None)


def _done_before(archive: Archive, source: str) -> int:
    """How many inputs of `source` the newest import of it had done; none if that was undone."""
    undone: set[int | None] = set()
    for change in archive.store.changes_backwards():
        undone.add(change.undoes)
        if change.imported and change.imported["source"] == source:
            return 0 if change.number in undone else int(change.imported["done"])
    return 0
