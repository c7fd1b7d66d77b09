"""Tags are kept clean and listed without surprises."""

from __future__ import annotations

import pytest

from newsarch.errors import UsageError
from newsarch.model.tags import LONGEST, clean_tag, sort_tags


def test_white_space_is_collapsed() -> None:
    assert clean_tag("  handel   ludźmi ") == "handel ludźmi"


def test_letters_are_composed() -> None:
    assert clean_tag("waz\u0307ne") == "ważne"


@pytest.mark.parametrize(
    "bad", ["", "  ", "a,b", "a\nb", "\x1b[31m", "-x", "+x", "x" * (LONGEST + 1)]
)
def test_what_cannot_be_a_tag_is_refused(bad: str) -> None:
    with pytest.raises(UsageError):
        clean_tag(bad)


def test_tags_are_sorted_and_single() -> None:
    assert sort_tags(["b", "a", "b"]) == ("a", "b")
