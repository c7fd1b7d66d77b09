"""The rules of auto-archiving, read from the tables of `config.toml` and checked as a whole.

Every problem of every rule is reported at once, with file, line and key; while there is one, no
rule runs. A rule that is half understood could archive what it should not.
"""

from __future__ import annotations

from itertools import chain

from newsarch.dates import parse_age
from newsarch.errors import ConfigError, UsageError
from newsarch.messages import _
from newsarch.schedule.retention import parse_category
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from newsarch.dates import Age
    from newsarch.query.ast import Query
    from newsarch.schedule.retention import Category

PUBLISHED, ADDED, MODIFIED = "published", "added", "modified"
SINCE = (PUBLISHED, ADDED, MODIFIED)
KEYS = ("name", "query", "older_than", "since", "reason", "retention")
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Rule:
    """Articles found by `query` are archived once `age` has passed since a date of theirs."""

    name: str
    query: Query
    query_text: str
    """The query as written; empty for every article."""
    age: Age
    since: str = PUBLISHED
    reason: str | None = None
    retention: Category | None = None
    """Given to the articles of this rule that have no category of their own."""

    @property
    def archived_reason(self) -> str:
        """What articles archived by this rule say of it."""
        return f"rule:{self.name}" + (f": {self.reason}" if self.reason else "")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one key (or, for an empty key, the whole) of one rule."""

    rule: int
    """The rule's number in the file, from 0."""
    key: str
    lines: Sequence[str]
    """The sentence; below it, what points at the place."""


def read_rules(
    tables: Sequence[Mapping[str, Any]],
    parse: Callable[[str], Query],
    place: Callable[[int, str], str],
) -> tuple[Rule, ...]:
    """The rules of some tables, in their order.

    `parse` reads a query; `place` says where a key of a rule stands, such as `config.toml:12`.
    Raises ConfigError with a line for each problem.
    """
    problems = [*_doubles(tables)]
    for number, table in enumerate(tables):
        problems += _Reader(number, table, parse).problems()
    if problems:
        problems.sort(key=lambda problem: problem.rule)
        raise ConfigError(*chain.from_iterable(_placed(problem, place) for problem in problems))
    return tuple(_Reader(0, table, parse).rule() for table in tables)


def _placed(problem: Problem, place: Callable[[int, str], str]) -> Iterator[str]:
    first, *others = problem.lines
    yield f"{place(problem.rule, problem.key)}: {first}"
    yield from others


def _doubles(tables: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, table in enumerate(tables):
        name = table.get("name")
        if isinstance(name, str) and name in seen:
            sentence = _("The name “{name}” is taken by an earlier rule; choose another.")
            yield Problem(number, "name", (sentence.format(name=name),))
        elif isinstance(name, str):
            seen.add(name)


class _Reader:
    """One table: what is wrong with it, or the rule that it is."""

    def __init__(
        self, number: int, table: Mapping[str, Any], parse: Callable[[str], Query]
    ) -> None:
        self._number = number
        self._table = table
        self._readers: dict[str, Callable[[str], object]] = {
            "name": _name, "query": parse, "older_than": parse_age, "since": _since,
            "reason": _one_line, "retention": parse_category,
        }  # fmt: skip

    def problems(self) -> Iterator[Problem]:
        for key in ("name", "older_than"):
            if key not in self._table:
                sentence = _("The key “{key}” is missing.").format(key=key)
                yield Problem(self._number, "", (sentence,))
        for key in self._table:
            lines = self._wrong(key)
            if lines:
                yield Problem(self._number, key, lines)

    def rule(self) -> Rule:
        given: dict[str, Any] = {
            key: self._readers[key](value) for key, value in self._table.items()
        }
        age = given.pop("older_than")
        query = given.pop("query") if "query" in given else self._readers["query"]("")
        return Rule(age=age, query=query, query_text=self._table.get("query", ""), **given)  # type: ignore[arg-type]

    def _wrong(self, key: str) -> Sequence[str]:
        """What is wrong with the value of a key, in lines; none if nothing is."""
        if key not in self._readers:
            return (_unknown(key),)
        value = self._table[key]
        if not isinstance(value, str):
            sentence = _("“{key}” takes text in quotes, such as {key} = {example}.")
            return (sentence.format(key=key, example=_EXAMPLES[key]),)
        try:
            self._readers[key](value)
        except UsageError as error:
            first, *others = error.lines
            return (f"{key}: {first}", *others)
        return ()


_EXAMPLES = {
    "name": '"komunikaty"', "query": '"tag:komunikat"', "older_than": '"90d"',
    "since": '"published"', "reason": '"po terminie"', "retention": '"B5"',
}  # fmt: skip


def _unknown(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, n=1)
    if near:
        return _("Unknown key “{key}”; did you mean “{near}”?").format(key=key, near=near[0])
    return _("Unknown key “{key}”; a rule has {keys}.").format(key=key, keys=", ".join(KEYS))


def _name(text: str) -> str:
    if not text.strip() or len(text) > LONGEST_NAME:
        raise UsageError(_("A name has 1 to {longest} characters.").format(longest=LONGEST_NAME))
    return _one_line(text)


def _one_line(text: str) -> str:
    if not text.isprintable():
        raise UsageError(_("Write it on one line, without control characters."))
    return text


def _since(text: str) -> str:
    if text not in SINCE:
        raise UsageError(
            _("“{text}” is not a date to count from; it is one of {known}.").format(
                text=text, known=", ".join(SINCE)
            )
        )
    return text
