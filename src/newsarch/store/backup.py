"""Backups: the archive's files in one ZIP that can vouch for itself.

The ZIP holds the files, a manifest with their hashes and counts, and as its comment (its last 64
bytes) the SHA-256 of every byte before: one flipped bit anywhere is found, in a name or a date
inside the ZIP as well. Any unzip program opens it. Written aside, synced, renamed.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from newsarch.errors import CannotWriteError, ConflictError, DamagedError, NotFoundError, reason
from newsarch.messages import _
from newsarch.store.tiny.filesystem import FILES
from newsarch.values import asdict, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from typing import BinaryIO
    from zipfile import ZipFile

MANIFEST = "manifest.json"
DIGEST = 64
"""Hexadecimal characters of a SHA-256."""
BLOCK = 1 << 20
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


def backup_name(record: Path, at: str) -> str:
    """The name of a backup made `at` (ISO datetime): sorts by time, valid on every system."""
    return f"{record.stem}-{at[:19].replace(':', '').replace('-', '')}.zip"


def write_backup(
    files: Sequence[Path], folder: Path, at: str, identity: str, articles: int, changes: int
) -> Path:
    """Back up `files` (the record first) into `folder`; the path of the new backup.

    The caller holds the archive's lock. Raises ConflictError when that backup exists already,
    CannotWriteError when it cannot be written; nothing is left behind then.
    """
    target = folder / backup_name(files[0], at)
    aside = target.with_suffix(".zip.part")
    with _written(target, aside):
        if target.exists():
            sentence = _("{path} exists already; it was left as it is.")
            raise ConflictError(sentence.format(path=target))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        manifest = Manifest(identity, at, articles, changes, _pack(aside, files))
        _seal(aside, manifest)
        aside.replace(target)
        FILES.sync_folder(folder)
    return target


def _written(target: Path, *asides: Path) -> AbstractContextManager[None]:
    """Turn a failure to write into a sentence, and leave no half file."""
    from contextlib import contextmanager, suppress

    @contextmanager
    def guard() -> Iterator[None]:
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

    return guard()


def _pack(aside: Path, files: Sequence[Path]) -> dict[str, str]:
    from zipfile import ZIP_DEFLATED, ZipFile

    descriptor = os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as raw, ZipFile(raw, "w", ZIP_DEFLATED) as zipped:
        return {path.name: _pack_one(zipped, path) for path in files if path.exists()}


def _pack_one(zipped: ZipFile, path: Path) -> str:
    from hashlib import sha256

    digest = sha256()
    with path.open("rb") as source, zipped.open(path.name, "w", force_zip64=True) as inside:
        while block := source.read(BLOCK):
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
    while left > 0:
        block = raw.read(min(BLOCK, left))
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
    counts = (manifest.articles, manifest.changes)
    if not manifest.files or not set(manifest.files) <= set(names):
        raise ValueError(manifest.files)
    if not all(isinstance(count, int) for count in counts):
        raise TypeError(counts)


def restore_backup(path: Path, files: Sequence[Path], *, force: bool = False) -> Manifest:
    """Verify a backup, then put its files in place as `files` (the record first).

    The caller holds the lock of that place. Raises ConflictError when one of `files` exists,
    unless `force`; then those are kept beside, with `.before-restore` added to their names.
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
    with ZipFile(path) as zipped, _written(files[0], *asides):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        present = [_unpack(zipped, n, a) for n, a in zip(manifest.files, asides, strict=False)]
        for file in there:
            file.replace(_free_name(file))
        # The record last: without it the rest is nothing, with it all must be there.
        for aside, file in reversed(list(zip(present, files, strict=False))):
            aside.replace(file)
        FILES.sync_folder(folder)
    return manifest


def _free_name(file: Path) -> Path:
    """Where a file is kept aside; what was kept aside before stays."""
    from itertools import count

    names = (f"{file.name}.before-restore{n or ''}" for n in count())
    return next(path for path in map(file.with_name, names) if not path.exists())


def _unpack(zipped: ZipFile, name: str, aside: Path) -> Path:
    descriptor = os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with zipped.open(name) as inside, os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(inside, target, BLOCK)
        target.flush()
        os.fsync(target.fileno())
    return aside


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
