"""What `docs/query.md` says of the query language is so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from newsarch.cli.specs.finding import LANGUAGE
from newsarch.query.fields import NAMES
from newsarch.query.parse import parse

TODAY = date(2026, 3, 1)
PAGE = (Path(__file__).parents[2] / "docs" / "query.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> list[str]:
    cells = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


EXAMPLES = [code for title in ("Words", "Together") for code in first_cells(section(title))]
IN_DAYS = section("Fields").partition("### Days")[2]
DAYS = [*re.findall(r"`([^`]+)`", IN_DAYS.partition(", and")[0]), *first_cells(IN_DAYS)]


def test_every_field_is_described_and_no_other() -> None:
    described = re.findall(r"`([a-z-]+):`", "\n".join(
        line.split(" | ")[0] for line in section("Fields").splitlines() if line.startswith("| `")
    ))  # fmt: skip
    assert sorted(described) == sorted(NAMES)


def test_help_names_every_field_and_no_other() -> None:
    assert sorted(re.findall(r"([a-z-]+):(?= |$)", LANGUAGE)) == sorted(NAMES)


def test_the_readme_names_every_field_and_no_other() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## Queries\n")[2].partition("\n## ")[0]
    named = [name for code in re.findall(r"`([^`]+)`", table)
             for name in re.findall(r"(?:^-?| )([a-z][a-z-]*):", code)]  # fmt: skip
    assert set(named) == set(NAMES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_understood(example: str) -> None:
    parse(example, TODAY)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 9 and len(DAYS) > 12


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_understood(day: str) -> None:
    parse(f"date:{day}", TODAY)
