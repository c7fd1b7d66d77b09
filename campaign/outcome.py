"""What a part of the campaign found, and the page that tells it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """One property, put to the test at length."""

    what: str
    goal: int
    tried: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether enough was tried, and nothing failed."""
        return not self.failures and self.tried >= self.goal

    def row(self) -> str:
        """The outcome as a line of a Markdown table."""
        result = "passed" if self.passed else f"**{len(self.failures)} failed**"
        return f"| {self.what} | {self.goal:,} | {self.tried:,} | {result} |"


def page(outcomes: list[Outcome], seed: int, seconds: float, version: str) -> str:
    """The table of `docs/RELIABILITY.md`."""
    rows = "\n".join(outcome.row() for outcome in outcomes)
    failures = "\n".join(f"- {f}" for outcome in outcomes for f in outcome.failures[:20])
    return (
        f"newsarch {version}, seed {seed}, {seconds / 60:.0f} minutes.\n\n"
        "| property | goal | tried | result |\n| --- | --- | --- | --- |\n"
        f"{rows}\n{failures}"
    ).rstrip() + "\n"
