"""What the words of a query mean, and where a wrong one is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from newsarch.dates import DayRange
from newsarch.errors import QueryError
from newsarch.query.ast import (
    EXACT,
    PREFIX,
    All,
    And,
    Dated,
    Id,
    Not,
    Or,
    Phrase,
    Plain,
    Query,
    Status,
    Tag,
    Unit,
    Word,
)
from newsarch.query.fields import MOST_IDS
from newsarch.query.lexer import LONGEST
from newsarch.query.parse import DEEPEST, parse

TODAY = date(2026, 3, 1)
A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", All()),
        ("   ", All()),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a (b c)", And((A, B, C))),
        ("NOT a", Not(A)),
        ("-a", Not(A)),
        ("--a", A),
        ("NOT -a", A),
        ("a -b", And((A, Not(B)))),
        ("-(a b)", Not(And((A, B)))),
        ("a NOT b OR c", Or((And((A, Not(B))), C))),
        ("and or not", And((Word("and"), Word("or"), Word("not")))),
        ('"OR"', Word("OR")),
        ('"a b"', Phrase(("a", "b"))),
        ("„a b”", Phrase(("a", "b"))),
        ("“a b”", Phrase(("a", "b"))),
        ('"a"', A),
        (r'"a \"b\""', Phrase(("a", "b"))),
        ("e-mail", Phrase(("e", "mail"))),
        ("12:30", Phrase(("12", "30"))),
        ("12.30", Phrase(("12", "30"))),
        ("https://policja.pl/x", Phrase(("https", "policja", "pl", "x"))),
        ("Uwaga: a", And((Word("Uwaga"), A))),
        ("policj*", Word("policj", PREFIX)),
        ("=Policja", Word("Policja", EXACT)),
        ("=Bielsko-Biała", And((Word("Bielsko", EXACT), Word("Biała", EXACT)))),
        ("-=a", Not(Word("a", EXACT))),
        ("title:a", Word("a", field="title")),
        ("Title:a", Word("a", field="title")),
        ("title:a*", Word("a", PREFIX, "title")),
        ("by:=Nowak", Word("Nowak", EXACT, "by")),
        ('body:"a b"', Phrase(("a", "b"), "body")),
        ("title:AND", Word("AND", field="title")),
        ("tag:x", Tag("x")),
        ('tag:"dwa słowa"', Tag("dwa słowa")),
        ("tag:-x", Tag("-x")),
        ("-tag:x", Not(Tag("x"))),
        ("status:archived", Status("archived")),
        ("status:any", All()),
        ("status:any a", A),
        ("-status:any", Not(All())),
        ("source:live", Plain("source", "live")),
        ("url:https://a.pl/x?y=1", Plain("url", "https://a.pl/x?y=1")),
        ("lang:pl", Plain("lang", "pl")),
        ("section:Aktualności", Plain("section", "Aktualności")),
        ("id:7", Id((7,))),
        ("id:9,3..5,4", Id((3, 4, 5, 9))),
        ("date:2017-06-29", Dated(DayRange(date(2017, 6, 29), date(2017, 6, 29)))),
        ('date:"czerwiec 2017"', Dated(DayRange(date(2017, 6, 1), date(2017, 6, 30)))),
        ("date:none", Not(Dated(DayRange()))),
        ("-date:none", Dated(DayRange())),
        ("archived:Brak", Not(Dated(DayRange(), "archived"))),
        ("added:2017..", Dated(DayRange(date(2017, 1, 1), None), "added")),
        ("archived:..2017", Dated(DayRange(None, date(2017, 12, 31)), "archived")),
    ],
)
def test_a_query_is_understood(text: str, query: Query) -> None:
    assert parse(text, TODAY) == query


def test_a_unit_is_read_into_its_chains() -> None:
    query = parse('unit:"wydziału prewencji" published-by:KPP', TODAY)
    assert isinstance(query, And)
    mentioned, published = query.parts
    assert isinstance(mentioned, Unit) and isinstance(published, Unit)
    assert mentioned.readings and not mentioned.published
    assert published.readings and published.published


def test_aliases_are_units() -> None:
    known = parse("unit:prewencyjni", TODAY, {"prewencyjni": "KPP w Żarach"})
    assert isinstance(known, Unit)
    assert known.readings == parse('unit:"KPP w Żarach"', TODAY).readings  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ('a "b', 2),
        ("a „b", 2),
        ("a (b", 2),
        ("a) b", 1),
        ("a OR", 4),
        ("OR a", 0),
        ("a AND", 5),
        ("a AND OR b", 6),
        ("NOT", 3),
        ("()", 1),
        ("a - b", 2),
        ("a -", 2),
        ("a tga:b", 2),
        ("a tag:", 6),
        ('tag:""', 4),
        ("tag: b", 4),
        ("unit:(a)", 5),
        ("a ???", 2),
        ("po*cja", 0),
        ("*", 0),
        ("a-b*", 0),
        ("a date:2017-13", 7),
        ("a date:..", 7),
        ("a date:none..", 7),
        ("status:gone", 7),
        ("source:gone", 7),
        ("id:x", 3),
        ("id:1,", 3),
        ("id:5..3", 3),
        ("id:1..99999999", 3),
        ("id:²", 3),
    ],
)
def test_a_query_is_refused_at_the_place_where_it_is_wrong(text: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, TODAY)
    assert caught.value.position == position
    assert caught.value.lines[2].index("^") == position + 2


def test_an_unknown_field_names_its_neighbour_or_all_fields() -> None:
    with pytest.raises(QueryError, match="tag:"):
        parse("tga:b", TODAY)
    with pytest.raises(QueryError, match="published-by:"):
        parse("wojewodztwo:b", TODAY)


@pytest.mark.parametrize(
    "text",
    ["(" * 10_000, "-" * 19_999 + "a", "NOT " * 4_000 + "a", "a" * 10_000_000, "((((" * 25_000],
)
def test_a_query_too_long_or_too_deep_is_refused_quickly(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text, TODAY)


def test_a_query_may_have_so_many_characters_and_is_quoted_by_its_beginning() -> None:
    assert isinstance(parse("ab " * (LONGEST // 3) + "c" * (LONGEST % 3), TODAY), And)
    with pytest.raises(QueryError, match=f"{LONGEST + 1}") as caught:
        parse("x" * (LONGEST + 1), TODAY)
    assert caught.value.lines[1:] == (f"  {'x' * 60}…", f"  {' ' * 60}^")


def test_a_long_flat_query_is_fine() -> None:
    query = parse(" ".join(["a"] * 5_000), TODAY)
    assert isinstance(query, And) and len(query.parts) == 5_000


def test_fifty_brackets_within_each_other_are_understood_and_no_more() -> None:
    for opened in ("(", "NOT "):
        closed = ")" if opened == "(" else ""
        parse(opened * DEEPEST + "a" + closed * DEEPEST, TODAY)
        with pytest.raises(QueryError):
            parse(opened * (DEEPEST + 1) + "a" + closed * (DEEPEST + 1), TODAY)


def test_fifty_thousand_ids_may_be_asked_for_in_all() -> None:
    parse(f"id:1..{MOST_IDS}", TODAY)
    parse("id:1..20000,20001..50000", TODAY)
    for text in (f"id:1..{MOST_IDS + 1}", "id:1..30000,40001..60001"):
        with pytest.raises(QueryError):
            parse(text, TODAY)
