"""On which line of a TOML file a rule and its keys stand, for messages.

`tomllib` gives values without places. This finds the headers and keys again in the text; it is a
hint for the reader of a message and decides nothing.
"""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\[\s*[\"']?auto_archive[\"']?\s*\]\]")
_OTHER_HEADER = re.compile(r"\s*\[")
_INLINE = re.compile(r"\s*[\"']?auto_archive[\"']?\s*=")
_KEY = re.compile(r"\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[\w-]+))\s*=")
_LONG_QUOTES = ('"""', "'''")


class RuleLines:
    """Line numbers, from 1, of the rules in a configuration file's text."""

    def __init__(self, text: str) -> None:
        """Read the text once."""
        self._rules: list[dict[str, int]] = []
        self._inline = 1
        inside = ""
        rule: dict[str, int] | None = None
        for number, line in enumerate(text.split("\n"), 1):
            starts_outside = not inside
            inside = _after(line, inside)
            if starts_outside:
                rule = self._read(line, number, rule)

    def _read(self, line: str, number: int, rule: dict[str, int] | None) -> dict[str, int] | None:
        if _HEADER.match(line):
            self._rules.append({"": number})
            return self._rules[-1]
        if _OTHER_HEADER.match(line):
            return None
        if _INLINE.match(line):
            self._inline = number
        key = _KEY.match(line)
        if key and rule is not None:
            rule[key["double"] or key["single"] or key["bare"] or ""] = number
        return rule

    def line(self, rule: int, key: str = "") -> int:
        """The line of a key of the rule with this number, from 0; of its header for a key that is
        not there; of the list for rules written inline."""
        if rule >= len(self._rules):
            return self._inline
        lines = self._rules[rule]
        return lines.get(key, lines[""])


def _after(line: str, inside: str) -> str:
    """The quotes of the long string that is open after `line`, or nothing."""
    position = 0
    while True:
        wanted = (inside,) if inside else _LONG_QUOTES
        found = [(line.find(q, position), q) for q in wanted if line.find(q, position) >= 0]
        if not found:
            return inside
        place, quotes = min(found)
        position = place + len(quotes)
        inside = "" if inside else quotes
