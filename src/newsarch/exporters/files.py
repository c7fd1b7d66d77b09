"""Exports into files: written aside, then put in place, so that no half file has a final name."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path

from newsarch.errors import CannotWriteError, ConflictError, reason
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from newsarch.exporters.registry import Exporter, Layout
    from newsarch.model.article import Article

LONGEST_NAME = 100
"""Bytes of a file name; every file system takes that many."""
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


@contextmanager
def new_file(path: Path, *, force: bool = False) -> Iterator[TextIO]:
    """A file to write into, which gets its name when all of it is on disk.

    Raises ConflictError when there is one already, unless `force`; CannotWriteError when the
    system refuses (no space, no permission, no folder).
    """
    if not force and os.path.lexists(path):
        raise ConflictError(
            _("{path} exists already: choose another name, or say --force.").format(path=path)
        )
    try:
        if path.exists() and not path.is_file():  # a device or a pipe is written, not replaced
            with _opened(path) as stream:
                yield stream
        else:
            with _replacing(Path(os.path.realpath(path))) as stream:
                yield stream
    except OSError as error:
        raise CannotWriteError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason(error))
        ) from error


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    aside = path.with_name(f".newsarch-{os.getpid()}.part")
    try:
        with _opened(aside) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="", errors="backslashreplace")


def split(
    articles: Iterable[Article], folder: Path, format: str, write: Exporter, layout: Layout,
    *, force: bool = False,
) -> int:  # fmt: skip
    """One file an article in `folder`, which is made if need be; how many there are."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(
            _("{path} cannot be made a folder: {reason}.").format(path=folder, reason=reason(error))
        ) from error
    count = 0
    for article in articles:
        with new_file(folder / file_name(article, format), force=force) as stream:
            write([article], stream, layout)
        count += 1
    return count


def file_name(article: Article, format: str) -> str:
    """`ID-SLUG.FORMAT`: unique by its id, at most `LONGEST_NAME` bytes, letters of ASCII.

    It begins with a number, so that it can be no device name of Windows and no hidden file.
    """
    from newsarch.polish.folding import fold

    slug = _NOT_IN_SLUG.sub("-", fold(article.title)).strip("-")
    room = LONGEST_NAME - len(f"{article.id}-.{format}")
    stem = f"{article.id}-{slug[:room]}".rstrip("-")
    return f"{stem}.{format}"
