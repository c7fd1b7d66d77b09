"""Every expected failure: its sentence and its exit code.

An error is one sentence for a user: what is wrong, where, and what to do next. The command line
prints it and ends with `exit_code`; nothing else in newsarch prints errors or ends the process.
The codes are the contract of `docs/commands.md`.
"""

from __future__ import annotations

from newsarch.messages import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class NewsarchError(Exception):
    """Something expected went wrong. `str(error)` is the sentence shown to the user."""

    exit_code = 1

    @property
    def lines(self) -> Sequence[str]:
        """What is shown, line by line: the sentence, even if data in it holds newlines."""
        return (str(self),)


class InputError(NewsarchError):
    """An input could not be taken (not an article, not readable, damaged); the rest is done."""


class NotAnArticleError(InputError):
    """A page was read and holds no article: a list, an error message, nothing; says which."""


class UsageError(NewsarchError):
    """The command line, the configuration or a query is wrong."""

    exit_code = 2


class DateError(UsageError):
    """A date is unknown, impossible or ambiguous; the sentence names the readings."""


class QueryError(UsageError):
    """A query is not understood, at `position` (0-based, in characters of `query`)."""

    def __init__(self, sentence: str, query: str, position: int) -> None:
        super().__init__(sentence)
        self.query = query
        self.position = position

    @property
    def lines(self) -> Sequence[str]:
        """The sentence, the query, and a caret under the place; what takes no column is a blank."""
        query = "".join(letter if letter.isprintable() else " " for letter in self.query)
        return str(self), f"  {query}", f"  {' ' * self.position}^"


class ConfigError(UsageError):
    """The configuration file is wrong; each sentence names file and key."""

    def __str__(self) -> str:
        return "\n".join(self.args)

    @property
    def lines(self) -> Sequence[str]:
        """A line for each thing that is wrong."""
        return self.args


class NotFoundError(NewsarchError):
    """No such article, tag, unit or rule."""

    exit_code = 3


class ConflictError(NewsarchError):
    """It exists already, or was changed meanwhile. `ids` are the articles concerned."""

    exit_code = 4

    def __init__(self, sentence: str, ids: Sequence[int] = ()) -> None:
        super().__init__(sentence)
        self.ids = tuple(ids)


class DamagedError(NewsarchError):
    """The archive is damaged, foreign, or of a newer version. It was left untouched.

    `line` (from 1) and `offset` (in bytes) are the place in the file, where it is known."""

    exit_code = 5

    def __init__(self, sentence: str, line: int | None = None, offset: int | None = None) -> None:
        super().__init__(sentence)
        self.line, self.offset = line, offset


class ForeignError(DamagedError):
    """The file is no archive, or one of a newer version: there is nothing in it to repair."""


class CannotWriteError(NewsarchError):
    """An output cannot be created: disk full, read-only, no permission."""

    exit_code = 73


class LockedError(NewsarchError):
    """Another process holds the archive, and kept it for as long as we were told to wait."""

    exit_code = 75


def no_archive(path: object) -> str:
    """The sentence for an archive that is not there."""
    return _("There is no archive at {path} yet; “newsarch add” makes one.").format(path=path)


COMMON_REASONS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("File exists"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("File too large"),
    N_("Input/output error"),
    N_("File name too long"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
    N_("Bad file descriptor"),
)
"""Why systems refuse, in their words, for the catalogues of other languages."""


def reason(error: OSError) -> str:
    """Why the system refused, in the reader's language where the reason is a common one."""
    return _(error.strerror or str(error))
