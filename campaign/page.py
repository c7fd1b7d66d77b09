"""What the campaign found so far: kept part by part, and told by `docs/RELIABILITY.md`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from campaign.outcome import Outcome

KEPT = Path(__file__).with_name("results.json")
PAGE = Path(__file__).parent.parent / "docs" / "RELIABILITY.md"
START, END = "<!-- campaign -->", "<!-- end of the campaign -->"
SHOWN = 20
"""Failures of one property that the page names."""


@dataclass
class Part:
    """What one part of the campaign found when it ran last."""

    version: str
    seed: int
    share: float
    outcomes: list[Outcome]

    def rows(self) -> Iterable[str]:
        """Its lines of the table."""
        share = "" if self.share == 1 else f", {self.share:g} of the whole"
        for one in self.outcomes:
            yield (
                f"| {one.what} | {one.goal:,} | {one.tried:,} | {one.result} "
                f"| {one.minutes:.1f} | {self.version}, {self.seed}{share} |"
            )


Found = dict[str, Part]
"""Parts by name."""


def kept() -> Found:
    """What was found so far."""
    if not KEPT.exists():
        return {}
    parts = json.loads(KEPT.read_text(encoding="utf-8"))
    return {
        name: Part(**{**part, "outcomes": [Outcome(**one) for one in part["outcomes"]]})
        for name, part in parts.items()
    }


def keep(found: Found) -> None:
    """Keep it, and write it into its place on the page."""
    parts = {name: asdict(part) for name, part in found.items()}
    text = json.dumps(parts, ensure_ascii=False, indent=1)
    KEPT.write_text(text + "\n", encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{START}\n{table(found)}{END}{after}", encoding="utf-8")


def table(found: Found) -> str:
    """All that was found, as a table and the failures below."""
    rows = [row for part in found.values() for row in part.rows()]
    outcomes = [one for part in found.values() for one in part.outcomes]
    failures = [f"- {text}" for one in outcomes for text in one.failures[:SHOWN]]
    head = [
        "| property | goal | tried | result | minutes of a core | newsarch, seed |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *rows, *([""] if failures else []), *failures]) + "\n"
