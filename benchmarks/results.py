"""The figures seen: rows, kept from run to run, so that parts can be measured apart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from benchmarks.workspace import BENCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.measure import Timing

FILE = BENCH / "results.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure, what it is compared with, and the goal for it."""

    part: str
    what: str
    size: int | None = None
    """Articles in the archive; None where it does not matter."""
    value: float
    unit: str
    """`ms`, `s`, `MB`, or empty for a bare ratio."""
    ratio: float | None = None
    of: str = ""
    """What the ratio is of: F, R, or a peer."""
    bare: float | None = None
    """Ratio to `python -c pass`."""
    goal: float | None = None
    """The most that the ratio may be, or the value where there is no ratio."""
    rounds: int = 1
    note: str = ""
    seen: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None when there is none."""
        if self.goal is None:
            return None
        return (self.value if self.ratio is None else self.ratio) <= self.goal


def process_row(
    part: str, what: str, size: int | None, timings: Mapping[str, Timing], label: str,
    of: str, goal: float | None, note: str = "",
) -> Row:  # fmt: skip
    """The row of a whole process measured together with the floors."""
    timing = timings[label]
    return Row(
        part=part, what=what, size=size, value=timing.median * 1000, unit="ms",
        ratio=timing.median / timings[of].median, of=of,
        bare=timing.median / timings["pass"].median, goal=goal,
        rounds=len(timing.seconds), note=note,
    )  # fmt: skip


def load() -> list[Row]:
    """The figures of earlier runs."""
    if not FILE.exists():
        return []
    return [Row(**row) for row in json.loads(FILE.read_text("utf-8"))]


def save(fresh: Iterable[Row]) -> list[Row]:
    """Keep the rows, in the place of those that they repeat; returns all there are."""
    now = datetime.now().astimezone().isoformat(timespec="minutes")
    rows = {(row.part, row.size, row.what): row for row in load()}
    for row in fresh:
        rows[row.part, row.size, row.what] = Row(**{**asdict(row), "seen": now})
    FILE.write_text(json.dumps([asdict(row) for row in rows.values()], indent=1), "utf-8")
    return list(rows.values())
