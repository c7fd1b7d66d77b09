"""Furniture: buttons, menus, counters, advertisements and widgets around an article.

Three kinds. A *line* that is furniture wherever it stands; a *heading* after whose appearance
below the text nothing belongs to the article any more; and the end-of-page link, which the police
portals print under every text.
"""

from __future__ import annotations

import re
from functools import cache

from newsarch.pages.wording import is_wording, phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

BUTTONS = r"Powrót(?! na)|Wstecz|Generuj PDF|Drukuj(?: stronę)?|Wyślij|Poleć znajomemu|Udostępnij"
_BUTTON_ROW = rf"(?i)(?:(?:{BUTTONS})[\s|•/]*)+$"
_BUTTON_STARTS = ("powrót", "wstecz", "generuj", "drukuj", "wyślij", "poleć", "udostępnij")
_LINK = r"(?i)(?:czytaj|zobacz|pokaż)? ?(?:dalej|więcej)\W*$|read more\W*$|\+$"
_ARROWS = ("»", "›", "→")
"""At its end they make a line a link."""
_CLOSING = (" X", " ×", " ✕", " ✖")
_LONGEST_ALERT = 142
_SENTENCE = 80
"""A line longer than this is text, full stop or not."""
_MENU = 8
"""So many short lines without an empty one between are a menu."""
_LONGEST_PATTERN = 200
_LONGEST = 400
"""No furniture is longer, but for the notices that their words betray."""


def is_furniture(line: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if len(line) > _LONGEST:
        return False
    if len(line) <= 32 and line.strip(" :.|»›>«‹<→←•-").casefold() in phrases("furniture"):
        return True
    folded = line.casefold()
    if line.endswith(_ARROWS) or _is_betrayed(folded):
        return True
    if folded.startswith(_BUTTON_STARTS) and re.match(_BUTTON_ROW, line):
        return True
    return len(line) <= _LONGEST_PATTERN and (
        is_wording(line, "furniture patterns") or (len(line) <= 3 and not _bare(line))
    )


def _is_betrayed(folded: str) -> bool:
    """Whether words stand in a line that stand in no text."""
    return any(words in folded and others in folded for words, others in _betraying())


@cache
def _betraying() -> tuple[tuple[str, str], ...]:
    parted = (words.partition("…") for words in phrases("furniture words"))
    return tuple((words, others) for words, _mark, others in parted)


def is_alert(line: str) -> bool:
    """Whether a line is a warning bar with its closing button, as stands on top of a page."""
    return 7 <= len(line) <= _LONGEST_ALERT and line.endswith(_CLOSING)


def ends_page(line: str) -> bool:
    """Whether a line is the link back to the top, under which only the footer follows."""
    return len(line) <= 40 and _bare(line).casefold() in phrases("end")


def opens_margin(line: str) -> bool:
    """Whether a line, standing below the text, is the heading of something else."""
    return len(line) <= 80 and is_wording(line, "margin")


def is_link(line: str) -> bool:
    """Whether a line leads on to a whole article, as teasers do."""
    return re.match(_LINK, line) is not None


def _bare(line: str) -> str:
    """A line without the signs at its end."""
    end = len(line)
    while end and not (line[end - 1].isalnum() or line[end - 1] == "_"):
        end -= 1
    return line[:end]


def remove_furniture(page: Page) -> None:
    """Take out furniture lines, and the rest of the page from where the article has ended."""
    kept: list[str] = []
    begun = False
    for index, line in enumerate(page.lines):
        if not line:
            if kept and kept[-1]:
                kept.append(line)
        elif begun and (ends_page(line) or opens_margin(line)):
            page.margin = page.lines[index + 1 :]
            break
        elif is_furniture(line):
            page.links += is_link(line)
        elif kept or not is_alert(line):
            kept.append(line)
            begun = begun or line.endswith((".", "!", "?", "…", "”", '"')) or len(line) > _SENTENCE
    page.lines = _without_menu(kept)


def _without_menu(lines: list[str]) -> list[str]:
    """The lines without the menu on top: many short lines in a row that say nothing whole."""
    end = lines.index("") if "" in lines else 0
    menu = end >= _MENU and not any(
        len(line) > _SENTENCE or line.endswith((".", "!", "?")) for line in lines[:end]
    )
    return lines[end + 1 :] if menu and any(lines[end:]) else lines
