"""The one place that picks concrete parts: store, index, analyzer, clock."""

from __future__ import annotations

import os
import stat
from datetime import datetime

from newsarch.archive.core import Archive
from newsarch.errors import UsageError
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarch.config import Settings
    from newsarch.index.base import Progress
    from newsarch.polish.lemmas import Analyzer
    from newsarch.store.tiny import TinyStore


def open_archive(
    settings: Settings,
    *,
    on_wait: Callable[[], None] | None = None,
    progress: Progress | None = None,
) -> Archive:
    """The archive that the settings name; a file that is not there yet is an empty archive.

    `on_wait` is called once when another process holds the lock, `progress` while an index is
    made anew. Raises UsageError for a location that no store knows, DamagedError later, on use.
    """
    from newsarch.index.sqlite import SqliteIndex

    store = open_store(settings, on_wait=on_wait)
    index = SqliteIndex(index_path(store.paths.record), analyzer, settings.timezone)
    return Archive(store, index, clock(settings), who=user(), progress=progress)


def open_store(
    settings: Settings,
    *,
    location: str | None = None,
    on_wait: Callable[[], None] | None = None,
) -> TinyStore:
    """The files of that archive alone, or of one at another location, for who looks after them."""
    from newsarch.store.tiny import TinyStore

    path = _path(location or settings.archive)
    return TinyStore(path, patience=settings.wait, on_wait=on_wait)


def index_path(archive: str) -> str:
    """Where the index of an archive file lies: beside it."""
    from newsarch.store.tiny.paths import without_suffix

    return without_suffix(archive) + ".index"


def analyzer() -> Analyzer:
    """The best analyzer of Polish words that this machine has."""
    from newsarch.polish.lemmas import best_analyzer

    return best_analyzer()


def clock(settings: Settings) -> Callable[[], datetime]:
    """A clock in the archive's time zone; with `today` given, that day at the present time."""

    def now() -> datetime:
        from zoneinfo import ZoneInfo  # not before somebody asks: a plain list never does

        time = datetime.now(ZoneInfo(settings.timezone))
        day = settings.today
        return time.replace(year=day.year, month=day.month, day=day.day) if day else time

    return now


def user() -> str:
    """Who is at work: the login name, for the history."""
    return os.environ.get("USER") or os.environ.get("LOGNAME") or os.environ.get("USERNAME") or ""


def _path(location: str) -> str:
    scheme, separator, _rest = location.partition("://")
    if separator:
        raise UsageError(
            _("No store knows “{scheme}://” yet; name the archive by the path of its file.").format(
                scheme=scheme
            )
        )
    _refuse_what_is_no_file(location)
    return location


def _refuse_what_is_no_file(path: str) -> None:
    """Raises UsageError for a folder, and for a device or a pipe, which might be waited for."""
    try:
        mode = os.stat(path).st_mode
    except OSError:  # not there yet; or whoever opens it says why it cannot be
        return
    if stat.S_ISDIR(mode):
        sentence = _("{path} is a folder: name the archive's file in it, such as {example}.")
        raise UsageError(sentence.format(path=path, example=os.path.join(path, "archive.json")))
    if not stat.S_ISREG(mode):
        sentence = _("{path} is not a file that an archive can be kept in: choose another one.")
        raise UsageError(sentence.format(path=path))
