"""Counts for people: a label, a number, a bar."""

from __future__ import annotations

from newsarch.render.ink import Ink
from newsarch.render.safe_text import safe_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

EIGHTHS = " ▏▎▍▌▋▊▉"
WIDEST_BAR = 40
LEAST_BAR = 10


def write(
    counts: Sequence[tuple[str, int]],
    stream: TextIO,
    *,
    heading: str = "",
    width: int = 80,
    ink: Ink | None = None,
) -> None:
    """A bar for each count, the longest as wide as there is room."""
    ink = ink or Ink()
    if heading:
        stream.write(ink("heading", heading) + "\n")
    numbers = max((len(str(count)) for _name, count in counts), default=0)
    most = max((count for _name, count in counts), default=0)
    longest = max(width - numbers - 4 - LEAST_BAR, 8)
    rows = [(_clipped(safe_line(name), longest), count) for name, count in counts]
    labels = max((len(name) for name, _count in rows), default=0)
    room = min(max(width - labels - numbers - 4, 4), WIDEST_BAR)
    for name, count in rows:
        line = f"{name.ljust(labels)}  {str(count).rjust(numbers)}  "
        stream.write(line + ink("bar", bar(count, most, room)) + "\n")


def bar(count: int, most: int, room: int) -> str:
    """A bar of `room` characters for `most`, to an eighth of a character."""
    eighths = -(-count * room * 8 // most) if most else 0
    full, rest = divmod(eighths, 8)
    return "█" * full + EIGHTHS[rest].strip()


def _clipped(text: str, longest: int) -> str:
    """A label that leaves room for its bar."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
