"""Run by the measured interpreter, not imported: one command under the profiler, in one process.

    profile_probe.py import ARCHIVE SOURCE        profile_probe.py tag ARCHIVE QUERY

Prints a JSON object, stage → its share of the whole in per cent. A profiler makes Python's own
calls dearer than what C does; shares show where to look, no more.
"""

from __future__ import annotations

import json
import os
import sys
from cProfile import Profile
from pstats import Stats
from typing import Any

EXECUTEMANY = "<method 'executemany' of 'sqlite3.Connection' objects>"
STAGES = {
    "import": {
        "reading the input, field by field": ("importers/base.py", "parse"),
        "finding units": ("polish/units/finding.py", "find_units"),
        "hash of the content": ("model/identity.py", "with_hash"),
        "is the article there already": ("archive/adding.py", "_same"),
        "lines of the record, and the disk": ("store/tiny/writing.py", "commit"),
        "words, names and facts for the index": ("index/sqlite/prepared.py", "prepare"),
        "lemmas of words not met before": ("index/sqlite/vocabulary.py", "_learn"),
        "words to tokens": ("index/sqlite/vocabulary.py", "tokens"),
        "full text and tables, in SQLite": ("~", EXECUTEMANY),
    },
    "tag": {
        "finding and reading the articles": ("archive/core.py", "resolve"),
        "what changes in each": ("archive/changing.py", "_revised"),
        "new lines, as JSON": ("store/tiny/plan.py", "planned"),
        "both files, and the disk": ("store/tiny/writing.py", "_write"),
        "what changes in the index": ("index/sqlite/revisions.py", "revision"),
        "full text and tables": ("index/sqlite/writing.py", "write"),
        "the log of the index, folded in": ("index/sqlite/file.py", "_fold_in_log"),
    },
}
"""File and function of each stage, counted with all that they call."""


def main(what: str, location: str, of: str) -> None:
    from newsarch.config import load
    from newsarch.wiring import open_archive

    archive = open_archive(load({"archive": location}, os.environ))
    profile = Profile()
    {"import": _import, "tag": _tag}[what](archive, of, profile)
    stats: Any = Stats(profile)
    print(json.dumps({stage: 100 * _spent(stats, *place) / stats.total_tt
                      for stage, place in STAGES[what].items()}))  # fmt: skip


def _import(archive: Any, source: str, profile: Profile) -> None:
    from newsarch.archive.bulk import import_
    from newsarch.importers.registry import Opening, open_source

    profile.runcall(import_, archive, open_source(source, Opening(None, False, None)), source)


def _tag(archive: Any, query: str, profile: Profile) -> None:
    """Put a tag on, and under the profiler take it off again."""
    from newsarch.archive.changing import tag
    from newsarch.archive.selection import Selection

    selected = Selection(query=archive.parse(query))
    tag(archive, selected, add=["profil"])
    profile.runcall(tag, archive, selected, remove=["profil"])


def _spent(stats: Any, file: str, function: str) -> float:
    """Seconds in a function and what it calls."""
    return sum(
        entry[3]
        for (path, _line, name), entry in stats.stats.items()
        if name == function and path.endswith(file)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
