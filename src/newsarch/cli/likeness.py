"""Names that look alike: a tag that is nearly another one, a unit spelt in another way."""

from __future__ import annotations

from difflib import get_close_matches

from newsarch.polish.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = 0.85
"""Share of letters in common from which two names are taken for spellings of one."""
NEAR = 0.6
"""The same for a suggestion, where a wrong guess costs nothing."""


def near(name: str, known: Iterable[str], *, share: float = NEAR, most: int = 3) -> list[str]:
    """The known names nearest to `name`, itself left out; the best first."""
    by_key: dict[str, str] = {}
    for other in known:
        if other != name:
            by_key.setdefault(fold(other), other)
    return [by_key[key] for key in get_close_matches(fold(name), by_key, most, share)]
