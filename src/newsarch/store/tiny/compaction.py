"""Writing a file whole: at its birth, to drop blanks, or after others have written it.

Written aside, synced, put in place at once, and its folder synced: there is always one whole file
under the final name, and readers that have the old one open keep it.
"""

from __future__ import annotations

import os
from contextlib import suppress

from newsarch.errors import InputError
from newsarch.model.codec import from_document
from newsarch.store.tiny import layout
from newsarch.store.tiny.failures import cannot_write
from newsarch.store.tiny.filesystem import PRIVATE_FILE
from newsarch.store.tiny.position import LARGEST
from newsarch.store.tiny.tablefile import CHUNK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.paths import Paths
    from newsarch.store.tiny.position import Position
    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.snapshot import Snapshot

    Meta = Callable[[int, int], dict[str, Any]]

WORTHWHILE = 1 << 20
"""Fewer blanks than this are left alone."""


def is_due(position: Position) -> bool:
    """Whether blanks are worth a rewriting: more than 1 MB, and 3 of 10 bytes. So a rewriting is
    paid for by the changes since the last one."""
    return position.blanks > max(WORTHWHILE, position.end * 3 // 10)


def create(files: FileSystem, paths: Paths, identity: str | None = None) -> None:
    """Make the files of an empty archive, the changes first. With an identity, only the changes
    of an archive whose record is there already."""
    name = identity or new_name()
    write_whole(files, paths.changes, layout.CHANGES, (), lambda *_: {"archive": name})
    if identity is None:
        write_whole(files, paths.record, layout.ARTICLES, (), record_meta(name, 1, 0, 0, 1))
    with cannot_write(paths.record):
        files.sync_folder(paths.folder)


def new_name() -> str:
    """A random name for an archive."""
    return os.urandom(8).hex()


def compact(snapshot: Snapshot) -> None:
    """Write the record anew, without blanks and by rising id, line by line as it is."""
    position = snapshot.view.position
    meta = record_meta(
        snapshot.identity(), position.generation + 1, position.edition, position.number,
        position.next,
    )  # fmt: skip
    _rewrite(snapshot.record, snapshot.lines(), meta, snapshot.modified())


def take_in(snapshot: Snapshot) -> None:
    """Lay out anew a record that others have written: a new edition, of the same content."""
    meta, last = snapshot.record.meta, snapshot.view.entry
    identity = snapshot.identity()
    known = [last.position] if last else []
    next_id = max([meta.get("next", 1), *(position.next for position in known)])
    for id, _place in snapshot.places():
        next_id = max(next_id, id + 1)
    generation = max([meta.get("generation", 0), *(p.generation for p in known)]) + 1
    edition = max([meta.get("edition", 0), *(p.edition for p in known)]) + 1
    number = last.position.number if last else 0
    _rewrite(snapshot.record, _checked_lines(snapshot),
             record_meta(identity, generation, edition, number, next_id),
             last.mark if last else 0)  # fmt: skip


def _checked_lines(snapshot: Snapshot) -> Iterator[bytes]:
    for id, _place, document in snapshot.articles():
        document.pop("crc", None)
        try:
            from_document(id, document)
        except InputError as error:
            raise snapshot.record.wrong(error) from None
        yield layout.article_line(id, document)


def record_meta(identity: str, generation: int, edition: int, change: int, next_id: int) -> Meta:
    """The head of a record that is written whole."""

    def meta(live: int, end: int) -> dict[str, Any]:
        return {"archive": identity, "generation": generation, "edition": edition,
                "change": change, "next": next_id, "live": live, "end": end}  # fmt: skip

    return meta


def _rewrite(record: Record, lines: Iterable[bytes], meta: Meta, modified: int) -> None:
    mode = record.files.mode(record.fd)
    write_whole(record.files, record.path, layout.ARTICLES, lines, meta, mode, modified)
    with cannot_write(record.path):
        record.files.sync_folder(os.path.dirname(record.path))


def write_whole(
    files: FileSystem,
    path: str,
    table: str,
    lines: Iterable[bytes],
    meta: Meta,
    mode: int = PRIVATE_FILE,
    modified: int = 0,
) -> None:
    """Write a file of ours from lines without their commas. `meta` is told how many they were and
    where they end. Raises CannotWriteError; then the old file is as it was. The folder is left to
    be synced."""
    from newsarch.store.tiny.paths import Paths

    aside = Paths.aside(path)
    with cannot_write(path):
        try:
            _write_aside(files, aside, table, lines, meta, mode, modified)
            files.replace(aside, path)
        except BaseException:
            with suppress(OSError):
                files.unlink(aside)
            raise


def _write_aside(
    files: FileSystem,
    aside: str,
    table: str,
    lines: Iterable[bytes],
    meta: Meta,
    mode: int,
    modified: int,
) -> None:
    fd = files.create(aside, anew=True)
    try:
        body = end = len(layout.head(table, meta(LARGEST, LARGEST)))
        live = 0
        for block, count in _blocks(lines):
            files.write(fd, block, end)
            end += len(block)
            live += count
        files.write(fd, layout.TAIL, end)
        files.write(fd, layout.head(table, meta(live, end), body), 0)
        files.dress(fd, mode, modified)
        files.sync(fd)
    finally:
        files.close(fd)


def _blocks(lines: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Lines, with newlines and commas, gathered into writes of about a megabyte."""
    block, count, lead = bytearray(), 0, b"\n"
    for line in lines:
        block += lead + line
        count += 1
        lead = b"\n,"
        if len(block) >= CHUNK:
            yield bytes(block), count
            block, count = bytearray(), 0
    if block:
        yield bytes(block), count
