"""Names that the user has taught: found as written, whatever their case and diacritics."""

from __future__ import annotations

import re

from newsarch.polish.folding import fold
from newsarch.polish.units.chain import Mention
from newsarch.polish.units.naming import chain_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"\w+")


def find_aliases(text: str, aliases: Mapping[str, str]) -> list[Mention]:
    """The places of a text where one of the taught names stands, the longest at each place."""
    names = {tuple(_WORD.findall(name)): unit for name, unit in aliases.items()}
    longest = max(map(len, names), default=0)
    words = list(_WORD.finditer(text))
    keys = [fold(word[0]) for word in words]
    firsts = {name[0] for name in names if name}
    found, index = [], 0
    while index < len(words):
        length = 0
        if keys[index] in firsts:
            length = _length_at(keys, index, names, longest)
        if length and (chain := chain_of(names[tuple(keys[index : index + length])])):
            start, end = words[index].start(), words[index + length - 1].end()
            found.append(Mention(start, end, text[start:end], chain))
        index += length or 1
    return found


def _length_at(keys: list[str], index: int, names: Mapping[tuple[str, ...], str],
               longest: int) -> int:  # fmt: skip
    """The number of words of the longest taught name that begins at a place; 0 for none."""
    most = min(longest, len(keys) - index)  # at the end of a text no name is longer than the rest
    return next((n for n in range(most, 0, -1) if tuple(keys[index : index + n]) in names), 0)


def merged(taught: list[Mention], found: list[Mention]) -> list[Mention]:
    """All mentions in order, the taught ones instead of those they overlap."""
    kept = [
        mention
        for mention in found
        if not any(t.start < mention.end and mention.start < t.end for t in taught)
    ]
    return sorted([*taught, *kept], key=lambda mention: (mention.start, mention.end))
