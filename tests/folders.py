"""Folders in memory, for tests whose files need not outlive anything: syncing a disk takes time."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

MEMORY = Path("/dev/shm")
"""Where Linux has such a folder."""


def new_folder() -> Path:
    """A folder of one's own, in memory where that can be; who asks for it removes it."""
    return Path(mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
