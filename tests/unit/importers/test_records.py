"""Records: our own come back as they were, those of others are understood or refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsarch.importers.base import RECORD, Incoming, Raw, Refused, parse
from newsarch.model.article import Article
from newsarch.model.codec import to_record


def read(record: Any) -> Incoming | Refused:
    (one,) = parse(Raw("x.json", json.dumps(record).encode(), RECORD))
    return one


def values(record: Any) -> dict[str, Any]:
    one = read(record)
    assert isinstance(one, Incoming), one
    return one.fields.values


def refusal(record: Any) -> str:
    one = read(record)
    assert isinstance(one, Refused), one
    return one.reason


def test_our_own_record_comes_back() -> None:
    article = Article(
        id=7, title="Tytuł", body="Raz.\n\nDwa.", published="2017-06-29", section="Aktualności",
        by="kom. Jan Nowak", unit="KPP w Żarach", unit_as_printed="Komenda w Żarach",
        publisher="Polska Policja", url="https://example.org/1", language="pl",
        tags=("a", "b"), status="archived", archived="2020-01-01T00:00:00+01:00",
        archived_reason="manual", source_status="live", retention="B5", revision=3,
        added="2019-01-01T00:00:00+01:00", modified="2019-01-01T00:00:00+01:00", sha256="0" * 64,
    )  # fmt: skip
    read_back = values(to_record(article))
    for name in ("title", "body", "published", "section", "by", "unit", "unit_as_printed",
                 "publisher", "url", "language", "tags", "status", "archived",
                 "archived_reason", "source_status", "retention"):  # fmt: skip
        assert read_back[name] == getattr(article, name)
    assert not {"id", "revision", "added", "modified", "sha256", "units"} & set(read_back)


def test_everything_in_a_record_is_given() -> None:
    one = read({"title": "T", "body": "B", "data": "29 czerwca 2017"})
    assert isinstance(one, Incoming)
    assert set(one.fields.origins.values()) == {"given"}


def test_polish_and_foreign_keys_are_understood() -> None:
    record = {"Tytuł": "T", "TREŚĆ": "B", "Data publikacji": "29.06.2017", "tagi": "b, a",
              "autor": {"name": "Ewa Lis"}, "jednostka": "Komenda Powiatowa Policji w Żarach",
              "adres": "https://example.org/1", "nieznany": {"a": 1}}  # fmt: skip
    assert values(record) == {
        "title": "T", "body": "B", "published": "2017-06-29", "tags": ("a", "b"),
        "by": "Ewa Lis", "unit": "KPP w Żarach",
        "unit_as_printed": "Komenda Powiatowa Policji w Żarach", "url": "https://example.org/1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2017-06-29", "2017-06-29"),
        ("2017-06-29T23:30:00Z", "2017-06-30"),
        ("2017-06-29 08:15:00", "2017-06-29"),
        ("czwartek, 29 czerwca 2017 r.", "2017-06-29"),
        ("2017-06-29T08:15:00.123+02:00", "2017-06-29"),
    ],
)
def test_days_and_times(printed: str, day: str) -> None:
    assert values({"title": "T", "published": printed})["published"] == day


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ([1, 2], "no record"),
        ("text", "no record"),
        ({"title": "T", "published": "31.02.2020"}, "31.02.2020"),
        ({"title": "T", "published": "06/2020"}, "06/2020"),
        ({"title": ["a"]}, "title"),
        ({"title": True}, "title"),
        ({"title": "T", "body": "\ud800"}, "no character"),
        ({"title": "T", "body": "a\x00b"}, "no character"),
    ],
)
def test_what_is_no_record_is_refused(record: Any, words: str) -> None:
    assert words in refusal(record)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'{"title": "T"', "column"),
        (b'{"title": NaN}', "no number"),
        (b"[" * 100_000, "too deeply"),
        (b'{"title": ' + b"1" * 5000 + b"}", "no number"),
    ],
)
def test_what_is_no_json_is_refused(text: bytes, words: str) -> None:
    (one,) = parse(Raw("x.json", text, RECORD))
    assert isinstance(one, Refused) and words in one.reason
