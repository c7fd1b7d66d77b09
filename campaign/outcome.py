"""What a piece of the campaign found."""

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
    minutes: float = 0

    @property
    def passed(self) -> bool:
        """Whether enough was tried, or it was left out, and nothing failed."""
        return not self.failures and (self.tried >= self.goal or bool(self.left_out))

    @property
    def result(self) -> str:
        """The outcome in a few words."""
        if self.left_out:
            return f"left out, {self.left_out}"
        if self.failures:
            return f"**{len(self.failures)} failed**"
        return "passed" if self.passed else "**too few**"
