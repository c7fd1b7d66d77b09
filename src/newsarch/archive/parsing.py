"""Parsing for imports: raw inputs become articles, in their order, by other processes if many.

Everything here is pure; what is stored is decided by the one process that has the archive open.
"""

from __future__ import annotations

from newsarch.archive.adding import prepare
from newsarch.errors import NewsarchError
from newsarch.importers.base import Refused, parse
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import ProcessPoolExecutor
    from typing import Any

    from newsarch.importers.base import Raw
    from newsarch.model.article import Article

CHUNK = 64
"""Inputs handed to a worker at once: enough to make the hand-over cheap."""
AHEAD = 32
"""Chunks that workers may be ahead: they go on while a batch is committed."""
WORKERS_FROM = 4 * CHUNK
"""Fewer inputs are done before another process has started."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One input, read: its articles, and what of it was refused."""

    size: int
    articles: list[tuple[str, Article]]
    refused: list[Refused]


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs to know; called with a chunk, in whichever process."""

    encoding: str | None
    now: str
    aliases: Mapping[str, str]

    def __call__(self, chunk: list[Raw]) -> list[Parsed]:
        """Each input read."""
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


def parsed(work: Work, raws: Iterator[Raw], workers: int) -> Iterator[Parsed]:
    """The parsed inputs, in their order; the first few here, the many by other processes."""
    from itertools import chain, islice

    first = list(islice(raws, WORKERS_FROM))
    if not workers or len(first) < WORKERS_FROM:
        for raw in chain(first, raws):
            yield from work([raw])
        return
    yield from _parsed_elsewhere(work, _chunks(chain(first, raws)), workers)


def _parsed_elsewhere(work: Work, chunks: Iterator[list[Raw]], workers: int) -> Iterator[Parsed]:
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
