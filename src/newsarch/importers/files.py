"""Files, folders and standard input."""

from __future__ import annotations

import os
import stat

from newsarch.errors import InputError, reason
from newsarch.importers.base import LARGEST, Raw, refusal
from newsarch.importers.registry import (
    CONTAINERS,
    PAGES,
    is_known,
    load,
    suffix_of,
    unknown_kind,
)
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from newsarch.importers.registry import Opening

_DEEPEST = 64
"""Folders within folders; more is a loop or a trap."""


def open_path(source: str, opening: Opening) -> Iterator[Raw]:
    """The inputs of a file or of a folder with all below it, sorted by name.

    Hidden files and links that lead out of the folder are left out. Raises InputError where there
    is no such file, or none that can be read.
    """
    try:
        mode = os.stat(source).st_mode
    except (OSError, ValueError) as error:
        raise InputError(_cannot_read(source, error)) from None
    if stat.S_ISDIR(mode):
        for file in _files_below(source):
            yield from _open_in_folder(file, source, opening)
    elif not stat.S_ISREG(mode):
        raise InputError(_("“{name}” is no ordinary file.").format(name=source))
    elif not is_known(name := os.path.basename(source)):
        raise unknown_kind(name)
    else:
        yield from _open_file(source, source, opening)


def open_stdin(opening: Opening) -> Iterator[Raw]:
    """Standard input: one page, or records; its first bytes tell which."""
    if opening.stdin is None:
        raise InputError(_("There is no standard input."))
    from newsarch.importers.sniffing import kind_of

    content = opening.stdin.read(LARGEST + 1)
    yield from open_content(content, "-", kind_of(content), opening)


def open_content(content: bytes, name: str, suffix: str, opening: Opening) -> Iterator[Raw]:
    """The inputs of what is in memory already, read like a file with this suffix."""
    if suffix in PAGES:
        yield Raw(name, content, PAGES[suffix])
        return
    from io import BytesIO

    yield from load(CONTAINERS[suffix])(BytesIO(content), name, opening)


def _open_in_folder(file: str, folder: str, opening: Opening) -> Iterator[Raw]:
    name = os.path.relpath(file, folder)
    try:
        yield from _open_file(file, name, opening)
    except InputError as error:
        yield refusal(name, str(error))


def _open_file(path: str, name: str, opening: Opening) -> Iterator[Raw]:
    try:
        with open(path, "rb") as stream:
            yield from _open_stream(stream, name, opening)
    except OSError as error:
        raise InputError(_cannot_read(name, error)) from None


def _open_stream(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Raw]:
    suffix = suffix_of(name)
    if suffix in PAGES:
        yield Raw(name, stream.read(LARGEST + 1), PAGES[suffix])
    else:
        yield from load(CONTAINERS[suffix])(stream, name, opening)


def _files_below(folder: str, depth: int = 0) -> Iterator[str]:
    """The readable kinds of files below a folder, in the order of their names."""
    if depth > _DEEPEST:
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _files_below(entry.path, depth + 1)
        elif entry.is_file() and is_known(entry.name):
            yield entry.path


def _cannot_read(name: str, error: Exception) -> str:
    said = reason(error) if isinstance(error, OSError) else str(error)
    return _("“{name}” cannot be read: {reason}.").format(name=name, reason=said)
