"""What every command's body is given: settings, the archive, and ways to speak to the user.

Results go to `out`; everything else goes to standard error through `say`, `warn` and `confirm`.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from functools import cached_property

from newsarch.cli.streams import on_terminal, terminal_width
from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.render.ink import Ink
from newsarch.render.safe_text import safe_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, TextIO

    from newsarch.archive import Archive
    from newsarch.cli.progress import Bar
    from newsarch.config import Settings

    Values = Mapping[str, Any]
    """The values of a command's arguments and options, by name."""

DONE, PARTLY, CONFLICT, DAMAGED = 0, 1, 4, 5
"""Exit codes that a body returns; the others come with errors."""


class Context:
    """One run of newsarch."""

    def __init__(self, settings: Settings, *, quiet: bool = False, verbose: bool = False) -> None:
        """Nothing is opened until it is used."""
        self.settings = settings
        self.quiet = quiet
        self.verbose = verbose
        self.out: TextIO = sys.stdout
        self._bar: Bar | None = None

    @cached_property
    def archive(self) -> Archive:
        """The archive that the settings name."""
        from newsarch.wiring import open_archive

        return open_archive(self.settings, on_wait=self.waiting, progress=self.progress())

    @property
    def archive_is_missing(self) -> bool:
        """Whether an archive was asked for that is not there (yet)."""
        return "archive" in self.__dict__ and not self._archive_is_there()

    def _archive_is_there(self) -> bool:
        from newsarch.wiring import open_store

        return open_store(self.settings).is_there()

    @contextmanager
    def beginning(self) -> Iterator[None]:
        """Say at the end that the archive is a new one, if it was not there before.

        In its usual place that is no news; a place that was named may have been mistyped."""
        from newsarch.config import default_archive

        path = self.settings.archive
        may_be_new = not self._archive_is_there() and path != default_archive(os.environ)
        yield
        if may_be_new and self._archive_is_there():
            self.say(_("A new archive was begun at {path}.").format(path=path))

    def close(self) -> None:
        """Let go of the archive if it was opened."""
        self._stop_bar()
        if "archive" in self.__dict__:
            self.archive.close()

    @property
    def for_people(self) -> bool:
        """Whether results are shown on a terminal."""
        return on_terminal(self.out)

    @property
    def width(self) -> int:
        """Columns that results may take."""
        return terminal_width()

    @property
    def colored(self) -> bool:
        """Whether results are in colour."""
        return self._colored(self.out)

    @property
    def ink(self) -> Ink:
        """What paints results."""
        return Ink(self.colored)

    def say(self, sentence: str) -> None:
        """A confirmation; `--quiet` leaves it out."""
        if not self.quiet:
            self.warn(sentence)

    def detail(self, sentence: str) -> None:
        """More than most want to know: said with `--verbose` only."""
        if self.verbose:
            self.warn(sentence)

    def warn(self, sentence: str) -> None:
        """Something that must be known even with `--quiet`."""
        self._stop_bar()
        if sys.stderr is not None:
            with suppress(OSError):  # what was done is done, even if nobody can be told
                sys.stderr.write(safe_text(" ".join(sentence.splitlines())) + "\n")

    def confirm(self, question: str, *, yes: bool) -> bool:
        """Whether the user agrees. Raises UsageError where nobody can be asked and `--yes` is
        missing."""
        if yes:
            return True
        if not (on_terminal(sys.stdin) and on_terminal(sys.stderr)):
            raise UsageError(
                _("This needs a yes: repeat it with --yes, or on a terminal to be asked.")
            )
        sys.stderr.write(safe_text(question) + " " + _("[y/N]") + " ")
        sys.stderr.flush()
        return sys.stdin.readline().strip().lower() in ("y", "yes", "t", "tak")

    def progress(self) -> Bar | None:
        """What draws a bar for a long job; None where nobody would see it."""
        if self.quiet or not on_terminal(sys.stderr):
            return None
        from newsarch.cli.progress import Bar

        self._bar = self._bar or Bar(colored=self._colored(sys.stderr))
        return self._bar

    def _stop_bar(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def waiting(self) -> None:
        """Say that another process holds the lock."""
        self.say(_("Another newsarch is writing to this archive; waiting for it …"))

    def _colored(self, stream: TextIO) -> bool:
        if self.settings.color == "auto":
            return on_terminal(stream) and os.environ.get("TERM") != "dumb"
        return self.settings.color == "always"
