"""Lines and paragraphs: what is invisible goes, what was wrapped flows, paragraphs stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.errors import NotAnArticleError
from newsarch.pages.page import join, split


def test_invisible_characters_and_odd_blanks_go() -> None:
    assert split("\ufeffkontro\u00adla\u200b\u00a0 na\u2003drodze\r\n") == [
        "kontrola na drodze",
        "",
    ]


def test_letters_are_composed() -> None:
    assert split("z\u0307o\u0301łw") == ["żółw"]


def test_paragraphs_are_separated_by_one_empty_line() -> None:
    assert join(split("Raz.\n\n\n \nDwa.\nTrzy.")) == "Raz.\n\nDwa.\nTrzy."


def test_lines_are_paragraphs_where_no_line_is_empty() -> None:
    assert join(split("Raz.\nDwa.\n- a\n- b\nTrzy.")) == "Raz.\n\nDwa.\n- a\n- b\n\nTrzy."


def test_wrapped_lines_flow() -> None:
    wrapped = (
        "Policjanci kontrolowali trzeźwość kierowców na drogach\npowiatu.\n\nNikt nie był pijany."
    )
    assert join(split(wrapped)).split("\n\n")[0].endswith("na drogach powiatu.")


def test_more_lines_than_any_article_are_refused() -> None:
    with pytest.raises(NotAnArticleError):
        split("a\n" * 20_001)


@given(st.text(max_size=300))
def test_splitting_is_stable(text: str) -> None:
    lines = split(text)
    assert split("\n".join(lines)) == lines
    assert all(line == line.strip() for line in lines)
