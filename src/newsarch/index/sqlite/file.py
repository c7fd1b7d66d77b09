"""The index file: opened by many, replaced by one, recognised when others touched it.

Whoever has the file open holds `….lock` shared; whoever puts a new file in its place holds it
alone, so that a write-ahead log never meets a database that it does not belong to. A new file is
built under the name `….new`, locked as well, so that two processes never build at once.

The lock file also says how the index file looked when SQLite last wrote to it, for SQLite has no
checksums over its pages: a file that somebody else touched is built anew, not believed. SQLite
writes to it when the log is folded in, which happens here and nowhere else: connections for
reading are read-only, and one outlives every connection for writing.
"""

from __future__ import annotations

import os
from _sqlite3 import connect
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock, lockf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

LOG_LIMIT = 1 << 20
"""Bytes of log from which on it is folded in; the next process to open the file reads it all."""
PATIENCE = 5.0
"""Seconds that SQLite waits for another writer of the index."""
_UNSAFE = (
    "journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF", "cache_size = -65536",
    "auto_vacuum = INCREMENTAL",
)  # fmt: skip
"""For a database that nobody sees before it is whole; the last one it keeps."""
_NOTE = 64
"""Bytes of a note in the lock file, always written whole."""
_FOLDING = b"folding".ljust(_NOTE)


class UnusableError(Exception):
    """The file is missing, was touched by others, or cannot be opened or replaced just now."""


class IndexFile:
    """The file of one index, and the locks beside it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """The index at `path`; nothing is opened yet."""
        self._path = os.fspath(path)
        self._lock = -1
        self._reading: Connection | None = None

    def open(self) -> Connection:
        """The connection for reading, held until `close`. Raises UnusableError."""
        self._lock = _open_file(self._path + ".lock")
        flock(self._lock, LOCK_SH)
        if not self._is_ours():
            self.close()
            raise UnusableError
        self._reading = connect(_read_only(self._path), PATIENCE, isolation_level=None, uri=True)
        return self._reading

    def close(self) -> None:
        """Let go of the file; there may be nothing open."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection with a transaction begun: committed at the end, or nothing happened."""
        connection = connect(self._path, PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = OFF")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
            self._fold_in_log(connection)
        finally:
            connection.close()

    @contextmanager
    def building(self) -> Iterator[Connection]:
        """A connection to a new, empty database that takes the file's place at the end.

        Nothing must be open. Raises UnusableError when another process builds or reads just now.
        """
        new, packed = self._path + ".new", self._path + ".packed"
        lock = _open_file(new)
        try:
            _lock_alone(lock, 0)
            os.ftruncate(lock, 0)
            connection = connect(new, isolation_level=None)
            try:
                for pragma in _UNSAFE:
                    connection.execute(f"PRAGMA {pragma}")
                yield connection
                _pack(connection, packed)
            finally:
                connection.close()
            self._replace_by(packed)
            os.unlink(new)
        finally:
            os.close(lock)

    def _replace_by(self, new: str) -> None:
        lock = _open_file(self._path + ".lock")
        try:
            _lock_alone(lock, PATIENCE)
            for log in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(self._path + log)
            _flush(new)
            os.replace(new, self._path)
            os.pwrite(lock, self._look(), 0)
        finally:
            os.close(lock)

    def _is_ours(self) -> bool:
        """Whether the file is as SQLite left it when we used it last."""
        noted = os.pread(self._lock, _NOTE, 0)
        if noted == _FOLDING:  # killed over it: the log is still there, and SQLite goes on from it
            return os.path.exists(self._path + "-wal")
        return bool(noted) and noted == self._look()

    def _look(self) -> bytes:
        try:
            stat = os.stat(self._path)
        except FileNotFoundError:
            return b""
        return (b"%d %d" % (stat.st_size, stat.st_mtime_ns)).ljust(_NOTE)

    def _fold_in_log(self, connection: Connection) -> None:
        if os.stat(self._path + "-wal").st_size < LOG_LIMIT:
            return
        lockf(self._lock, LOCK_EX)
        try:
            os.pwrite(self._lock, _FOLDING, 0)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            os.pwrite(self._lock, self._look(), 0)
        finally:
            lockf(self._lock, LOCK_UN)


def _read_only(path: str) -> str:
    """A database's address for reading alone, by the rules of https://www.sqlite.org/uri.html."""
    for sign, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        path = path.replace(sign, escaped)
    return f"file://{os.path.abspath(path)}?mode=ro"


def _open_file(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise UnusableError from error


def _pack(connection: Connection, path: str) -> None:
    """Write the database without its free pages to a file, private and ready for many."""
    file = _open_file(path)
    os.ftruncate(file, 0)
    os.close(file)
    # As bytes: a name need not be UTF-8, which a text must be.
    connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(path),))
    packed = connect(path, isolation_level=None)
    packed.execute("PRAGMA journal_mode = WAL")
    packed.close()


def _lock_alone(file: int, patience: float) -> None:
    """Lock a file against all others; who has it open for one command soon lets go of it."""
    from time import monotonic, sleep

    end = monotonic() + patience
    while True:
        try:
            return flock(file, LOCK_EX | LOCK_NB)
        except OSError as error:
            if monotonic() >= end:
                raise UnusableError from error
            sleep(0.01)


def _flush(path: str) -> None:
    """Have a new file on disk before it gets its name."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
