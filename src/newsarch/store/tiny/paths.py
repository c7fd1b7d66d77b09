"""The names of an archive's files: all of them lie beside the record and begin like it.

Names are text, as the operating system takes them: `pathlib` costs more to load than a search takes
to answer.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress


class Paths:
    """Where an archive lies. A symbolic link is followed once, so that replacing the file
    replaces what it points to."""

    def __init__(self, location: str | os.PathLike[str]) -> None:
        self.record = os.path.realpath(location)
        self.folder = os.path.dirname(self.record)
        stem = without_suffix(self.record)
        self.changes = f"{stem}.changes{self.record[len(stem) :]}"
        self.lock = f"{self.record}.lock"

    @property
    def files(self) -> tuple[str, str]:
        """What a backup holds: the record, then the changes."""
        return self.record, self.changes

    def copies(self) -> list[str]:
        """What restoring and repairing kept beside the archive: files with old text in them."""
        names = "|".join(re.escape(os.path.basename(path)) for path in self.files)
        kept = re.compile(rf"(?:{names})\.(?:before-restore\d*|damaged-\d+)")
        found = sorted(name for name in _listed(self.folder) if kept.fullmatch(name))
        return [os.path.join(self.folder, name) for name in found]

    @staticmethod
    def aside(path: str) -> str:
        """Where a file is written before it takes the place of `path`; writers hold the lock, so
        one name is enough, and what a killed one left is overwritten."""
        return f"{path}.new"


def without_suffix(path: str) -> str:
    """A file's name without its last suffix; a dot that begins or ends a name begins none."""
    name = os.path.basename(path)
    dot = name.rfind(".")
    return path[: dot - len(name)] if 0 < dot < len(name) - 1 else path


def _listed(folder: str) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)
    return []
