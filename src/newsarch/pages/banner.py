"""The publisher's own archive banner: `Strona znajduje się w archiwum`.

Only this sentence, on a line of its own, speaks of the page. The word *archiwum* in a heading, an
address or a menu says nothing.
"""

from __future__ import annotations

import re

from newsarch.model.fields import LABEL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

SENTENCE = r"(?:Ta )?[Ss]trona (?:ta )?znajduje się w archiwum"
_BANNER = rf"(?i)\W*{SENTENCE}\W*$"
_HEADING = "informacja"
"""The heading of the banner's box on the police portals."""


def take_banner(page: Page) -> None:
    """Set `source_status` to `archived` where the banner stands, and remove it."""
    kept: list[str] = []
    for line in page.lines:
        if not (line[-12:].casefold().find("archiwum") >= 0 and re.match(_BANNER, line)):
            kept.append(line)
            continue
        page.fields.offer("source_status", "archived", LABEL)
        _drop_heading(kept)
    page.lines = kept


def _drop_heading(kept: list[str]) -> None:
    while kept and not kept[-1]:
        kept.pop()
    if kept and kept[-1].casefold().rstrip(":") == _HEADING:
        kept.pop()
