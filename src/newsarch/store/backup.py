"""Backups: the archive's files in one ZIP that can vouch for itself.

The ZIP holds the files, a manifest with their hashes and counts, and as its comment (its last 64
bytes) the SHA-256 of every byte before: one flipped bit anywhere is found, in a name or a date
inside the ZIP as well. Any unzip program opens it. Written aside, synced, renamed.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from pathlib import Path

from newsarch.errors import CannotWriteError, DamagedError, NotFoundError, reason
from newsarch.messages import _
from newsarch.store.tiny.filesystem import FILES
from newsarch.store.tiny.tablefile import CHUNK
from newsarch.values import asdict, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO
    from zipfile import ZipFile

MANIFEST = "manifest.json"
DIGEST = 64
"""Hexadecimal characters of a SHA-256."""
LARGEST_MANIFEST = 100_000
"""Bytes; anything may lie in a folder of backups, and ZIPs can be bombs."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds."""

    archive: str
    """The archive's identity."""
    at: str
    articles: int
    changes: int
    files: dict[str, str]
    """File name → SHA-256 of its content; the first is the record."""
    modified: int = 0
    """When the record was last changed (ns): the newest change vouches for that time, so it is
    restored with the file. 0 when it is not known."""


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


@contextmanager
def writing_to(target: Path, *asides: Path) -> Iterator[None]:
    """Turn a failure to write `target` into a sentence, and leave no half files."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(
            _("{path} cannot be written: {reason}.").format(path=target, reason=reason(error))
        ) from None
    finally:
        for aside in asides:
            with suppress(OSError):
                aside.unlink()


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
        digest = _digest_before_comment(raw)
        raw.seek(-DIGEST, os.SEEK_END)
        raw.write(digest.encode("ascii"))
        raw.flush()
        os.fsync(raw.fileno())


def _digest_before_comment(raw: BinaryIO) -> str:
    from hashlib import sha256

    digest = sha256()
    left = raw.seek(0, os.SEEK_END) - DIGEST
    raw.seek(0)
    while block := raw.read(min(CHUNK, max(0, left))):
        digest.update(block)
        left -= len(block)
    return digest.hexdigest()


def verify_backup(path: Path) -> Manifest:
    """The manifest of a backup whose every byte is as it was written.

    Raises NotFoundError when it is not there, DamagedError when it is not whole.
    """
    try:
        with path.open("rb") as raw:
            expected = _digest_before_comment(raw).encode("ascii")
            raw.seek(-DIGEST, os.SEEK_END)
            whole = raw.read(DIGEST) == expected
    except FileNotFoundError:
        raise NotFoundError(_("There is no file {path}.").format(path=path)) from None
    except OSError:
        whole = False
    if not whole:
        raise DamagedError(
            _("{path} is not a whole backup of newsarch: use another one.").format(path=path)
        )
    return _manifest(path)


def _manifest(path: Path) -> Manifest:
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as zipped, zipped.open(MANIFEST) as inside:
            manifest = Manifest(**json.loads(inside.read(LARGEST_MANIFEST)))
            _check(manifest, zipped.namelist())
    except (BadZipFile, LookupError, ValueError, TypeError, RuntimeError, EOFError, zlib.error):
        raise DamagedError(
            _("{path} is not a backup of newsarch: use another one.").format(path=path)
        ) from None
    return manifest


def _check(manifest: Manifest, names: Sequence[str]) -> None:
    """Raise ValueError or TypeError for what newsarch never wrote, though its digest is right."""
    from datetime import datetime

    datetime.fromisoformat(manifest.at)
    counts = (manifest.articles, manifest.changes, manifest.modified)
    if not manifest.files or not set(manifest.files) <= set(names):
        raise ValueError(manifest.files)
    if not all(isinstance(count, int) for count in counts):
        raise TypeError(counts)
    if not 0 <= manifest.modified < 1 << 63:
        raise ValueError(manifest.modified)


def keep_newest(folder: Path, record: Path, identity: str, keep: int) -> None:
    """Delete the oldest backups of this archive in `folder` until `keep` are left."""
    ours = sorted(p for p in folder.glob(f"{record.stem}-*.zip") if _is_of(p, identity))
    for path in ours[: max(0, len(ours) - keep)]:
        path.unlink()


def _is_of(path: Path, identity: str) -> bool:
    try:
        return _manifest(path).archive == identity
    except (DamagedError, OSError):
        return False
