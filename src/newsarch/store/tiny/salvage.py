"""What can be saved of damaged files: every piece that is whole, and what they tell of the rest.

An article whose seal does not fit, but which is an article all the same, may have been edited by
somebody: it is kept, and named. For a change that is lost an empty one takes its number, for
numbers have no gaps.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress

from newsarch.errors import DamagedError, InputError
from newsarch.messages import _
from newsarch.model.change import REMOVED
from newsarch.model.codec import change_from_document, from_document
from newsarch.store.findings import SET, Finding
from newsarch.store.tiny.opening import open_both
from newsarch.store.tiny.pieces import Piece, pieces_of
from newsarch.store.tiny.position import ORIGIN, Position, position_of, whole
from newsarch.store.tiny.view import View, locate
from newsarch.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.paths import Paths

LOST = {"at": "", "command": "lost", "who": ""}
"""What stands in for a change that could not be saved."""
MOST_LOST = 100_000
"""A number that would mean more lost changes is itself damaged."""


class Salvage:
    """What can be read in both files, and what cannot."""

    def __init__(self, files: FileSystem, paths: Paths, stack: ExitStack) -> None:
        self._files, self._paths, self._stack = files, paths, stack
        self.articles: dict[int, tuple[int, int]] = {}
        """Id → offset and length of its piece."""
        self.changes: dict[int, tuple[dict[str, Any], Position]] = {}
        self.problems: list[Finding] = []
        self.archive = ""
        """The archive's random name, if one was met."""
        self.last = ORIGIN
        """The highest of each number that was met."""
        self.record = self._open(paths.record)
        """The file of articles, open."""
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
                self.archive = str(piece.document["archive"])
            else:
                with suppress(InputError):
                    change_from_document(piece.number, piece.document)
                    found[piece.number] = piece.document
        for number, document in found.items():
            if number <= len(found) + MOST_LOST:
                self.changes[number] = document, self._position(document)
        self._note(number=max(self.changes, default=0))
        for number in range(1, self.last.number + 1):
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
        higher = {n: max(value, getattr(self.last, n)) for n, value in numbers.items()}
        self.last = replace(self.last, **higher)

    def _read_articles(self, view: View | None) -> None:
        for piece in pieces_of(self._files, self.record) if self.record is not None else ():
            if "archive" in piece.document and "title" not in piece.document:
                self._read_head(piece.document)
            elif view is None or (piece.offset < view.position.end and not (
                    {piece.offset, piece.offset - 1} & set(view.hidden))):  # fmt: skip
                self._take(piece)

    def _read_head(self, meta: dict[str, Any]) -> None:
        self.archive = self.archive or str(meta["archive"])
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
