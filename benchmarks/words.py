"""Polish words with the frequencies of running text, drawn in bulk.

A draw is an index into a table in which each form has as many places as it is common: 2^20 places,
so that a word costs one look-up (some 40 ns), and an article of 470 words 20 µs.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
PLACES = 1 << 20
COMMA_SHARE = 0.07
"""Of the words: what edited Polish prose has."""
SHARES = {
    "[function]": 0.34, "[core]": 0.20, "[phrases]": 0.012, "[general]": 0.40,
    "[places]": 0.02, "[names]": 0.01, "[surnames]": 0.02,
}  # fmt: skip
"""How much of the running text the words of a section make."""
FLATNESS = {"[function]": 1, "[core]": 8}
"""The q of Zipf and Mandelbrot, 1 / (rank + q): how much less than twice as common as the second
word the first is. With these, `w` is 3 % of the words, and the commonest noun 1 %."""
OTHER_FLATNESS = 20

Forms = tuple[str, ...]


def sections() -> dict[str, list[Forms]]:
    """The vocabulary: heading → words, each with its forms, the lemma first."""
    found: dict[str, list[Forms]] = {}
    for line in VOCABULARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found[line] = []
        else:
            words.append(_forms(line))
    return found


def _forms(line: str) -> Forms:
    stem, _bar, rest = line.partition("|")
    endings, _bar, followers = rest.partition("|")
    after = f" {followers}" if followers else ""
    return tuple(stem + ending.replace("-", "") + after for ending in endings.split() or ("",))


class RunningText:
    """Draws words as they follow from the frequencies; equal generators draw equal words."""

    def __init__(self, vocabulary: dict[str, list[Forms]], random: Random) -> None:
        self._random = random
        self._table = _table(vocabulary)

    def words(self, count: int) -> list[str]:
        """The next `count` words, some with a comma."""
        table = self._table
        places = memoryview(self._random.randbytes(4 * count)).cast("I")
        return [table[place & (PLACES - 1)] for place in places]


def _table(vocabulary: dict[str, list[Forms]]) -> list[str]:
    """The table, always the same: what differs between corpora is the order of the draws."""
    random = Random(0)  # not the caller's, so that a new word does not move every date
    forms: list[str] = []
    weights: list[float] = []
    for heading, words in vocabulary.items():
        if heading in SHARES:
            _weigh(words, SHARES[heading], FLATNESS.get(heading, OTHER_FLATNESS), forms, weights)
    table = random.choices(forms, cum_weights=list(accumulate(weights)), k=PLACES)
    for place in random.sample(range(PLACES), int(PLACES * COMMA_SHARE)):
        table[place] += ","
    return table


def _weigh(
    words: list[Forms], share: float, flatness: int, forms: list[str], weights: list[float]
) -> None:
    whole = sum(1 / (rank + flatness) for rank in range(1, len(words) + 1))
    for rank, word in enumerate(words, 1):
        parts = sum(1 / (place + 1) for place in range(len(word)))
        for place, form in enumerate(word):
            forms.append(form)
            weights.append(share / whole / (rank + flatness) / parts / (place + 1))
