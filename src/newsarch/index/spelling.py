"""Words that no article has, and words of articles that they may be a slip of the keys for.

First those at one slip's distance: a letter too many, too few, wrong, or two exchanged. There are
some hundreds of such spellings, so they can be looked up however large the vocabulary is: among
the words of texts and then among their lemmas. Failing that, words with the same beginning whose
end differs a little.
"""

from __future__ import annotations

from itertools import islice

from newsarch.polish.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

SHORTEST, LONGEST = 4, 24
"""Letters of words that are compared: of shorter ones everything is near."""
MOST_WORDS, MOST_UNKNOWN = 50, 3
"""Of a text that was pasted into a query, the first words will do."""
MOST_NEAR = 5
ENOUGH = 200
"""Words of one beginning that are looked at."""
_ALIKE = 0.75
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def unknown(
    words: Iterable[str], occurs: Callable[[str], object], near: Callable[[str], Iterable[str]]
) -> dict[str, str | None]:
    """The words that do not occur, each with the nearest one that does, if one is near."""
    missing = (word for word in islice(words, MOST_WORDS) if not occurs(word))
    return {word: next(filter(occurs, near(word)), None) for word in islice(missing, MOST_UNKNOWN)}


def near(
    word: str,
    spelt: Callable[[Collection[str]], Iterable[str]],
    lemmas: Callable[[Collection[str]], Iterable[str]],
    beginning: Callable[[str], Iterable[str]],
) -> list[str]:
    """The words nearest to `word`, at most `MOST_NEAR`, the nearest first.

    `spelt` gives the words of texts whose folding is one of these, `lemmas` the lemmas that are
    one of these, `beginning` some of the words of texts whose folding begins so.
    """
    folded = fold(word)
    if not (folded.isalpha() and SHORTEST <= len(folded) <= LONGEST):
        return []
    around = slips(folded)
    begun = folded[: max(SHORTEST, len(folded) * 2 // 3)]
    return (
        _nearest(folded, spelt(around))
        or _nearest(folded, lemmas(around))
        or _nearest(folded, beginning(begun), _ALIKE)
    )


def slips(word: str) -> set[str]:
    """Every word that is one slip away from `word`."""
    found: set[str] = set()
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        found.add(before + after[1:])
        found.add(before + after[1:2] + after[:1] + after[2:])
        for letter in _LETTERS:
            found.add(before + letter + after)
            found.add(before + letter + after[1:])
    return found - {word}


def _nearest(folded: str, forms: Iterable[str], least: float = 0) -> list[str]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=folded, autojunk=False)
    found: list[tuple[float, int, str]] = []
    for form in set(forms):
        key = fold(form)
        matcher.set_seq1(key)
        share = matcher.ratio() if matcher.quick_ratio() >= least else 0.0
        if key != folded and share >= least:
            found.append((-share, -_in_common(key, folded), form))
    return [form for _share, _begun, form in sorted(found)[:MOST_NEAR]]


def _in_common(one: str, other: str) -> int:
    """Letters with which both begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
