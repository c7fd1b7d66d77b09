"""Backups made: packed aside, sealed, synced, renamed; and the oldest deleted.

What a backup holds, and how it vouches for itself, is told in `backup.py`.
"""

from __future__ import annotations

import json
import os

from newsarch.errors import DamagedError
from newsarch.store.aside import writing_to
from newsarch.store.backup import DIGEST, MANIFEST, Manifest, digest_before_comment, manifest_of
from newsarch.store.tiny.filesystem import FILES
from newsarch.store.tiny.tablefile import CHUNK
from newsarch.values import asdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from zipfile import ZipFile


def backup_name(record: Path, at: str, number: int = 1) -> str:
    """The name of the backup made `at` (ISO datetime), or of the `number`th one of that second:
    sorts by time, valid on every system."""
    second = at[:19].replace(":", "").replace("-", "")
    return f"{record.stem}-{second}{f'_{number:02}' if number > 1 else ''}.zip"


def write_backup(
    files: Sequence[Path],
    folder: Path,
    at: str,
    identity: str,
    articles: int,
    changes: int,
    *,
    check: Callable[[], None] = lambda: None,
) -> Path:
    """Back up `files` (the record first) into `folder`; the path of the new backup.

    The caller holds the archive's lock, or gives a `check` that raises an error when the files
    were changed while they were read. Raises CannotWriteError when the backup cannot be written;
    nothing is left behind then.
    """
    modified = files[0].stat().st_mtime_ns
    with writing_to(folder / backup_name(files[0], at)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside, target = _free_names(files[0], folder, at)
    with writing_to(target, aside):
        digests = _pack(aside, files)
        check()
        _seal(aside, Manifest(identity, at, articles, changes, digests, modified))
        aside.replace(target)
        FILES.sync_folder(str(folder))
    return target


def _free_names(record: Path, folder: Path, at: str) -> tuple[Path, Path]:
    """Where the backup is written aside, made and empty, and its name: one that no other backup
    has, nor one that is being written (archives of one name may share a folder)."""
    number = 1
    while True:
        target = folder / backup_name(record, at, number)
        aside = target.with_suffix(".zip.part")
        if _made_anew(aside):
            if not target.exists():
                return aside, target
            aside.unlink()
        number += 1


def _made_anew(path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    return True


def _pack(aside: Path, files: Sequence[Path]) -> dict[str, str]:
    from zipfile import ZIP_DEFLATED, ZipFile

    with aside.open("wb") as raw, ZipFile(raw, "w", ZIP_DEFLATED) as zipped:
        return {path.name: _pack_one(zipped, path) for path in files if path.exists()}


def _pack_one(zipped: ZipFile, path: Path) -> str:
    from hashlib import sha256

    digest = sha256()
    with path.open("rb") as source, zipped.open(path.name, "w", force_zip64=True) as inside:
        while block := source.read(CHUNK):
            digest.update(block)
            inside.write(block)
    return digest.hexdigest()


def _seal(aside: Path, manifest: Manifest) -> None:
    """Add the manifest, and the digest of all that as the ZIP's comment."""
    from zipfile import ZipFile

    with ZipFile(aside, "a") as zipped:
        zipped.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        zipped.comment = b"0" * DIGEST
    with aside.open("r+b") as raw:
        digest = digest_before_comment(raw)
        raw.seek(-DIGEST, os.SEEK_END)
        raw.write(digest.encode("ascii"))
        raw.flush()
        os.fsync(raw.fileno())


def keep_newest(folder: Path, record: Path, identity: str, keep: int) -> None:
    """Delete the oldest backups of this archive in `folder` until `keep` are left."""
    ours = sorted(p for p in folder.glob(f"{record.stem}-*.zip") if _is_of(p, identity))
    for path in ours[: max(0, len(ours) - keep)]:
        path.unlink()


def _is_of(path: Path, identity: str) -> bool:
    try:
        return manifest_of(path).archive == identity
    except (DamagedError, OSError):
        return False
