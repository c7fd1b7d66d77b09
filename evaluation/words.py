"""How well words are found in any inflection: recall and precision per class.

    python evaluation/words.py

Each line of `words.jsonl` is a query, a sentence, and whether the sentence must be found by it;
`kind` is the class. All words of the query must occur, as in a search. Both analyzers are scored,
and every wrong answer is printed, so that a change of rules shows at once what it did.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from newsarch.polish.lemmas import (
    Analyzer,
    morfeusz_analyzer,
    morfeusz_is_installed,
    snowball_analyzer,
)
from newsarch.polish.tokens import words

PAIRS = Path(__file__).with_name("words.jsonl")


def finds(analyzer: Analyzer, query: str, text: str) -> bool:
    """Whether every word of the query matches a word of the text."""
    keys = frozenset[str]().union(*(analyzer.text_keys(word) for word in words(text)))
    return all(not keys.isdisjoint(analyzer.query_keys(word)) for word in words(query))


def score(analyzer: Analyzer) -> dict[str, Counter[str]]:
    """For each class how many pairs were `found`, `missed`, `wrong` or `left` alone."""
    counts: dict[str, Counter[str]] = {}
    for pair in pairs():
        outcome = outcome_of(analyzer, pair)
        counts.setdefault(pair["kind"], Counter())[outcome] += 1
        if outcome in ("missed", "wrong"):
            print(f"  {outcome}: {pair['query']} | {pair['text']}")
    return counts


def pairs() -> list[dict[str, Any]]:
    """The labelled pairs."""
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def outcome_of(analyzer: Analyzer, pair: dict[str, Any]) -> str:
    """What came of a pair: see `score`."""
    if finds(analyzer, pair["query"], pair["text"]):
        return "found" if pair["match"] else "wrong"
    return "missed" if pair["match"] else "left"


def report(analyzer: Analyzer) -> None:
    """Print recall and precision of an analyzer, per class and over all."""
    print(f"\nWords: {analyzer.name}")
    counts = score(analyzer)
    for kind, outcomes in (*counts.items(), ("all", sum(counts.values(), Counter()))):
        recall = share(outcomes["found"], outcomes["missed"])
        precision = share(outcomes["found"], outcomes["wrong"])
        total = sum(outcomes.values())
        print(f"  {kind:<14}{total:>5} pairs  recall {recall:6.1%}  precision {precision:6.1%}")


def share(right: int, wrong: int) -> float:
    """The share of the right ones; 1 when there are none at all."""
    return right / (right + wrong) if right + wrong else 1.0


def main() -> None:
    """Score every analyzer that this installation can run."""
    if morfeusz_is_installed():
        report(morfeusz_analyzer())
    report(snowball_analyzer())


if __name__ == "__main__":
    main()
