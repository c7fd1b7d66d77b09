"""What was derived from the articles, and dates that cannot be, are looked at too."""

from __future__ import annotations

import pytest

from newsarch.archive import Archive
from newsarch.archive.adding import add, prepare
from newsarch.archive.health import examine
from newsarch.archive.teaching import refresh
from newsarch.model.article import Article
from newsarch.model.fields import LABEL, Fields


def put(archive: Archive, published: str | None, units: tuple[str, ...] | None = None) -> None:
    fields = Fields()
    fields.offer("title", f"Policjanci z KPP w Żarach {published}", LABEL)
    fields.offer("published", published, LABEL)
    article: Article = prepare(fields, archive.now())
    if units is not None:
        article = article.with_(units=units)
    add(archive, [("page", article)])


@pytest.mark.parametrize("published", [None, "1918-11-11", "2017-06-29", "2026-11-25"])
def test_an_archive_that_is_well(archive: Archive, published: str | None) -> None:
    put(archive, published)
    assert list(examine(archive)) == []


@pytest.mark.parametrize("published", ["1618-05-23", "2026-11-26", "2062-01-01"])
def test_a_date_that_cannot_be(archive: Archive, published: str) -> None:
    put(archive, published)
    (finding,) = examine(archive)
    assert (finding.code, finding.repair) == ("date", "newsarch set")
    assert published in finding.sentence


def test_units_read_otherwise_by_now_are_found_and_refreshed(archive: Archive) -> None:
    put(archive, "2017-06-29", units=("KPP w Żaganiu",))
    (finding,) = examine(archive)
    assert (finding.code, finding.repair) == ("units", "newsarch units refresh")
    assert len(refresh(archive).report.changed) == 1
    assert list(examine(archive)) == []
    changes = archive.store.last_change()
    assert refresh(archive).report.changed == ()
    assert archive.store.last_change() == changes


def test_an_index_that_does_not_fit(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    put(archive, "2017-06-29")
    monkeypatch.setattr(archive.index, "select", lambda *_: [])
    assert [finding.code for finding in examine(archive)] == ["index"]
