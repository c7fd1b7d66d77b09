"""Repair: both files are copied aside, then written anew from every piece that is whole.

What is whole, and what is lost, is found in `salvage.py`.
"""

from __future__ import annotations

import os
from contextlib import ExitStack

from newsarch.errors import DamagedError, ForeignError
from newsarch.store.tiny import layout
from newsarch.store.tiny.compaction import new_name, record_meta, write_whole
from newsarch.store.tiny.failures import cannot_write
from newsarch.store.tiny.filesystem import PRIVATE_FILE
from newsarch.store.tiny.opening import open_both
from newsarch.store.tiny.position import Entry, written
from newsarch.store.tiny.salvage import Salvage
from newsarch.store.tiny.tablefile import CHUNK
from newsarch.values import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarch.store.findings import Finding
    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.paths import Paths


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did."""

    copies: tuple[str, ...]
    """The files as they were before."""
    articles: int
    """How many articles the archive has now."""
    problems: tuple[Finding, ...]
    """What could not be saved, and what should be looked at."""


def repair(files: FileSystem, paths: Paths) -> Repaired:
    """Write the archive anew from what is whole in it. The caller holds the lock.

    Raises CannotWriteError; then a file is as it was, or repaired. Raises ForeignError for a file
    that is no archive or a newer one, which is not touched."""
    _refuse_foreign(files, paths)
    with cannot_write(paths.record), ExitStack() as stack:
        copies = tuple(
            _copied(files, path) for path in (paths.record, paths.changes) if files.exists(path)
        )
        salvage = Salvage(files, paths, stack)
        salvage.name_what_is_lost()
        _write(files, paths, salvage)
    return Repaired(copies, len(salvage.articles), tuple(salvage.problems))


def _refuse_foreign(files: FileSystem, paths: Paths) -> None:
    with ExitStack() as stack:
        try:
            record, _journal = open_both(files, paths, stack)
        except ForeignError:
            raise
        except DamagedError:
            return
        if record is not None and not record.is_ours():
            raise record.foreign()


def _copied(files: FileSystem, path: str) -> str:
    """A copy of a file beside it, under a name that is free."""
    number = 1
    while files.exists(copy := f"{path}.damaged-{number}"):
        number += 1
    with ExitStack() as stack:
        source, target = files.open(path), files.create(copy)
        stack.callback(files.close, source)
        stack.callback(files.close, target)
        for position in range(0, files.stat(source).st_size, CHUNK):
            files.write(target, files.read(source, CHUNK, position), position)
        files.sync(target)
    files.sync_folder(os.path.dirname(path))
    return copy


def _write(files: FileSystem, paths: Paths, salvage: Salvage) -> None:
    """Write both files, each at once. May raise OSError or CannotWriteError."""
    archive, last = salvage.archive or new_name(), salvage.last
    meta = record_meta(archive, last.generation + 1, last.edition + 1, last.number, last.next)
    mode = PRIVATE_FILE if salvage.record is None else files.mode(salvage.record)
    write_whole(files, paths.changes, layout.CHANGES, _change_lines(salvage),
                lambda *_: {"archive": archive}, mode)  # fmt: skip
    write_whole(files, paths.record, layout.ARTICLES, _article_lines(files, salvage), meta, mode)
    files.sync_folder(paths.folder)


def _change_lines(salvage: Salvage) -> Iterator[bytes]:
    for number in sorted(salvage.changes):
        document, position = salvage.changes[number]
        kept = {name: v for name, v in document.items() if name not in ("commit", "settled")}
        draft = Entry(replace(position, number=number), start=0, sum="")
        line, _entry = written(draft, kept, first=number == 1)
        yield layout.without_comma(line)


def _article_lines(files: FileSystem, salvage: Salvage) -> Iterator[bytes]:
    for id in sorted(salvage.articles):
        offset, length = salvage.articles[id]
        raw = files.read(salvage.record, length, offset) if salvage.record is not None else b""
        if layout.is_sealed(raw):
            yield raw
        else:
            document = layout.parsed(layout.content(raw))
            document.pop("crc", None)
            yield layout.article_line(id, document)
