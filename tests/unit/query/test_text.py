"""A query as text says what it says, and is understood as the same query again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.archives import queries

from newsarch.query.ast import Query, Tag
from newsarch.query.parse import parse
from newsarch.query.text import to_text

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("", "status:any"),
        ("a AND b", "a b"),
        ("NOT (a OR b) c", "-(a OR b) c"),
        ('"AND"', '"AND"'),
        ("e-mail", '"e mail"'),
        ("=Policja polic*", "=Policja polic*"),
        ("date:2017-06", "date:2017-06-01..2017-06-30"),
        ("date:29.06.2017", "date:2017-06-29"),
        ("date:brak -archived:none", "date:none -archived:none"),
        ("-(date:none OR a)", "-(date:none OR a)"),
        ("id:3,1,2,9", "id:1..3,9"),
        ("url:a.pl", 'url:"a.pl"'),
    ],
)
def test_canonical(typed: str, canonical: str) -> None:
    assert to_text(parse(typed, TODAY)) == canonical


@settings(max_examples=300)
@given(queries)
def test_the_text_of_a_query_means_the_query(query: Query) -> None:
    assert parse(to_text(query), TODAY) == query


@given(st.text(min_size=1).filter(str.strip))
def test_any_value_can_be_quoted(text: str) -> None:
    once = to_text(Tag(text))
    try:
        query = parse(once, TODAY)
    except Exception as error:  # a value that is nothing but marks says nothing
        assert "missing" in str(error)
        return
    assert query == Tag(text.strip())
    assert to_text(query) == once or text != text.strip()


@settings(max_examples=500)
@given(st.text(alphabet='ab()"-=*: ANDORtg„”\\2017.', max_size=30))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    try:
        query = parse(text, TODAY)
    except Exception as error:
        assert type(error).__name__ == "QueryError"
        assert 0 <= error.position <= len(text)  # type: ignore[attr-defined]
        return
    assert parse(to_text(query), TODAY) == query
