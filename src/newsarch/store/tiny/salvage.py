"""Repair: both files are copied aside, then written anew from every piece that is whole.

An article whose seal does not fit, but which is an article all the same, may have been edited by
somebody: it is kept, and named. For a change that is lost an empty one takes its number, for
numbers have no gaps.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress

from newsarch.errors import DamagedError, ForeignError, InputError
from newsarch.messages import _
from newsarch.model.change import REMOVED
from newsarch.model.codec import change_from_document, from_document
from newsarch.store.findings import SET, Finding
from newsarch.store.tiny import layout
from newsarch.store.tiny.compaction import new_name, record_meta, write_whole
from newsarch.store.tiny.failures import cannot_write
from newsarch.store.tiny.filesystem import PRIVATE_FILE
from newsarch.store.tiny.opening import open_both
from newsarch.store.tiny.pieces import Piece, pieces_of
from newsarch.store.tiny.position import ORIGIN, Entry, Position, position_of, whole, written
from newsarch.store.tiny.tablefile import CHUNK
from newsarch.store.tiny.view import View, locate
from newsarch.values import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.paths import Paths

LOST = {"at": "", "command": "lost", "who": ""}
"""What stands in for a change that could not be saved."""
MOST_LOST = 100_000
"""A number that would mean more lost changes is itself damaged."""


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
        salvage = _Salvage(files, paths, stack)
        salvage.name_what_is_lost()
        salvage.write()
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


class _Salvage:
    """What can be read in both files, and what cannot."""

    def __init__(self, files: FileSystem, paths: Paths, stack: ExitStack) -> None:
        self._files, self._paths, self._stack = files, paths, stack
        self.articles: dict[int, tuple[int, int]] = {}
        """Id → offset and length of its piece."""
        self.changes: dict[int, tuple[dict[str, Any], Position]] = {}
        self.problems: list[Finding] = []
        self._archive = ""
        self._last = ORIGIN
        """The highest of each number that was met."""
        self._record = self._open(paths.record)
        self._read_changes(self._open(paths.changes))
        self._read_articles(self._view())

    def _open(self, path: str) -> int | None:
        with suppress(FileNotFoundError):
            fd = self._files.open(path)
            self._stack.callback(self._files.close, fd)
            return fd
        return None

    def _view(self) -> View | None:
        """What a reader would see, if the files are well enough to tell."""
        with suppress(DamagedError), ExitStack() as stack:
            record, journal = open_both(self._files, self._paths, stack)
            view = locate(record, journal) if record is not None else None
            return view if view is not None and not view.edited else None
        return None

    def _read_changes(self, fd: int | None) -> None:
        found: dict[int, dict[str, Any]] = {}
        for piece in pieces_of(self._files, fd) if fd is not None else ():
            if "archive" in piece.document:
                self._archive = str(piece.document["archive"])
            else:
                with suppress(InputError):
                    change_from_document(piece.number, piece.document)
                    found[piece.number] = piece.document
        for number, document in found.items():
            if number <= len(found) + MOST_LOST:
                self.changes[number] = document, self._position(document)
        self._note(number=max(self.changes, default=0))
        for number in range(1, self._last.number + 1):
            if number not in self.changes:
                self.changes[number] = LOST, ORIGIN
                sentence = _("Change {number} could not be saved.").format(number=number)
                self.problems.append(Finding("lost-change", sentence, ""))

    def _position(self, document: dict[str, Any]) -> Position:
        """The position that a change brought, if it can be made out."""
        try:
            position = position_of(document["commit"])
        except (KeyError, TypeError):
            return ORIGIN
        self._note(generation=position.generation, edition=position.edition, next=position.next)
        return position

    def _note(self, **numbers: int) -> None:
        higher = {n: max(value, getattr(self._last, n)) for n, value in numbers.items()}
        self._last = replace(self._last, **higher)

    def _read_articles(self, view: View | None) -> None:
        for piece in pieces_of(self._files, self._record) if self._record is not None else ():
            if "archive" in piece.document and "title" not in piece.document:
                self._read_head(piece.document)
            elif view is None or (piece.offset < view.position.end and not (
                    {piece.offset, piece.offset - 1} & set(view.hidden))):  # fmt: skip
                self._take(piece)

    def _read_head(self, meta: dict[str, Any]) -> None:
        self._archive = self._archive or str(meta["archive"])
        for name in ("generation", "edition", "next"):
            with suppress(TypeError):
                self._note(**{name: whole(meta.get(name))})

    def _take(self, piece: Piece) -> None:
        if not {"title", "body"} <= piece.document.keys():
            return
        with suppress(InputError):
            from_document(piece.number, piece.document)
            self.articles[piece.number] = piece.offset, len(piece.raw)
            self._note(next=piece.number + 1)
            if not piece.sealed:
                sentence = _("Article {id} was kept, though its checksum is wrong: look at it.")
                self.problems.append(
                    Finding("unsealed", sentence.format(id=piece.number), SET, offset=piece.offset)
                )

    def name_what_is_lost(self) -> None:
        """Find the articles that the changes tell of and that were not found."""
        expected: set[int] = set()
        for number in sorted(self.changes):
            change = change_from_document(number, self.changes[number][0])
            for edit in change.edits:
                (expected.discard if edit.kind == REMOVED else expected.add)(edit.id)
        for id in sorted(expected - self.articles.keys()):
            sentence = _("Article {id} could not be saved; look for its text in the copy.")
            self.problems.append(Finding("lost-article", sentence.format(id=id), ""))

    def write(self) -> None:
        """Write both files, each at once. May raise OSError or CannotWriteError."""
        archive, last = self._archive or new_name(), self._last
        meta = record_meta(archive, last.generation + 1, last.edition + 1, last.number, last.next)
        files, mode = self._files, PRIVATE_FILE
        if self._record is not None:
            mode = files.mode(self._record)
        write_whole(files, self._paths.changes, layout.CHANGES, self._change_lines(),
                    lambda *_: {"archive": archive}, mode)  # fmt: skip
        write_whole(files, self._paths.record, layout.ARTICLES, self._article_lines(), meta, mode)
        files.sync_folder(self._paths.folder)

    def _change_lines(self) -> Iterator[bytes]:
        for number in sorted(self.changes):
            document, position = self.changes[number]
            kept = {name: v for name, v in document.items() if name not in ("commit", "settled")}
            draft = Entry(replace(position, number=number), start=0, sum="")
            line, _entry = written(draft, kept, first=number == 1)
            yield layout.without_comma(line)

    def _article_lines(self) -> Iterator[bytes]:
        for id in sorted(self.articles):
            offset, length = self.articles[id]
            raw = self._files.read(self._record, length, offset) if self._record else b""
            if layout.is_sealed(raw):
                yield raw
            else:
                document = layout.parsed(layout.content(raw))
                document.pop("crc", None)
                yield layout.article_line(id, document)
