"""Run by the measured interpreter, not imported: one import under the profiler, in one process.

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
    "reading the input, field by field": ("importers/base.py", "parse"),
    "finding units": ("polish/units/finding.py", "find_units"),
    "hash of the content": ("model/identity.py", "with_hash"),
    "is the article there already": ("archive/adding.py", "_same"),
    "lines of the record, and the disk": ("store/tiny/writing.py", "commit"),
    "words, names and facts for the index": ("index/sqlite/prepared.py", "prepare"),
    "lemmas of words not met before": ("index/sqlite/vocabulary.py", "_learn"),
    "words to tokens": ("index/sqlite/vocabulary.py", "tokens"),
    "full text and tables, in SQLite": ("~", EXECUTEMANY),
}  # fmt: skip
"""File and function of each stage, counted with all that they call."""


def main(location: str, source: str) -> None:
    from newsarch.archive.bulk import import_
    from newsarch.config import load
    from newsarch.importers.registry import Opening, open_source
    from newsarch.wiring import open_archive

    archive = open_archive(load({"archive": location}, os.environ))
    raws = open_source(source, Opening(None, False, None))
    profile = Profile()
    profile.runcall(import_, archive, raws, source)
    stats: Any = Stats(profile)
    print(json.dumps({stage: 100 * _spent(stats, *place) / stats.total_tt
                      for stage, place in STAGES.items()}))  # fmt: skip


def _spent(stats: Any, file: str, function: str) -> float:
    """Seconds in a function and what it calls."""
    return sum(
        entry[3]
        for (path, _line, name), entry in stats.stats.items()
        if name == function and path.endswith(file)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
