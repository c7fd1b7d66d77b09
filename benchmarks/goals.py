"""The goals: the most that a figure may be. Ratios are of F (`import click`) or of R (and Rich)."""

from __future__ import annotations

VERSION, HELP = 1.1, 1.5
SEARCH = {100: 1.3, 100_000: 1.3, 1_000_000: 1.4}
LIST = {100: 1.3, 100_000: 1.3, 1_000_000: 1.4}
SHOW = {100: 1.3, 100_000: 1.3, 1_000_000: 1.3}
ADD = {100: 1.8, 100_000: 1.9, 1_000_000: 2.0}
TAG_ONE = {100: 1.5, 100_000: 1.6, 1_000_000: 1.7}
TAG_QUERY = {100_000: 5.0}
EVERYDAY_PEAK_MB = 40.0
IMPORT_PEAK_MB = {100_000: 400.0, 1_000_000: 1200.0}
IN_PROCESS_MS, RELEVANCE_MS, COUNT_MS = 1.0, 100.0, 50.0
INDEX_OF_RECORD = 0.75
IMPORT_OF_SQLITE_UTILS, IMPORT_OF_NOTMUCH = 1.0, 0.1
PEERS_FROM = 100_000
"""Below this size the peers are shown, and no goal is set."""
SEARCH_OF_PEERS = 1.0
ADD_OF_TINYDB = 0.01


def at(goals: dict[int, float], size: int) -> float | None:
    """The goal for a size: that of the next larger size of the table, if there is one."""
    return next((goal for bound, goal in goals.items() if size <= bound), None)
