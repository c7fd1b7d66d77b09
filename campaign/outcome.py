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
    left_out: str = ""
    """Why it was not put to the test here, if it was not."""

    @property
    def passed(self) -> bool:
        """Whether enough was tried, or it was left out, and nothing failed."""
        return not self.failures and (self.tried >= self.goal or bool(self.left_out))

    def row(self) -> str:
        """The outcome as a line of a Markdown table."""
        result = "passed" if self.passed else f"**{len(self.failures)} failed**"
        result = f"left out, {self.left_out}" if self.left_out else result
        return f"| {self.what} | {self.goal:,} | {self.tried:,} | {result} |"


def page(outcomes: list[Outcome], seed: int, share: float, seconds: float, version: str) -> str:
    """The table of `docs/RELIABILITY.md`."""
    rows = "\n".join(outcome.row() for outcome in outcomes)
    failures = "\n".join(f"- {f}" for outcome in outcomes for f in outcome.failures[:20])
    part = "" if share == 1 else f", a share of {share:g} of the whole"
    return (
        f"newsarch {version}, seed {seed}, {seconds / 60:.0f} minutes{part}.\n\n"
        "| property | goal | tried | result |\n| --- | --- | --- | --- |\n"
        f"{rows}\n{failures}"
    ).rstrip() + "\n"
