"""Lists of wordings, kept as data in `wordings.txt` so that they grow without code.

Some 300 wordings, and patterns among them: compiled together they would take longer than all the
rest of adding a page. So an entry is looked up by its first word, and its pattern is compiled when
a line begins with that word for the first time (`re` remembers it, as it does for all patterns of
this package, which are kept as text). Most lines cost a look-up.
"""

from __future__ import annotations

import os
import re
from functools import cache

_WORD = r"\w+|."
_HEAD = r"\w+(?:/\w+)*|."
_ANY_NUMBER = "0"


@cache
def phrases(name: str) -> frozenset[str]:
    """The entries of a list of phrases."""
    return frozenset(_entries(name))


def opening(line: str, *names: str) -> tuple[str, int] | None:
    """The list whose wording a line begins with, and where in the line the wording ends."""
    end, begun = _begun(line, names)
    for name, rest in begun:
        if found := re.compile(rest).match(line, end):
            return name, found.end()
    return None


def is_wording(line: str, *names: str) -> bool:
    """Whether a line is a wording of these lists and nothing else."""
    end, begun = _begun(line, names)
    return any(re.compile(rest).fullmatch(line, end) for _name, rest in begun)


def holds_wording(line: str, name: str) -> bool:
    """Whether a wording of a list stands anywhere in a line."""
    starts = (word.start() for word in re.finditer(r"\w+", line))
    return any(opening(line[start:], name) for start in starts)


def _begun(line: str, names: tuple[str, ...]) -> tuple[int, list[tuple[str, str]]]:
    """Where the first word of a line ends, and the entries that begin with this word.

    Of each the list and the pattern of what follows; single words come last.
    """
    first = re.match(_WORD, line)
    if first is None:
        return 0, []
    table, word = _table(names), first[0].lower()
    numbered = table.get(_ANY_NUMBER, []) if word.isdecimal() else []
    return first.end(), table.get(word, numbered)


@cache
def _table(names: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        for entry in _entries(name):
            head = re.findall(_HEAD, entry)[0]
            rest = "(?i)" + entry[len(head) :] if entry != head else ""
            for word in head.split("/") if len(head) > 1 else [head]:
                table.setdefault(word, []).append((name, rest))
    for entries in table.values():
        entries.sort(key=lambda entry: not entry[1])
    return table


def _entries(name: str) -> list[str]:
    return [line for line in _lists()[name].split("\n") if line and line[0] != "#"]


@cache
def _lists() -> dict[str, str]:
    with open(os.path.join(os.path.dirname(__file__), "wordings.txt"), encoding="utf-8") as file:
        text = file.read()
    blocks = (block.partition("]\n") for block in text.split("\n[")[1:])
    return {name: entries for name, _mark, entries in blocks}
