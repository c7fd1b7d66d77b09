"""Restoring: a backup's files put in place, times included, and what was there kept aside.

With another time of modification the record would pass for one that somebody else has written,
and every article of it would be read and checked anew.
"""

from __future__ import annotations

import os
import shutil

from newsarch.errors import ConflictError
from newsarch.messages import _
from newsarch.store.backup import verify_backup, writing_to
from newsarch.store.tiny.filesystem import FILES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from zipfile import ZipFile

    from newsarch.store.backup import Manifest


def restore_backup(
    path: Path,
    files: Sequence[Path],
    *,
    force: bool = False,
    on_aside: Callable[[Path], None] | None = None,
) -> Manifest:
    """Verify a backup, then put its files in place as `files` (the record first).

    The caller holds the lock of that place. Raises ConflictError when one of `files` exists,
    unless `force`; then those are kept beside, with `.before-restore` added to their names,
    and `on_aside` is told the new name of each.
    """
    from zipfile import ZipFile

    manifest = verify_backup(path)
    there = [file for file in files if file.exists()]
    if there and not force:
        raise ConflictError(
            _("{path} exists already; name another place, or add --force to keep it aside.").format(
                path=there[0]
            )
        )
    folder = files[0].parent
    asides = [file.with_name(file.name + ".restored") for file in files]
    with ZipFile(path) as zipped, writing_to(files[0], *asides):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        present = [
            _unpack(zipped, name, aside, manifest.modified if aside == asides[0] else 0)
            for name, aside in zip(manifest.files, asides, strict=False)
        ]
        kept = [file.replace(_free_name(file)) for file in there]
        # The record last: without it the rest is nothing, with it all must be there.
        for aside, file in reversed(list(zip(present, files, strict=False))):
            aside.replace(file)
        FILES.sync_folder(str(folder))
    if on_aside is not None:
        for file in kept:
            on_aside(file)
    return manifest


def _free_name(file: Path) -> Path:
    """Where a file is kept aside; what was kept aside before stays."""
    from itertools import count

    names = (f"{file.name}.before-restore{n or ''}" for n in count())
    return next(path for path in map(file.with_name, names) if not path.exists())


def _unpack(zipped: ZipFile, name: str, aside: Path, modified: int) -> Path:
    descriptor = os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with zipped.open(name) as inside, os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(inside, target)
        target.flush()
        if modified:
            os.utime(aside, ns=(modified, modified))
        os.fsync(target.fileno())
    return aside
