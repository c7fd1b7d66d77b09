"""Imports: a stream of inputs becomes articles, in batches, each of them one commit.

    raw inputs ─ chunks ─► parse, find units (other processes) ─ in order ─► batches ─► archive

Memory is bounded by the chunks under way and one batch, whatever the input's size. Each commit
keeps how far the import has come, so that `resume` goes on exactly there after a kill.
"""

from __future__ import annotations

from newsarch.archive.adding import SKIP, add, prepare
from newsarch.errors import NewsarchError
from newsarch.importers.base import Refused, parse
from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import ProcessPoolExecutor
    from typing import Any

    from newsarch.archive.core import Archive
    from newsarch.importers.base import Raw
    from newsarch.model.article import Article

CHUNK = 64
"""Inputs handed to a worker at once: enough to make the hand-over cheap."""
BATCH = 2_000
"""Articles a commit: two fsyncs for all of them, and some 40 MB in memory."""
AHEAD = BATCH // CHUNK
"""Chunks that workers may be ahead: they go on while a batch is committed."""
WORKERS_FROM = 4 * CHUNK
"""Fewer inputs are done before another process has started."""


@dataclass(slots=True)
class ImportReport:
    """What became of an import's inputs."""

    results: dict[str, int] = field(default_factory=dict)
    """How many were `added`, `updated`, `unchanged`, `kept` or `exists` already."""
    refused: list[Refused] = field(default_factory=list)
    resumed_after: int = 0
    """How many inputs an earlier, interrupted run had done."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One input, read: its articles, and what of it was refused."""

    size: int
    articles: list[tuple[str, Article]]
    refused: list[Refused]


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
    work = _Work(encoding, archive.now(), dict(archive.aliases()))
    fresh = _skip(iter(raws), report.resumed_after)
    size = 0
    for parsed in _parsed(work, fresh, workers):
        run.take(parsed)
        size += parsed.size
        if progress is not None:
            progress(size, run.articles)
    run.flush()
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
        for outcome in outcomes:
            results = self._report.results
            results[outcome.result] = results.get(outcome.result, 0) + 1
        self._batch = []


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker needs to know; called with a chunk, in whichever process."""

    encoding: str | None
    now: str
    aliases: Mapping[str, str]

    def __call__(self, chunk: list[Raw]) -> list[Parsed]:
        return [self._parse(raw) for raw in chunk]

    def _parse(self, raw: Raw) -> Parsed:
        articles, refused = [], []
        for item in parse(raw, self.encoding):
            if isinstance(item, Refused):
                refused.append(item)
                continue
            try:
                articles.append((item.name, prepare(item.fields, self.now, self.aliases)))
            except NewsarchError as error:
                refused.append(Refused(item.name, str(error)))
        return Parsed(len(raw.content), articles, refused)


def _parsed(work: _Work, raws: Iterator[Raw], workers: int) -> Iterator[Parsed]:
    """The parsed inputs, in their order; the first few here, the many by other processes."""
    from itertools import chain, islice

    first = list(islice(raws, WORKERS_FROM))
    if not workers or len(first) < WORKERS_FROM:
        for raw in chain(first, raws):
            yield from work([raw])
        return
    yield from _parsed_elsewhere(work, _chunks(chain(first, raws)), workers)


def _parsed_elsewhere(work: _Work, chunks: Iterator[list[Raw]], workers: int) -> Iterator[Parsed]:
    from collections import deque
    from concurrent.futures import Future

    under_way: deque[Future[Any]] = deque()
    with worker_pool(workers) as pool:
        for chunk in chunks:
            under_way.append(pool.submit(work, chunk))
            if len(under_way) > AHEAD:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def worker_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that end with this one, however it ends.

    They are not forked: a fork would inherit the locks and databases that are open here.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent)


def _end_with_parent() -> None:
    """Watch the process that gives out the work: killed, it tells nobody to stop waiting."""
    import os
    from multiprocessing import connection, parent_process
    from threading import Thread

    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            connection.wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def _chunks(raws: Iterator[Raw]) -> Iterator[list[Raw]]:
    from itertools import islice

    while chunk := list(islice(raws, CHUNK)):
        yield chunk


def _skip(raws: Iterator[Raw], count: int) -> Iterator[Raw]:
    from itertools import islice

    return islice(raws, count, None)


def _done_before(archive: Archive, source: str) -> int:
    """How many inputs of `source` the newest import of it had done."""
    for change in archive.store.changes_backwards():
        if change.imported and change.imported["source"] == source:
            return int(change.imported["done"])
    return 0
