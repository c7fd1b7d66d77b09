"""Nothing that acts on a terminal, or hides in it, gets through any view."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import TextIO
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarch.archive.history import Entry
from newsarch.exporters.registry import FORMATS, Layout, exporter
from newsarch.model.article import Article
from newsarch.render import charts, detail, markdown_table, plain, revisions, table, tree
from newsarch.render.safe_stream import SafeStream
from newsarch.render.safe_text import escaped_line, safe_line, safe_text

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = set("\u200b\u200c\u200d\u2060\ufeff\u2028\u2029")
HOSTILE = [
    "\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\x7f", "\x00", "a\u202eb", "\u2066x", "[/b]",
    "[red]x[/red]", "x\rY", "a\tb\nc", "\u2028", "\ud800", "\u200b", "‮",
]  # fmt: skip
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.characters(), max_size=20),
    st.text(alphabet="ab \x1b\x9b\x07\x08\u202e\u2067\u200b\t\n\r[]/", max_size=20),
)
articles = st.builds(
    Article,
    id=st.integers(1, 9999),
    title=texts, lead=texts, body=texts, section=texts, by=texts, unit=texts,
    unit_as_printed=texts, publisher=texts, url=texts, language=texts, archived=texts,
    archived_reason=texts, hold=texts, published=st.sampled_from([None, "2017-06-29", "\x1b"]),
    units=st.tuples(texts), tags=st.tuples(texts), added=texts, modified=texts,
    status=st.sampled_from(["active", "archived"]),
    source_status=st.sampled_from([None, "archived"]),
)  # fmt: skip


def acting(text: str, allowed: str = "\n") -> set[str]:
    """The characters of a text that must not reach a terminal."""
    return {
        letter
        for letter in text
        if letter not in allowed
        and (category(letter) in ("Cc", "Cs") or letter in BIDI or letter in INVISIBLE)
    }


def _history(article: Article, stream: TextIO) -> None:
    fields = {"title": (article.title, article.lead), "tags": (list(article.tags), None)}
    entry = Entry(
        1, article.added, article.title, article.by or "", article.lead, "changed", fields
    )
    revisions.write([entry], stream)


def _export(format: str) -> Callable[[Article, TextIO], None]:
    return lambda article, stream: exporter(format)([article], SafeStream(stream), Layout())


VIEWS: dict[str, Callable[[Article, TextIO], None]] = {
    "table": lambda a, s: table.write([a], s, width=60),
    "plain": lambda a, s: plain.write([a], s, ("title", "lead", "body", "tags", "by")),
    "md": lambda a, s: markdown_table.write([a], s),
    "show": lambda a, s: detail.write([a], s),
    "origins": lambda a, s: detail.write_origins(a, s),
    "history": _history,
    "chart": lambda a, s: charts.write([(a.title, 1)], s),
    "tree": lambda a, s: tree.write([tree.Branch(a.title, a.lead)], s),
    "rows": lambda a, s: plain.write_rows([(a.title, a.lead)], s),
    **{f"export {name}": _export(name) for name in FORMATS},
}  # fmt: skip
TABBED = {"plain", "rows", *(view for view in VIEWS if view.startswith("export"))}
"""Views in which a tab is a separator, or stands for itself as in any text file."""


@pytest.mark.parametrize("view", VIEWS)
@settings(max_examples=60)
@given(article=articles)
def test_no_view_lets_anything_act_on_the_terminal(view: str, article: Article) -> None:
    stream = StringIO()
    VIEWS[view](article, stream)
    assert not acting(stream.getvalue(), "\n\t" if view in TABBED else "\n")


@pytest.mark.parametrize("name", ["json", "jsonl"])
@given(article=articles)
@settings(max_examples=60)
def test_json_is_safe_without_the_gate_and_loses_nothing(name: str, article: Article) -> None:
    import json

    stream = StringIO()
    exporter(name)([article], stream, Layout())
    assert not acting(stream.getvalue())
    read = json.loads(stream.getvalue())
    record = read[0] if name == "json" else read
    assert (record["title"], record["body"]) == (article.title, article.body)


def test_markup_in_data_is_text() -> None:
    stream = StringIO()
    table.write([Article(id=1, title="[/b] [red]x[/red]")], stream)
    assert "[/b] [red]x[/red]" in stream.getvalue()


def test_what_is_made_visible_can_be_recognised() -> None:
    assert safe_text("\x1b[31m\x7f\x9b\u202e") == "␛[31m␡‹U+009B›‹U+202E›"
    assert safe_text("\x00\x1f\x80") == "␀␟‹U+0080›"
    assert safe_text("a\tb\nc") == "a\tb\nc"
    assert safe_line("a\tb\nc") == "a b c"
    assert escaped_line("a\tb\nc\\d") == r"a\tb\nc\\d"


@given(st.text())
def test_ordinary_text_stays_what_it_is(text: str) -> None:
    if not acting(text, "") and "\\" not in text:
        kept = {c for c in text if category(c) != "Cf" and category(c) != "Cn"}
        assert kept <= set(escaped_line(text))
