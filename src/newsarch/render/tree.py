"""Trees for people: what belongs to what."""

from __future__ import annotations

from newsarch.render.ink import Ink
from newsarch.render.safe_text import safe_line
from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


@dataclass(slots=True)
class Branch:
    """A name, a note beside it, and what belongs to it."""

    name: str
    note: str = ""
    branches: list[Branch] = field(default_factory=list)


def write(branches: Iterable[Branch], stream: TextIO, *, ink: Ink | None = None) -> None:
    """Each branch with its own below it."""
    for branch in branches:
        _write(branch, stream, ink or Ink(), "", "")


def _write(branch: Branch, stream: TextIO, ink: Ink, before: str, below: str) -> None:
    note = "  " + ink("faint", safe_line(branch.note)) if branch.note else ""
    stream.write(ink("faint", before) + safe_line(branch.name) + note + "\n")
    for inner in branch.branches:
        last = inner is branch.branches[-1]
        _write(inner, stream, ink, below + ("└─ " if last else "├─ "),
               below + ("   " if last else "│  "))  # fmt: skip
