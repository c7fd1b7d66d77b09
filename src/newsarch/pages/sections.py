"""Sections: the part of a site that an article stands in, as printed above it."""

from __future__ import annotations

import re

from newsarch.pages.wording import is_wording, phrases

_CATEGORY = r"(?i)(?:kategoria|dział|rubryka|category)\s*:\s*(.{2,60})$"
_CATEGORIES = ("kategoria", "dział", "rubryka", "category")
_TRAIL = (
    r"(?i)(?:strona główna|start|home|jesteś tutaj|jesteś w|aktualnie znajdujesz się(?: na)?|"
    r"tu jesteś|znajdujesz się(?: w| na)?)\b\s*:?(?:\s*(?:[>»›/\\|:→]|::)|\s|$)"
)
_TRAIL_STARTS = ("strona główna", "start", "home", "jesteś", "aktualnie", "tu jesteś", "znajdujesz")
_STEP = r"\s*(?:[>»›→|]|::| / )\s*"
_STEP_MARKS = (*">»›→|", "::", " / ")
_RELEASES = ("komunikat", "informacj", "notatka p", "notatka d", "oświadcze")
_MARKS = " :»›>|-–"


def section_of(line: str) -> str | None:
    """The section that a line names and nothing else, or None."""
    if len(line) > 80:
        return None
    if (bare := line.strip(_MARKS)).casefold() in phrases("sections"):
        return bare
    if not line.casefold().startswith(_CATEGORIES):
        return None
    labelled = re.match(_CATEGORY, line)
    return labelled[1].partition(". ")[0].strip(_MARKS) if labelled else None


def release_of(line: str) -> str | None:
    """The words, without number and day, that head a press release: `KOMUNIKAT PRASOWY nr 3`.

    They stand over the title as a section does; within a title (`Zmiany – komunikat prasowy`) they
    are part of it.
    """
    bare = line.strip(_MARKS) if len(line) <= 80 else ""
    if bare[:9].casefold() not in _RELEASES:
        return None
    return " ".join(bare.split()[:2]).rstrip(",") if is_wording(bare, "releases") else None


def is_trail(line: str) -> bool:
    """Whether a line is a breadcrumb trail: `Strona główna > Aktualności > …`."""
    if len(line) > 250:
        return False
    steps = _steps(line)
    named = len(steps) == 2 and all(section_of(step) for step in steps)
    if named or len(steps) > 2:
        return True
    return line.casefold().startswith(_TRAIL_STARTS) and re.match(_TRAIL, line) is not None


def section_in_trail(line: str) -> str | None:
    """The last known section named in a breadcrumb trail, or None."""
    named = (section_of(step) for step in reversed(_steps(line)))
    return next((section for section in named if section), None)


def _steps(line: str) -> list[str]:
    marked = any(map(line.__contains__, _STEP_MARKS))
    return re.split(_STEP, line) if marked else [line]
