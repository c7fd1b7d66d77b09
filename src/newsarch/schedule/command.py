"""The command that a schedule runs, as a list of arguments; who quotes it is another matter.

Paths are absolute and nothing is left to the environment: cron starts with nearly none, in the
home folder. `-P` keeps that folder from shadowing the program's own modules.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unicodedata import category

from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.config import Settings

LOCALE = ("LC_ALL", "C.UTF-8")
"""For the encoding of what is printed; the language is an argument."""


@dataclass(frozen=True, slots=True)
class Job:
    """One archive's nightly work."""

    archive: str
    """Where the archive is, absolute: the name under which its schedule is found again."""
    arguments: tuple[str, ...]


def job(settings: Settings, *, log: str | None = None, python: str = sys.executable) -> Job:
    """The job that runs the rules of these settings, with `log` appending its results to a file.

    Raises UsageError for a path that no crontab can carry.
    """
    archive = absolute(settings.archive)
    options = [
        "--archive", archive,
        "--config", absolute(settings.config_path),
        "--lang", settings.language,
    ]  # fmt: skip
    tail = ["--log", absolute(log)] if log else []
    arguments = (python, "-P", "-m", "newsarch", *options, "auto-archive", *tail)
    for argument in arguments:
        refuse_control(argument)
    return Job(archive, arguments)


def absolute(location: str) -> str:
    """A path made absolute (links are kept); a URL as it is."""
    return location if "://" in location else str(Path(location).absolute())


def refuse_control(text: str) -> None:
    """Raises UsageError when `text` holds what could end a line early or cannot be written:
    control characters, line and paragraph separators, lone surrogates."""
    for character in text:
        if category(character) in ("Cc", "Cs", "Zl", "Zp"):
            raise UsageError(
                _("{text}: a schedule cannot carry the character U+{code:04X}; rename it.").format(
                    text=ascii(text), code=ord(character)
                )
            )
