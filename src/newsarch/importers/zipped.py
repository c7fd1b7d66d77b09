"""`.zip`: the files in it, read in place and never unpacked to disk."""

from __future__ import annotations

from newsarch.errors import InputError
from newsarch.importers.base import LARGEST, Raw, refusal
from newsarch.importers.registry import CONTAINERS, PAGES, is_known, load, suffix_of
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO
    from zipfile import ZipFile, ZipInfo

    from newsarch.importers.registry import Opening

_RATIO = 200
"""Text packs by 3 to 30; what packs better than this was made to be unpacked."""
_SMALL = 1_000_000
"""A member up to this size may pack as it likes."""
_MOST = 1_000_000
"""Members; a longer directory is a trap."""


def open_zip(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Raw]:
    """The inputs of all readable members, in the order in which they are packed.

    Raises InputError for what is no ZIP archive.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        packed = ZipFile(stream)
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise InputError(_("It is no ZIP archive, or is damaged.")) from None
    with packed:
        members = [member for member in packed.infolist() if _is_wanted(member)]
        if len(members) > _MOST:
            raise InputError(_("The archive holds more files than can be read."))
        for member in members:
            yield from _open_member(packed, member, name, opening)


def _is_wanted(member: ZipInfo) -> bool:
    parts = member.filename.split("/")
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    return not member.is_dir() and not hidden and is_known(member.filename)


def _open_member(packed: ZipFile, member: ZipInfo, archive: str, opening: Opening) -> Iterator[Raw]:
    from zipfile import BadZipFile
    from zlib import error as zlib_error

    name = f"{archive}/{member.filename}"
    reason = _reason_against(member)
    if reason:
        yield refusal(name, reason)
        return
    try:
        with packed.open(member) as stream:
            suffix = suffix_of(member.filename)
            if suffix in PAGES:
                yield Raw(name, stream.read(LARGEST + 1), PAGES[suffix])
            else:
                yield from load(CONTAINERS[suffix])(stream, name, opening)
    except InputError as error:
        yield refusal(name, str(error))
    except (BadZipFile, zlib_error, EOFError, NotImplementedError, RuntimeError, OSError):
        yield refusal(name, _("The file cannot be unpacked: it is damaged or packed unusually."))


def _reason_against(member: ZipInfo) -> str | None:
    if ".." in member.filename.split("/") or member.filename.startswith(("/", "\\")):
        return _("Its name leads out of the archive.")
    if member.flag_bits & 1:
        return _("It is protected by a password.")
    if suffix_of(member.filename) == ".zip":
        return _("An archive within an archive is not read; unpack it first.")
    if member.file_size > max(_SMALL, _RATIO * member.compress_size):
        return _("It is packed more tightly than text can be.")
    return None
