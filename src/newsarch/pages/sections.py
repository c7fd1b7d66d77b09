"""Sections: the part of a site that an article stands in, as printed above it."""

from __future__ import annotations

import re

from newsarch.pages.wording import entries

_NAMES = frozenset(entries("sections"))
_CATEGORY = re.compile(r"(?:kategoria|dział|rubryka|category)\s*:\s*(.{2,60})$", re.IGNORECASE)
_TRAIL = re.compile(
    r"(?:strona główna|start|home|jesteś tutaj|jesteś w|aktualnie znajdujesz się(?: na)?|"
    r"tu jesteś|znajdujesz się(?: w| na)?)\b\s*:?(?:\s*(?:[>»›/\\|:→]|::)|\s|$)",
    re.IGNORECASE,
)
_STEP = re.compile(r"\s*(?:[>»›→|]|::| / )\s*")
_MARKS = " :»›>|-–"


def section_of(line: str) -> str | None:
    """The section that a line names and nothing else, or None."""
    if len(line) > 80:
        return None
    if (bare := line.strip(_MARKS)).casefold() in _NAMES:
        return bare
    labelled = _CATEGORY.match(line)
    return labelled[1].partition(". ")[0].strip(_MARKS) if labelled else None


def is_trail(line: str) -> bool:
    """Whether a line is a breadcrumb trail: `Strona główna > Aktualności > …`."""
    if len(line) > 250:
        return False
    steps = _STEP.split(line)
    named = len(steps) == 2 and all(section_of(step) for step in steps)
    return named or len(steps) > 2 or _TRAIL.match(line) is not None


def section_in_trail(line: str) -> str | None:
    """The last known section named in a breadcrumb trail, or None."""
    named = (section_of(step) for step in reversed(_STEP.split(line)))
    return next((section for section in named if section), None)
