"""How wide each column of a table is, and how its cells are folded: pure, to be tested without a
screen.

Narrow columns (ids, dates, a status) take what they need. The wide ones share the rest: a column
that needs less than its share gets what it needs, and leaves the remainder to the others.
"""

from __future__ import annotations

from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Measure = Callable[[str], int]
    """How many characters of a terminal a text takes."""

SHARES = {
    "title": 5, "lead": 5, "body": 5, "unit": 4, "units": 4, "tags": 2, "url": 4, "rule": 3,
    "query": 5, "reason": 3,
}  # fmt: skip
"""How the wide columns share room; any other column is narrow."""
LEAST = 8
"""Characters under which a wide column is no use."""
LONGEST_WORD = 16
"""A column is wide enough for its longest word, up to so many characters."""
LESS_NEEDED = ("status", "tags", "unit")
"""What a narrow terminal leaves out, in this order."""


@dataclass(frozen=True, slots=True)
class Need:
    """What the cells of a column ask for, in characters."""

    cell: int
    """Its longest cell."""
    word: int = 1
    """Its longest word."""


def fit(needs: Mapping[str, Need], room: int, gap: int) -> dict[str, int]:
    """The columns that fit into `room` characters, each with its width.

    `gap` is the number of characters between two columns. The title is always there.
    """
    shown = dict(needs)
    for column in LESS_NEEDED:
        if _least(shown) + gap * (len(shown) - 1) <= room:
            break
        shown.pop(column, None)
    widths = {name: need.cell for name, need in shown.items() if name not in SHARES}
    free = room - gap * (len(shown) - 1) - sum(widths.values())
    wide = {name: need for name, need in shown.items() if name in SHARES}
    widths |= _share(wide, max(free, LEAST))
    return {name: widths[name] for name in shown}


def _least(needs: Mapping[str, Need]) -> int:
    """The least width of these columns, titles having twice the room of others."""
    return sum(
        min(need.cell, LEAST * (2 if name == "title" else 1)) if name in SHARES else need.cell
        for name, need in needs.items()
    )


def _share(needs: Mapping[str, Need], room: int) -> dict[str, int]:
    """Widths of the wide columns; the title comes last, for it is the one that folds best."""
    widths: dict[str, int] = {}
    for name in sorted(needs, key=lambda name: (name == "title", needs[name].cell / SHARES[name])):
        waiting = [other for other in needs if other not in widths]
        share = room * SHARES[name] // sum(SHARES[other] for other in waiting)
        share = max(share, min(needs[name].word, LONGEST_WORD))
        left_to_others = min(LEAST, room // len(waiting)) * (len(waiting) - 1)
        widths[name] = max(min(needs[name].cell, share, room - left_to_others), 1)
        room -= widths[name]
    return widths


def fold(text: str, width: int, measure: Measure) -> list[str]:
    """The lines of a cell: as many words on each as fit, words that are too long cut up."""
    if measure(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and measure(line) + 1 + measure(word) <= width:
            line += " " + word
            continue
        lines += [line] if line else []
        *heads, line = _cut(word, width, measure)
        lines += heads
    return [*lines, line]


def _cut(word: str, width: int, measure: Measure) -> list[str]:
    """A word in pieces that fit."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
