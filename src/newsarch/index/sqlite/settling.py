"""After an import: the full-text lists made one again, and the room that this frees given back.

Every change adds lists of its own, which a search reads one by one. FTS5 merges some while others
are written, and `freshness.apply` asks it to do less of that in an import: what is left is merged
at its end. All of it, when that is a good part of the whole, else only what there is too much of;
for merging all is writing all. It goes step by step, each a transaction: the log stays short, and
what is killed has lost one step.
"""

from __future__ import annotations

from newsarch.index.sqlite.fit import read_fit, write_fit
from newsarch.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

    from newsarch.index.base import Progress
    from newsarch.index.sqlite.file import IndexFile

STEP = 4_000
"""Pages written in one transaction: 16 MB."""
SHARE = 4
"""All lists are merged when what was written since is a quarter of all articles."""
_LEAST_CHANGE = 2
"""Rows that `merge` changes when it has done anything; https://www.sqlite.org/fts5.html, 6.8."""


def settle(file: IndexFile, *, whole: bool, progress: Progress | None) -> None:
    """Merge lists, all of them if `whole`, and give back free pages. `progress` is told the pages
    written so far."""
    done = 0
    while _merged(file, whole=whole):
        done += STEP
        if progress is not None:
            progress(done, None)
    with file.writing() as connection:
        fit = read_fit(connection)
        if whole and fit is not None:
            write_fit(connection, replace(fit, loose=0))
        _give_back(connection)


def _merged(file: IndexFile, *, whole: bool) -> bool:
    """Merge for one step; whether there was anything to merge."""
    with file.writing() as connection:
        before = connection.total_changes
        pages = -STEP if whole else STEP
        connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
        return connection.total_changes - before >= _LEAST_CHANGE


def _give_back(connection: Connection) -> None:
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    for _page in range(free):  # a statement without columns is stepped but once
        connection.execute("PRAGMA incremental_vacuum(1)")
