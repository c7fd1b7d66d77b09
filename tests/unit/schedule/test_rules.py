"""Rules are read whole and strictly; every problem is named with its place."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from newsarch.dates import Age
from newsarch.errors import ConfigError, QueryError
from newsarch.query.ast import All, Query, Tag
from newsarch.schedule.retention import Category
from newsarch.schedule.rules import Rule, read_rules
from newsarch.schedule.toml_lines import RuleLines


def parse(text: str) -> Query:
    if "tga:" in text:
        raise QueryError("Unknown field “tga:”.", text, text.index("tga:"))
    return Tag(text.removeprefix("tag:")) if text else All()


def read(text: str) -> tuple[Rule, ...]:
    lines = RuleLines(text)
    tables: list[dict[str, Any]] = tomllib.loads(text)["auto_archive"]
    return read_rules(tables, parse, lambda rule, key: f"config.toml:{lines.line(rule, key)}")


def test_a_rule_with_everything() -> None:
    (rule,) = read(
        """
        [[auto_archive]]
        name = "komunikaty po 90 dniach"
        query = "tag:komunikat"
        older_than = "90d"
        since = "added"
        reason = "nieaktualne"
        retention = "B5"
        """
    )
    assert rule == Rule(
        "komunikaty po 90 dniach", Tag("komunikat"), "tag:komunikat", Age(90, "d"), "added",
        "nieaktualne", Category("B", 5),
    )  # fmt: skip
    assert rule.archived_reason == "rule:komunikaty po 90 dniach: nieaktualne"


def test_the_least_rule_counts_from_publication_and_finds_everything() -> None:
    (rule,) = read('auto_archive = [{name = "wszystko", older_than = "2 lata"}]')
    assert (rule.query, rule.query_text, rule.since) == (All(), "", "published")
    assert (rule.age, rule.archived_reason) == (Age(2, "y"), "rule:wszystko")


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    with pytest.raises(ConfigError) as caught:
        read(
            '[[auto_archive]]\nname = "a"\nqueri = "x"\nolder_than = "-90d"\n'
            '[[auto_archive]]\nname = "a"\nolder_than = 90\nsince = "printed"\n'
            '[[auto_archive]]\nquery = "x tga:y"\nolder_than = "0d"\nretention = "C"\n'
        )
    told = str(caught.value).split("\n")
    assert [line.split(" ", 1)[0] for line in told] == [
        "config.toml:3:", "config.toml:4:", "config.toml:6:", "config.toml:7:", "config.toml:8:",
        "config.toml:9:", "config.toml:10:", "", "", "config.toml:11:", "config.toml:12:",
    ]  # fmt: skip
    assert "did you mean “query”?" in told[0]
    assert "taken" in told[2]
    assert '"90d"' in told[3]
    assert "“name” is missing" in told[5]
    assert told[8].index("^") == told[7].index("tga:")


@pytest.mark.parametrize("age", ["0d", "-1d", "-90 dni", "90", "1.5y", "d", "", "nigdy", "9999y"])
def test_ages_that_could_archive_too_early_are_refused(age: str) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml:3: older_than: "):
        read(f'[[auto_archive]]\nname = "a"\nolder_than = "{age}"\n')


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\\nb", "a\\u001b[2J"])
def test_names_are_short_lines(name: str) -> None:
    with pytest.raises(ConfigError, match="name: "):
        read(f'[[auto_archive]]\nname = "{name}"\nolder_than = "90d"\n')


@pytest.mark.parametrize("key", ["name", "query", "older_than", "since", "reason", "retention"])
@pytest.mark.parametrize("value", ["1", "true", "[]", "{}", "2017-06-29", "1.5"])
def test_values_of_a_wrong_kind_are_refused(key: str, value: str) -> None:
    table = {"name": '"a"', "older_than": '"90d"', key: value}
    lines = "".join(f"{name} = {said}\n" for name, said in table.items())
    with pytest.raises(ConfigError, match=f"“{key}” takes text in quotes"):
        read("[[auto_archive]]\n" + lines)


def test_lines_are_found_again_past_strings_and_other_tables() -> None:
    lines = RuleLines(
        'archive = "a"\n'
        "[[auto_archive]]\n"
        '"name" = "a"\n'
        'query = """tag:x\n'
        "[[auto_archive]]\n"
        'older_than = """\n'
        "'older_than' = '90d'\n"
        "[other]\n"
        "since = 1\n"
        " [[ 'auto_archive' ]] # two\n"
        "name = '''b'''\n"
        "reason = '''\n"
        "since = 1'''\n"
    )
    assert [lines.line(0, key) for key in ("", "name", "query", "older_than", "since")] == [
        2, 3, 4, 7, 2,
    ]  # fmt: skip
    assert [lines.line(1, key) for key in ("", "name", "since")] == [10, 11, 10]
    assert RuleLines("wait = 1\nauto_archive = [\n]\n").line(0, "name") == 2
