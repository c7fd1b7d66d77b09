"""Names that look alike: a tag that is nearly another one, a unit spelt in two ways."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

from newsarch.polish.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def alike(names: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of names that look alike."""
    keys = {name: fold(name) for name in names}
    pairs = []
    for at, one in enumerate(names):
        matcher = SequenceMatcher(b=keys[one], autojunk=False)
        for other in names[at + 1 :]:
            matcher.set_seq1(keys[other])
            if _are_alike(matcher):
                pairs.append((one, other))
    return pairs


def _are_alike(matcher: SequenceMatcher[str]) -> bool:
    """The cheap bounds first: most pairs are nothing like each other."""
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= ALIKE for ratio in bounds)
