"""Files that hold many articles: each is found, what is bad is refused in its place."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from newsarch.errors import InputError
from newsarch.importers.base import Incoming, Refused, parse
from newsarch.importers.registry import Opening, open_source

PAGE = "Tytuł strony\n\nTreść strony, która ma zdanie.\n"
HTML = "<html><body><main><h1>Tytuł strony</h1><p>Treść strony, która ma zdanie.</p></main></body>"


def read(path: Path, opening: Opening | None = None) -> list[Incoming | Refused]:
    return [one for raw in open_source(str(path), opening) for one in parse(raw)]


def told(path: Path) -> list[str]:
    """For each input its title, or the reason against it."""
    return [
        str(one.fields.get("title")) if isinstance(one, Incoming) else f"! {one.reason}"
        for one in read(path)
    ]


def names(path: Path) -> list[str]:
    return [one.name for one in read(path)]


def written(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    written(tmp_path / "b.txt", PAGE)
    written(tmp_path / "a" / "z.html", HTML)
    written(tmp_path / ".hidden.txt", PAGE)
    written(tmp_path / "picture.png", b"\x89PNG")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(tmp_path) == ["a/z.html", "b.txt"]


def test_missing_and_unknown_sources_are_refused(tmp_path: Path) -> None:
    for source in (tmp_path / "none.txt", written(tmp_path / "x.exe", "MZ"), Path("/dev/null")):
        with pytest.raises(InputError, match=r"none\.txt|\.exe|/dev/null"):
            read(source)


def test_json_list_and_single_record(tmp_path: Path) -> None:
    records = [{"title": "A", "body": "x"}, 5, {"title": "B", "body": "y"}]
    listed = told(written(tmp_path / "list.json", json.dumps(records, indent=1)))
    assert [listed[0], listed[2]] == ["A", "B"]
    assert listed[1].startswith("! It is no record")
    assert told(written(tmp_path / "one.json", json.dumps(records[0]))) == ["A"]
    assert told(written(tmp_path / "none.json", "[]")) == []


def test_tinydb_file_of_other_shapes(tmp_path: Path) -> None:
    tables = {
        "_default": {"1": {"headline": "A", "text": "x"}, "7": {"nagłówek": "B", "treść": "y"}},
        "empty": {},
        "news": {"3": {"title": "C"}},
    }
    assert told(written(tmp_path / "db.json", json.dumps(tables))) == ["A", "B", "C"]


def test_archive_file_of_our_own_gives_its_articles_alone(tmp_path: Path) -> None:
    text = '{"meta": {"1": {"format": 1}},\n"articles": {\n"1": {"title": "A", "body": "x"}\n}}\n'
    assert told(written(tmp_path / "archive.json", text)) == ["A"]


def test_json_larger_than_the_window_is_read_in_pieces(tmp_path: Path) -> None:
    records = [{"title": f"T{n}", "body": "słowo " * 2000} for n in range(300)]
    path = written(tmp_path / "big.json", json.dumps(records, ensure_ascii=False))
    assert told(path) == [f"T{n}" for n in range(300)]


@pytest.mark.parametrize("text", ['[{"title": "A", "body": "x"}, {"ti', '[{"title": "A"} 5]'])
def test_json_that_breaks_off_ends_in_a_refusal(tmp_path: Path, text: str) -> None:
    first, last = told(written(tmp_path / "cut.json", text))
    assert first == "A" and last.startswith("! It is no JSON")


def test_json_feed(tmp_path: Path) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [
        {"id": "1", "title": "A", "content_html": "<p>x</p>"}]}  # fmt: skip
    (one,) = read(written(tmp_path / "feed.json", json.dumps(feed)))
    assert isinstance(one, Incoming)
    assert (one.fields.get("body"), one.fields.origins["body"]) == ("x", "metadata")


def test_json_lines(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", '{"title": "A"}\n\nnot json\r\n{"title": "B"}')
    assert [name.rpartition(":")[2] for name in names(path)] == ["1", "3", "4"]
    assert [told(path)[0], told(path)[2]] == ["A", "B"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1250"])
def test_table_in_any_delimiter_and_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["tytuł", "treść", "data", "jednostka"], ["Święto", '"W parku"', "1 maja 2020", ""]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    (one,) = read(written(tmp_path / "a.csv", text.encode(encoding)))
    assert isinstance(one, Incoming)
    assert one.fields.values == {"title": "Święto", "body": "W parku", "published": "2020-05-01"}


def test_cells_made_safe_for_spreadsheets_are_restored(tmp_path: Path) -> None:
    text = "title,body\n'=1+1,'-x\n'normalny,''+y\n"
    bodies = [one.fields.values for one in read(written(tmp_path / "a.csv", text))
              if isinstance(one, Incoming)]  # fmt: skip
    assert bodies == [{"title": "=1+1", "body": "-x"}, {"title": "'normalny", "body": "'+y"}]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "must name the columns"),
        ("title,body\na,b,c\n", "more cells"),
        ('title,body\n"a,b\n', "cannot be read from line"),
        ("title,body\na,b\x00c\n", "binary|cannot be read"),
    ],
)
def test_table_that_is_none(tmp_path: Path, text: str, reason: str) -> None:
    import re

    path = written(tmp_path / "a.csv", text)
    try:
        reasons = told(path)
    except InputError as error:
        reasons = [str(error)]
    assert re.search(reason, reasons[-1])


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_zip_members_of_all_kinds(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {
        "p/a.txt": PAGE, "b.jsonl": '{"title": "A"}\n{"title": "B"}\n', "__MACOSX/c.txt": "x",
        "d.json": '[{"title": "C"}]', "readme.exe": "x"})  # fmt: skip
    assert told(path) == ["Tytuł strony", "A", "B", "C"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("../up.txt", PAGE, "leads out"),
        ("/etc/x.txt", PAGE, "leads out"),
        ("inner.zip", "PK", "archive within an archive"),
        ("bomb.txt", "a" * 3_000_000, "more tightly"),
    ],
)
def test_zip_traps_are_refused(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (one,) = read(zipped(tmp_path / "a.zip", {name: text}))
    assert isinstance(one, Refused) and reason in one.reason


def test_damaged_zip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ZIP"):
        read(written(tmp_path / "a.zip", b"PK\x03\x04 no zip"))


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kurier</title>
<item><title>A</title><link>https://example.org/1</link><category>straż</category>
<pubDate>Thu, 29 Jun 2017 10:00:00 +0200</pubDate><dc:creator>Ewa Lis</dc:creator>
<description>&lt;p&gt;Raz.&lt;/p&gt;&lt;p&gt;Dwa.&lt;/p&gt;</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kurier</title><entry><title>A</title>
<link rel="alternate" href="https://example.org/1"/><published>2017-06-29T10:00:00+02:00</published>
<author><name>Ewa Lis</name></author><category term="straż"/>
<content type="html">&lt;p&gt;Raz.&lt;/p&gt;&lt;p&gt;Dwa.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("text", [RSS, ATOM], ids=["rss", "atom"])
def test_feeds(tmp_path: Path, text: str) -> None:
    (one,) = read(written(tmp_path / "a.xml", text))
    assert isinstance(one, Incoming)
    assert one.fields.values == {
        "title": "A", "url": "https://example.org/1", "published": "2017-06-29", "by": "Ewa Lis",
        "body": "Raz.\n\nDwa.", "tags": ("straż",), "publisher": "Kurier",
    }  # fmt: skip
    assert set(one.fields.origins.values()) == {"metadata"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>', "document type"),
        ("<rss><item>", "no XML"),
        ("<root><a/></root>", "no feed"),
    ],
)
def test_xml_that_is_no_feed_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    (one,) = read(written(tmp_path / "in" / "a.xml", text).parent)
    assert isinstance(one, Refused) and reason in one.reason


def response(
    body: bytes, headers: str = "Content-Type: text/html", status: str = "200 OK"
) -> bytes:
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize(
    "record",
    [
        response(HTML.encode()),
        response(gzip.compress(HTML.encode()), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        response(
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(HTML.encode()), HTML.encode()),
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
        ),
    ],
    ids=["plain", "gzip", "chunked"],
)
def test_warc_responses(tmp_path: Path, record: bytes) -> None:
    passed_over = response(b"x", status="404 Not Found") + response(b"x", "Content-Type: image/png")
    plain = written(tmp_path / "a.warc", passed_over + record)
    packed = written(tmp_path / "a.warc.gz", gzip.compress(passed_over) + gzip.compress(record))
    for path in (plain, packed):
        (one,) = read(path)
        assert isinstance(one, Incoming)
        assert (one.fields.get("title"), one.fields.get("url")) == (
            "Tytuł strony",
            "https://example.org/1",
        )


@pytest.mark.parametrize(
    "content",
    [
        b"no warc at all",
        response(HTML.encode())[:-30],
        gzip.compress(response(HTML.encode()))[:-20],
        b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\nx",
        b"WARC/1.0\r\nContent-Length: many\r\n\r\nx",
    ],
)
def test_damaged_warc_ends_in_a_refusal(tmp_path: Path, content: bytes) -> None:
    suffix = ".warc.gz" if content.startswith(b"\x1f\x8b") else ".warc"
    last = read(written(tmp_path / f"a{suffix}", content))[-1]
    assert isinstance(last, Refused)


FRONT = """---
title: "A: b"
published: 2020-01-02
tags: ['x', y]
by: 'Ewa ''L''is'
---

T.
"""
MARKDOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "front": (
        FRONT,
        {"title": "A: b", "published": "2020-01-02", "tags": ("x", "y"), "by": "Ewa 'L'is"},
    ),
    "list": ("---\ntitle: A\ntags:\n  - x\n  - y z\n---\nT.", {"title": "A", "tags": ("x", "y z")}),
    "heading": (
        "# Nagłówek\n\nTekst artykułu.\n\nŹródło: Ewa Lis\n",
        {"title": "Nagłówek", "by": "Ewa Lis"},
    ),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(tmp_path: Path, name: str) -> None:
    text, expected = MARKDOWN[name]
    (one,) = read(written(tmp_path / "a.md", text))
    assert isinstance(one, Incoming)
    assert {key: one.fields.get(key) for key in expected} == expected
    assert one.fields.get("body") in ("T.", "Tekst artykułu.")


def test_markdown_file_of_several_articles(tmp_path: Path) -> None:
    one = '---\ntitle: "A"\n---\n\nRaz.\n\n---\n\nDwa.\n'
    path = written(tmp_path / "a.md", one + "\n" + one.replace("A", "B"))
    assert told(path) == ["A", "B"]


@pytest.mark.parametrize("text", ["---\ntitle: A\n\nT.", "---\n!!python/object x\n---\nT."])
def test_front_matter_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (one,) = read(written(tmp_path / "a.md", text))
    assert isinstance(one, Refused)


@pytest.mark.parametrize(
    "content",
    [
        PAGE,
        HTML,
        '{"title": "Tytuł strony"}',
        '{"title": "Tytuł strony"}\n{"title": "B"}',
        '---\ntitle: "Tytuł strony"\n---\n\nT.\n',
        RSS.replace("<title>A", "<title>Tytuł strony"),
    ],
)
def test_standard_input_of_any_kind(content: str) -> None:
    from io import BytesIO

    opening = Opening(stdin=BytesIO(content.encode()))
    one = next(item for raw in open_source("-", opening) for item in parse(raw))
    assert isinstance(one, Incoming) and one.fields.get("title") == "Tytuł strony"
