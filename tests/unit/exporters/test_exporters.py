"""What is exported can be read: by people, by spreadsheets, by newsarch itself."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.errors import CannotWriteError, ConflictError
from newsarch.exporters import files
from newsarch.exporters.csv_rows import neutral
from newsarch.exporters.markdown import page
from newsarch.exporters.registry import FORMATS, Layout, exporter
from newsarch.model.article import Article
from newsarch.model.codec import RECORD_KEYS

ARTICLE = Article(
    id=7, title="Wspólnie <przeciwko> handlowi ludźmi", published="2017-06-29",
    section="Aktualności", by="kom. Justyna Ławreszuk",
    unit="Wydział Prewencji KWP w Gorzowie Wlkp.",
    unit_as_printed="Wydział Prewencji KWP w Gorzowie Wlkp.", source_status="archived",
    tags=("handel", "ważne"), url="https://example.org/a?b=1&c=2",
    body="Pierwszy akapit " + "słowo " * 30 + ".\n\nPodtytuł\n\nDrugi & ostatni.",
)  # fmt: skip


def exported(format: str, *articles: Article, layout: Layout | None = None) -> str:
    stream = StringIO()
    exporter(format)(iter(articles), stream, layout or Layout())
    return stream.getvalue()


def test_a_printed_page_reads_like_the_publishers() -> None:
    blocks = exported("txt", ARTICLE).rstrip("\n").split("\n\n")
    assert blocks[:4] == [
        "Aktualności", "Strona znajduje się w archiwum.", ARTICLE.title,
        "Data publikacji 29.06.2017",
    ]  # fmt: skip
    assert blocks[5:] == [
        "Podtytuł", "Drugi & ostatni.", "Źródło: kom. Justyna Ławreszuk",
        "Wydział Prewencji KWP w Gorzowie Wlkp.",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_printed_page_keeps_to_its_width(width: int) -> None:
    lines = exported("txt", ARTICLE, layout=Layout(width=width)).splitlines()
    assert width - 10 < max(map(len, lines)) <= width


def test_a_printed_page_says_nothing_it_does_not_know() -> None:
    assert exported("txt", Article(id=1, title="Tytuł", body="Treść.")) == "Tytuł\n\nTreść.\n"


@pytest.mark.parametrize(
    ("by", "unit", "printed", "below"),
    [
        ("KPP w Żarach", "KPP w Żarach", "KPP w Żarach", None),
        ("KPP Żary / mw", "KPP w Żarach", "KPP Żary", None),
        ("Rzecznik Prasowy KPP w Żarach", "KPP w Żarach", None, None),
        ("asp. Jan Nowak", "KPP w Żarach", "KPP Żary", "KPP Żary"),
        ("KPP w Żarach", "Wydział Prewencji KPP w Żarach", None, "Wydział Prewencji KPP w Żarach"),
        (None, "KPP w Żarach", None, "KPP w Żarach"),
    ],
)
def test_a_unit_that_signed_is_not_named_twice(
    by: str | None, unit: str, printed: str | None, below: str | None
) -> None:
    article = Article(id=1, title="a", body="b", by=by, unit=unit, unit_as_printed=printed)
    signed = [f"Źródło: {by}"] if by else []
    assert exported("txt", article).rstrip("\n").split("\n\n")[2:] == [
        *signed, *([below] if below else []),
    ]  # fmt: skip
    page = exported("html", article)
    assert (f'<p itemprop="sourceOrganization">{unit}</p>' in page) == (below is not None)
    assert page.count('itemprop="sourceOrganization"') == 1


def test_one_article_gives_its_html_page_the_title() -> None:
    assert "<title>Wspólnie &lt;przeciwko&gt; handlowi ludźmi</title>" in exported("html", ARTICLE)
    assert "<title>newsarch</title>" in exported("html", ARTICLE, ARTICLE)
    untitled = exported("html", ARTICLE.with_(title=""))
    assert "<title>newsarch</title>" in untitled
    assert "<h1" not in untitled
    assert exported("html").endswith("</body>\n</html>\n")


def test_json_is_a_list_of_records_with_every_key() -> None:
    records = json.loads(exported("json", ARTICLE, ARTICLE.with_(id=8)))
    assert [record["id"] for record in records] == [7, 8]
    assert tuple(records[0]) == RECORD_KEYS
    assert json.loads(exported("json")) == []


def test_jsonl_is_a_record_a_line() -> None:
    lines = exported("jsonl", ARTICLE, ARTICLE.with_(body="a\u2028b")).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [7, 7]


def test_csv_has_a_heading_and_a_row_for_each() -> None:
    rows = list(csv.DictReader(StringIO(exported("csv", ARTICLE), newline="")))
    assert rows[0]["title"] == ARTICLE.title
    assert rows[0]["body"] == ARTICLE.body
    assert rows[0]["tags"] == "handel, ważne"


@given(st.text(alphabet="=+-@\t\r'a1", max_size=6))
def test_no_cell_is_a_formula_and_taking_one_apostrophe_off_restores_it(text: str) -> None:
    cell = neutral(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    restored = cell[1:] if cell.startswith("'") and neutral(cell[1:]) == cell else cell
    assert restored == text


def test_front_matter_cannot_be_broken_out_of() -> None:
    hostile = ARTICLE.with_(title='a"\n---\nstatus: archived', tags=("x: y", "[z]"))
    head = page(hostile).split("---\n")[1]
    values = {}
    for line in head.splitlines():
        key, value = line.split(": ", 1)
        values[key] = json.loads(value)
    assert values["title"] == hostile.title
    assert values["tags"] == list(hostile.tags)
    assert values["published"] == "2017-06-29"


def test_html_escapes_everything_and_needs_nothing_else() -> None:
    hostile = ARTICLE.with_(
        title="<script>alert(1)</script>", body='<img src=x onerror="x">', by='"><b>',
        url="javascript:alert(1)", language='"><i>',
    )  # fmt: skip
    seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, attrs))

    text = exported("html", hostile)
    Tags().feed(text)
    assert {tag for tag, _attributes in seen}.isdisjoint({"script", "img", "b", "i", "a", "link"})
    assert not [name for _tag, attrs in seen for name, _value in attrs if name.startswith("on")]


@pytest.mark.parametrize("format", FORMATS)
def test_articles_are_read_one_by_one(format: str) -> None:
    stream = StringIO()
    written_before_last: list[int] = []

    def articles() -> Iterator[Article]:
        yield ARTICLE
        yield ARTICLE
        written_before_last.append(len(stream.getvalue()))

    exporter(format)(articles(), stream, Layout())
    assert written_before_last[0] > len(ARTICLE.body)


@given(st.text(), st.integers(1, 10**9), st.sampled_from(FORMATS))
def test_names_of_files_are_safe_everywhere(title: str, id: int, format: str) -> None:
    name = files.file_name(Article(id=id, title=title), format)
    assert len(name.encode()) <= files.LONGEST_NAME
    assert name.isascii()
    assert set('/\\:*?"<>|\0 ').isdisjoint(name)
    assert name.startswith(str(id))
    assert name.endswith("." + format)


@pytest.mark.parametrize("title", ["../../etc/passwd", "CON", "nul.txt", "", "…", "a" * 500])
def test_hostile_titles_stay_in_the_folder(title: str, tmp_path: Path) -> None:
    article = Article(id=3, title=title, body="x")
    files.split([article], tmp_path / "out", "txt", exporter("txt"), Layout())
    (made,) = (tmp_path / "out").iterdir()
    assert made.name.startswith("3")


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(ConflictError), files.new_file(path):
        pytest.fail("it was opened")
    assert path.read_text() == "old"
    with files.new_file(path, force=True) as stream:
        stream.write("new")
    assert path.read_text() == "new"


def test_a_half_written_file_never_has_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(RuntimeError), files.new_file(path) as stream:
        stream.write("half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWriteError):
        files.split([ARTICLE], tmp_path / "file", "txt", exporter("txt"), Layout())
    with pytest.raises(CannotWriteError), files.new_file(tmp_path / "missing" / "a.txt"):
        pytest.fail("it was opened")
