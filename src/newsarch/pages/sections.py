"""Sections: the part of a site that an article stands in, as printed above it."""

from __future__ import annotations

import re

_NAMES = frozenset(
    """
    aktualności|wiadomości|komunikaty|komunikat|informacje|bieżące informacje|z życia garnizonu
    wydarzenia|ogłoszenia|z ostatniej chwili|z kraju|z regionu|z życia szkoły|z życia gminy
    z życia powiatu|z życia jednostki|kronika policyjna|kronika kryminalna|na sygnale
    prewencja|profilaktyka|ruch drogowy|sport|kultura|edukacja|bezpieczeństwo
    informacje prasowe|informacja prasowa|dla mediów|biuro prasowe|serwis informacyjny|newsy|news
    wszystkie aktualności|najnowsze wiadomości|aktualności krajowe|aktualności lokalne
    wydarzenia bieżące|informacje bieżące|nasze akcje|działania|interwencje|akcje i kampanie
    112|kronika|region|samorząd|inwestycje|zdarzenia|fakty|artykuły|blog|current events
    z naszego terenu|pomagamy i chronimy aktualności|aktualności kwp|aktualności kmp|aktualności kpp
    """.replace("\n", "|").split("|")
)
NAMES = frozenset(name.strip() for name in _NAMES if name.strip())
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
    if (bare := line.strip(_MARKS)).casefold() in NAMES:
        return bare
    labelled = _CATEGORY.match(line)
    return labelled[1].strip(_MARKS) if labelled else None


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
