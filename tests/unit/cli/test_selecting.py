"""What the shell took off is put back; likeness is found, and nothing more."""

from __future__ import annotations

import pytest

from newsarch.cli.likeness import near
from newsarch.cli.selecting import ids_of, words_text
from newsarch.errors import UsageError


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["handel", "ludźmi"], "handel ludźmi"),
        (["unit:Wydział Prewencji"], 'unit:"Wydział Prewencji"'),
        (["-unit:Wydział Prewencji", "x"], '-unit:"Wydział Prewencji" x'),
        (["date:czerwiec 2017"], 'date:"czerwiec 2017"'),
        (['unit:"Wydział Prewencji" date:2017'], 'unit:"Wydział Prewencji" date:2017'),
        (["tag:a tag:b"], "tag:a tag:b"),
        (["(a OR b)"], "(a OR b)"),
        (["Uwaga: pożar lasu"], "Uwaga: pożar lasu"),
    ],
)
def test_fields_with_spaces_are_quoted_again(words: list[str], text: str) -> None:
    assert words_text(words) == text


def test_ids_keep_their_order() -> None:
    assert ids_of(["3", "1..2", "3,7"]) == (3, 1, 2, 7)
    with pytest.raises(UsageError):
        ids_of(["x"])


def test_names_that_look_alike() -> None:
    assert near("wazne", ["ważne", "inne"]) == ["ważne"]
    assert near("ważne", ["ważne"]) == []
