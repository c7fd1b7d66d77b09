"""One writer at a time, over all processes: a lock on a file beside the archive.

The kernel frees it when its holder ends, however it ends. The file itself means nothing and is
left lying beside an archive. Where none came about it goes again, with the folders made for it: a
mistyped name leaves no traces. Who waits for a lock file that goes finds that out, and begins anew.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress

from newsarch.errors import LockedError
from newsarch.messages import _
from newsarch.store.tiny.failures import cannot_write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsarch.store.tiny.filesystem import FileSystem
    from newsarch.store.tiny.paths import Paths

_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.03
_ATTEMPTS = 5


@contextmanager
def locked(
    files: FileSystem, paths: Paths, patience: float, on_wait: Callable[[], None] | None
) -> Iterator[None]:
    """Hold the archive's lock, waiting up to `patience` seconds for it.

    `on_wait` is called once when there is somebody to wait for; LockedError when he stays."""
    new_folders = _missing_folders(files, paths.folder)
    fd = _taken(files, paths)
    if fd is None:
        if on_wait is not None and patience > 0:
            on_wait()
        fd = _awaited(files, paths, patience)
    try:
        yield
    finally:
        if not any(map(files.exists, paths.files)):
            _leave_no_trace(files, paths.lock, new_folders)
        files.close(fd)


def _missing_folders(files: FileSystem, folder: str) -> list[str]:
    """The folders that must be made for this one, itself included; the innermost first."""
    missing = []
    while folder != os.path.dirname(folder) and not files.exists(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing


def _leave_no_trace(files: FileSystem, lock: str, folders: Sequence[str]) -> None:
    with suppress(OSError):  # such as a folder that others use by now
        files.unlink(lock)
        for folder in folders:
            files.remove_folder(folder)


def _awaited(files: FileSystem, paths: Paths, patience: float) -> int:
    give_up, pause = time.monotonic() + patience, _FIRST_PAUSE
    while (fd := _taken(files, paths)) is None:
        left = give_up - time.monotonic()
        if left <= 0:
            raise LockedError(
                _("{path} is in use by another process: try again, or wait longer.").format(
                    path=paths.record
                )
            )
        time.sleep(min(pause, left))
        pause = min(pause * 2, _LONGEST_PAUSE)
    return fd


def _taken(files: FileSystem, paths: Paths) -> int | None:
    """The descriptor that holds the lock; None when somebody else has it."""
    with cannot_write(paths.lock):
        fd = _lock_file(files, paths)
        # Held on a file that others do not find under this name, it would keep nobody out.
        if files.lock(fd) and files.has_name(fd, paths.lock):
            return fd
        files.close(fd)
        return None


def _lock_file(files: FileSystem, paths: Paths, attempts: int = _ATTEMPTS) -> int:
    """The lock file, open, and made with its folders where missing. Who made the folders may take
    them away again at any step; but where nothing can be made, trying again does not help."""
    try:
        files.make_folder(paths.folder)
        return files.create(paths.lock)
    except (FileNotFoundError, FileExistsError):
        if attempts == 1:
            raise
    return _lock_file(files, paths, attempts - 1)
