"""A disk in memory, behind the store's seam: it can die at any call, refuse any call, lose power.

`log` holds every call that changes something, in order. What a kill leaves is everything that was
called (`Disk.files`); what a power loss may leave is worked out from the log (`power_loss.py`).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from newsarch.store.tiny.filesystem import FileSystem

ARCHIVE = "/archive.json"
CHANGES = "/archive.changes.json"


class Killed(BaseException):
    """The process ended at this call; it makes no other."""


@dataclass(frozen=True)
class Call:
    """A call that changes something: `kind` is the name of the seam's method."""

    kind: str
    file: int = 0
    """The inode concerned; 0 for calls about names."""
    name: str = ""
    target: str = ""
    offset: int = 0
    data: bytes = b""
    time: int = 0


@dataclass
class File:
    """An inode."""

    number: int
    data: bytearray = field(default_factory=bytearray)
    time: int = 0
    mode: int = 0o600

    def apply(self, call: Call) -> None:
        """What a call does to the content."""
        if call.kind == "write":
            if call.offset > len(self.data):
                self.data.extend(bytes(call.offset - len(self.data)))
            self.data[call.offset : call.offset + len(call.data)] = call.data
        elif call.kind == "truncate":
            del self.data[call.offset :]
        if call.time:
            self.time = call.time


Fault = Callable[[int, str], Exception | None]


class Disk(FileSystem):
    """The whole of the seam, without an operating system."""

    def __init__(self, files: dict[str, File] | None = None) -> None:
        self.files = files or {}
        self.log: list[Call] = []
        self.calls = 0
        self.dies_at = -1
        """The number of the changing call that the process does not survive."""
        self.dead = False
        self.fault: Fault = lambda number, kind: None
        self._open: dict[int, File] = {}
        self._locks: dict[int, str] = {}
        self._numbers = max((file.number for file in self.files.values()), default=0)
        self._clock = 10**9 + max((file.time for file in self.files.values()), default=0)

    @property
    def opened(self) -> int:
        """How many descriptors nobody has closed."""
        return len(self._open)

    def copy(self) -> Disk:
        """A disk of the same content, for another process after this one ended."""
        return Disk({n: replace(f, data=bytearray(f.data)) for n, f in self.files.items()})

    def content(self, path: str) -> bytes:
        """A file's bytes."""
        return bytes(self.files[path].data)

    def _enter(self, kind: str) -> None:
        if self.dead or self.calls == self.dies_at:
            self.dead = True
            raise Killed
        number, self.calls = self.calls, self.calls + 1
        error = self.fault(number, kind)
        if error is not None:
            raise error

    def _note(self, call: Call) -> None:
        self.log.append(call)

    def _tick(self) -> int:
        self._clock += 1000
        return self._clock

    def _descriptor(self, file: File) -> int:
        fd = max(self._open, default=2) + 1
        self._open[fd] = file
        return fd

    def open(self, path: str, *, write: bool = False) -> int:
        if self.dead:
            raise Killed
        if path not in self.files:
            raise FileNotFoundError(2, "No such file", path)
        return self._descriptor(self.files[path])

    def create(self, path: str, *, anew: bool = False, mode: int = 0o600) -> int:
        self._enter("create")
        name = path
        if name not in self.files:
            self._numbers += 1
            self.files[name] = File(self._numbers, mode=mode)
            self._note(Call("create", self._numbers, name))
        elif anew:
            self._change(self.files[name], "truncate", 0)
        return self._descriptor(self.files[name])

    def close(self, fd: int) -> None:
        del self._open[fd]
        self._locks.pop(fd, None)

    def stat(self, fd: int) -> Any:
        file = self._open[fd]
        values = (0o100000 | file.mode, file.number, 0, 1, 0, 0, len(file.data), 0, 0, 0)
        return os.stat_result(values, {"st_mtime_ns": file.time, "st_atime_ns": file.time})

    def read(self, fd: int, size: int, offset: int) -> bytes:
        if offset < 0 or size < 0:
            raise OSError(errno.EINVAL, "Invalid argument")
        return bytes(self._open[fd].data[offset : offset + size])

    def _change(self, file: File, kind: str, offset: int, data: bytes = b"") -> None:
        call = Call(kind, file.number, offset=offset, data=data, time=self._tick())
        file.apply(call)
        self._note(call)

    def write(self, fd: int, data: bytes, offset: int) -> None:
        alive = not self.dead
        try:
            self._enter("write")
        except (OSError, Killed):  # a disk that fills up takes what still fits
            if alive:
                self._change(self._open[fd], "write", offset, data[: len(data) // 2])
            raise
        self._change(self._open[fd], "write", offset, bytes(data))

    def truncate(self, fd: int, size: int) -> None:
        self._enter("truncate")
        self._change(self._open[fd], "truncate", size)

    def sync(self, fd: int) -> None:
        self._enter("sync")
        self._note(Call("sync", self._open[fd].number))

    def lock(self, fd: int) -> bool:
        name = next(name for name, file in self.files.items() if file is self._open[fd])
        if name in self._locks.values():
            return False
        self._locks[fd] = name
        return True

    def exists(self, path: str) -> bool:
        return path in self.files

    def has_name(self, fd: int, path: str) -> bool:
        return self.files.get(path) is self._open[fd]

    def replace(self, source: str, target: str) -> None:
        self._enter("replace")
        self.files[target] = self.files.pop(source)
        self._note(Call("replace", name=source, target=target))

    def unlink(self, path: str) -> None:
        if path in self.files:
            self._enter("unlink")
            del self.files[path]
            self._note(Call("unlink", name=path))

    def sync_folder(self, folder: str) -> None:
        self._enter("sync_folder")
        self._note(Call("sync_folder"))

    def make_folder(self, folder: str) -> None:
        """The root is there."""

    def dress(self, fd: int, mode: int, modified: int) -> None:
        self._enter("dress")
        file = self._open[fd]
        file.mode = mode & 0o7777
        call = Call("dress", file.number, time=modified or self._tick())
        file.apply(call)
        self._note(call)
