"""Backups: the archive's files in one ZIP that can vouch for itself.

The ZIP holds the files, a manifest with their hashes and counts, and as its comment (its last 64
bytes) the SHA-256 of every byte before: one flipped bit anywhere is found, in a name or a date
inside the ZIP as well. Any unzip program opens it.
"""

from __future__ import annotations

import json
import os

from newsarch.errors import DamagedError, NotFoundError
from newsarch.messages import _
from newsarch.store.tiny.tablefile import CHUNK
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

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


def verify_backup(path: Path) -> Manifest:
    """The manifest of a backup whose every byte is as it was written.

    Raises NotFoundError when it is not there, DamagedError when it is not whole.
    """
    try:
        with path.open("rb") as raw:
            expected = digest_before_comment(raw).encode("ascii")
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
    return manifest_of(path)


def manifest_of(path: Path) -> Manifest:
    """What a backup says of itself, whole or not. Raises DamagedError for what is no backup."""
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


def digest_before_comment(raw: BinaryIO) -> str:
    """The SHA-256 of all that comes before the comment of a ZIP."""
    from hashlib import sha256

    digest = sha256()
    left = raw.seek(0, os.SEEK_END) - DIGEST
    raw.seek(0)
    while block := raw.read(min(CHUNK, max(0, left))):
        digest.update(block)
        left -= len(block)
    return digest.hexdigest()
