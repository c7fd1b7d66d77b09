"""The names of an archive's files: all of them lie beside the record and begin like it."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path


class Paths:
    """Where an archive lies. A symbolic link is followed once, so that replacing the file
    replaces what it points to."""

    def __init__(self, location: Path | str) -> None:
        self.record = Path(os.path.realpath(location))
        self.folder = self.record.parent
        name = self.record
        self.changes = name.with_name(f"{name.stem}.changes{name.suffix}")
        self.lock = name.with_name(f"{name.name}.lock")

    @property
    def files(self) -> tuple[Path, Path]:
        """What a backup holds: the record, then the changes."""
        return self.record, self.changes

    def copies(self) -> list[Path]:
        """What restoring and repairing kept beside the archive: files with old text in them."""
        names = "|".join(re.escape(path.name) for path in self.files)
        kept = re.compile(rf"(?:{names})\.(?:before-restore\d*|damaged-\d+)")
        return sorted(path for path in _listed(self.folder) if kept.fullmatch(path.name))

    @staticmethod
    def aside(path: Path) -> Path:
        """Where a file is written before it takes the place of `path`; writers hold the lock, so
        one name is enough, and what a killed one left is overwritten."""
        return path.with_name(f"{path.name}.new")


def _listed(folder: Path) -> list[Path]:
    with suppress(OSError):
        return list(folder.iterdir())
    return []
