"""The archive in two TinyDB files: the store that newsarch uses.

    archive.json            the record: the current articles
    archive.changes.json    the changes that led to them
    archive.json.lock       held by the one writer

Reading needs no lock, no TinyDB and no writing module: each method looks at the files anew.
"""

from __future__ import annotations

from newsarch.errors import DamagedError, InputError
from newsarch.model.codec import from_document
from newsarch.store.base import NOWHERE, Stored
from newsarch.store.tiny.filesystem import FILES
from newsarch.store.tiny.opening import looking
from newsarch.store.tiny.paths import Paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from os import PathLike
    from pathlib import Path
    from typing import Any

    from newsarch.model.article import Article
    from newsarch.model.change import Change
    from newsarch.store.backup import Manifest
    from newsarch.store.base import Place
    from newsarch.store.findings import Finding
    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.repair import Repaired
    from newsarch.store.tiny.snapshot import Snapshot
    from newsarch.store.tiny.writing import TinyWriter

ABSENT = "0.0.0"
"""The stamp of an archive that is not there yet, or was just made."""


class TinyStore:
    """The archive at `path`; see `store.base.Store` for what each method promises.

    A writer waits `patience` seconds for the lock, and calls `on_wait` once if it has to wait."""

    def __init__(
        self,
        path: str | PathLike[str],
        patience: float = 10.0,
        on_wait: Callable[[], None] | None = None,
        *,
        files: FileSystem = FILES,
    ) -> None:
        self.paths = Paths(path)
        self._patience, self._on_wait, self._files = patience, on_wait, files

    def is_there(self) -> bool:
        """Whether there is any file of the archive. Raises OSError where nobody can tell."""
        return any(map(self._files.exists, self.paths.files))

    @property
    def identity(self) -> str:
        """The archive's random name; empty before the first commit."""
        with self._looking() as snapshot:
            return snapshot.identity() if snapshot else ""

    def stamp(self) -> str:
        """Edition, change and checksum; more when others have written the file."""
        with self._looking() as snapshot:
            return snapshot.stamp() if snapshot else ABSENT

    def change_at(self, stamp: str) -> int | None:
        """The change at which the store carried `stamp`, if changes tell all that came after."""
        with self._looking() as snapshot:
            if snapshot is None:
                return 0 if stamp == ABSENT else None
            return snapshot.change_at(stamp)

    def layout(self) -> str:
        """The generation of the record file."""
        with self._looking() as snapshot:
            return str(snapshot.view.position.generation) if snapshot else "0"

    def last_change(self) -> int:
        """The number of the newest change."""
        with self._looking() as snapshot:
            return snapshot.view.position.number if snapshot else 0

    def get(self, id: int, place: Place = NOWHERE) -> Article | None:
        """The current version of one article."""
        with self._looking() as snapshot:
            document = snapshot.find(id, place) if snapshot else None
            return None if document is None else self._article(id, document)

    def fetch(self, wanted: Iterable[tuple[int, Place]]) -> Iterator[Article]:
        """Some articles from one snapshot, in the order asked for."""
        with self._looking() as snapshot:
            for id, document in snapshot.find_many(wanted) if snapshot else ():
                yield self._article(id, document)

    def scan(self) -> Iterator[Stored]:
        """Every current article, by rising id."""
        with self._looking() as snapshot:
            for id, place, document in snapshot.articles() if snapshot else ():
                yield Stored(self._article(id, document), place)

    def places(self) -> Iterator[tuple[int, Place]]:
        """Id and place of every current article."""
        with self._looking() as snapshot:
            yield from snapshot.places() if snapshot else ()

    def changes(self, after: int = 0) -> Iterator[Change]:
        """The changes above `after`, oldest first."""
        with self._looking() as snapshot:
            yield from snapshot.changes(after) if snapshot else ()

    def changes_backwards(self) -> Iterator[Change]:
        """The changes, newest first."""
        with self._looking() as snapshot:
            yield from snapshot.changes_backwards() if snapshot else ()

    def writing(self) -> AbstractContextManager[TinyWriter]:
        """Take the lock, put in order what a killed writer left, and write."""
        from newsarch.store.tiny.writing import writing

        return writing(self._files, self.paths, self._patience, self._on_wait)

    def examine(self, *, deep: bool = False) -> Iterator[Finding]:
        """What is wrong with the files; see `health.examine`."""
        from newsarch.store.tiny.health import examine

        return examine(self._files, self.paths, deep=deep)

    def repair(self) -> Repaired:
        """Save every piece that is whole; see `repair.repair`."""
        from newsarch.store.tiny.lock import locked
        from newsarch.store.tiny.repair import repair

        with locked(self._files, self.paths, self._patience, self._on_wait):
            return repair(self._files, self.paths)

    def compact(self) -> None:
        """Write the record anew without its blanks, by rising id. Places move. Raises
        NotFoundError when there is no archive."""
        from newsarch.store.tiny.backing import refuse_missing

        with self.writing() as writer:
            refuse_missing(self)
            writer.compact()

    def back_up(self, folder: Path, at: str, keep: int | None = None) -> Path:
        """Write a backup of the archive into `folder` (see `store.packing`), and with `keep` delete
        all but that many of its newest; the path of the backup. Raises NotFoundError when there
        is no archive."""
        from newsarch.store.tiny.backing import back_up

        return back_up(self, folder, at, keep)

    def restore(
        self,
        backup: Path,
        *,
        force: bool = False,
        on_aside: Callable[[Path], None] | None = None,
    ) -> Manifest:
        """Put a backup's archive in this store's place (see `store.restoring`)."""
        from pathlib import Path

        from newsarch.store.restoring import restore_backup
        from newsarch.store.tiny.lock import locked

        with locked(self._files, self.paths, self._patience, self._on_wait):
            files = [Path(path) for path in self.paths.files]
            return restore_backup(backup, files, force=force, on_aside=on_aside)

    def _looking(self) -> AbstractContextManager[Snapshot | None]:
        return looking(self._files, self.paths)

    def _article(self, id: int, document: dict[str, Any]) -> Article:
        try:
            return from_document(id, document)
        except InputError as error:  # only others can have written it
            raise DamagedError(f"{self.paths.record}: {error}") from None
