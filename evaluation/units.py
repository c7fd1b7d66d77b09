"""How well units are found and understood: recall and precision per class.

    python -m evaluation units

`units.jsonl` holds lines of two sorts. A *pair* is a query, a text, and whether the text must be
found by it. A *sentence* carries the canonical form of every unit that it mentions. Both are
written for this project. Every wrong answer is printed.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from newsarch.polish.units import canonical, covers, find_units, read_unit

LABELLED = Path(__file__).with_name("units.jsonl")


def finds(query: str, text: str) -> bool:
    """Whether a text is found by a query for a unit."""
    mentions = find_units(text)
    return any(covers(unit, mention.chain) for unit in read_unit(query) for mention in mentions)


def score_pair(line: dict[str, Any], counts: Counter[str]) -> None:
    """Count one query and text."""
    found, wanted = finds(line["query"], line["text"]), line["match"]
    counts.update(right=found and wanted, extra=found and not wanted, missed=wanted and not found)
    if found != wanted:
        print(f"{line['query']!r}: {'missed' if wanted else 'found wrongly'}: {line['text']}")


def score_sentence(line: dict[str, Any], counts: Counter[str]) -> None:
    """Count the mentions of one sentence."""
    found = {canonical(mention.chain) for mention in find_units(line["text"])}
    wanted = set(line["units"])
    missed, extra = sorted(wanted - found), sorted(found - wanted)
    counts.update(right=len(found & wanted), missed=len(missed), extra=len(extra))
    if missed or extra:
        print(f"{line['text']}\n    missed {missed}, wrongly {extra}")


def print_scores(title: str, classes: dict[str, Counter[str]]) -> None:
    """A line a class, and one for all."""
    print(f"\n{title}")
    total = sum(classes.values(), Counter[str]())
    for name, counts in [*sorted(classes.items()), ("all", total)]:
        recall = share(counts["right"], counts["missed"])
        precision = share(counts["right"], counts["extra"])
        print(f"  {name:14} recall {recall} precision {precision} of {counts['right']}")


def share(right: int, wrong: int) -> str:
    """A percentage; a dash when there was nothing to be right about."""
    return f"{100 * right / (right + wrong):5.1f}" if right + wrong else "    –"


def main() -> None:
    """Print every wrong answer and the scores."""
    pairs: dict[str, Counter[str]] = {}
    sentences: dict[str, Counter[str]] = {}
    for line in map(json.loads, LABELLED.read_text(encoding="utf-8").splitlines()):
        if "query" in line:
            score_pair(line, pairs.setdefault(line["class"], Counter()))
        else:
            score_sentence(line, sentences.setdefault(line["class"], Counter()))
    print_scores("queries", pairs)
    print_scores("mentions", sentences)


if __name__ == "__main__":
    main()
