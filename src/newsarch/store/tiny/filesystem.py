"""The operating system's files, as the store uses them: the one seam.

Everything that the store does to a disk passes through here, call by call, so that tests can
record, fail and replay it. Nothing is retried: after a failed `fsync` the kernel may have dropped
the data and call the next one a success.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from stat import S_IMODE

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


class FileSystem:
    """Plain calls; every one may raise OSError."""

    def open(self, path: str, *, write: bool = False) -> int:
        """A descriptor of an existing file."""
        return os.open(path, (os.O_RDWR if write else os.O_RDONLY) | os.O_CLOEXEC)

    def create(self, path: str, *, anew: bool = False, mode: int = PRIVATE_FILE) -> int:
        """A descriptor for writing of a file made when missing; `anew` empties it first."""
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | (os.O_TRUNC if anew else 0)
        return os.open(path, flags, mode)

    def close(self, fd: int) -> None:
        """Let go of a descriptor."""
        os.close(fd)

    def stat(self, fd: int) -> os.stat_result:
        """Size, times and mode of an open file."""
        return os.fstat(fd)

    def mode(self, fd: int) -> int:
        """The permissions of an open file."""
        return S_IMODE(self.stat(fd).st_mode)

    def read(self, fd: int, size: int, offset: int) -> bytes:
        """`size` bytes from `offset`, fewer only where the file ends."""
        data = os.pread(fd, size, offset)
        while 0 < len(data) < size:
            more = os.pread(fd, size - len(data), offset + len(data))
            if not more:
                break
            data += more
        return data

    def write(self, fd: int, data: bytes, offset: int) -> None:
        """All of `data` at `offset`."""
        written = os.pwrite(fd, data, offset)
        while written < len(data):
            written += os.pwrite(fd, memoryview(data)[written:], offset + written)

    def truncate(self, fd: int, size: int) -> None:
        """Cut a file to `size` bytes."""
        os.ftruncate(fd, size)

    def sync(self, fd: int) -> None:
        """Return when the file's data and size are on the disk."""
        if sys.platform == "darwin":
            from fcntl import F_FULLFSYNC, fcntl

            fcntl(fd, F_FULLFSYNC)
        else:
            os.fsync(fd)

    def lock(self, fd: int) -> bool:
        """Whether an exclusive lock on the file was to be had. Closing frees it."""
        from fcntl import LOCK_EX, LOCK_NB, flock

        try:
            flock(fd, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def exists(self, path: str) -> bool:
        """Whether there is a file of this name."""
        try:
            os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def has_name(self, fd: int, path: str) -> bool:
        """Whether an open file is still the one under this name."""
        try:
            return os.path.samestat(os.fstat(fd), os.stat(path))
        except FileNotFoundError:
            return False

    def replace(self, source: str, target: str) -> None:
        """Put one file in the place of another, at once."""
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        """Remove a file; one that is not there is fine."""
        with suppress(FileNotFoundError):
            os.unlink(path)

    def sync_folder(self, folder: str) -> None:
        """Return when the names in a folder are on the disk."""
        fd = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def make_folder(self, folder: str) -> None:
        """Make a private folder, and those above it, where missing."""
        if os.path.isdir(folder):
            return
        parent = os.path.dirname(folder)
        self.make_folder(parent)
        try:
            os.mkdir(folder, PRIVATE_FOLDER)
        except FileExistsError:
            if not os.path.isdir(folder):
                raise
        self.sync_folder(parent)

    def remove_folder(self, folder: str) -> None:
        """Remove a folder that is empty."""
        os.rmdir(folder)

    def dress(self, fd: int, mode: int, modified: int) -> None:
        """Give a file its permissions and, unless 0, its time of modification (ns)."""
        os.fchmod(fd, mode)
        if modified:
            os.utime(fd, ns=(modified, modified))


FILES = FileSystem()
