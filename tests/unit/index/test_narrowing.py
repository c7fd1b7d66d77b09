"""Queries at the limits of what SQLite takes are answered all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.index import TODAY
from tests.contract.store import put

from newsarch.index.base import Order
from newsarch.index.scan import ScanIndex
from newsarch.index.sqlite import SqliteIndex
from newsarch.model.article import Article
from newsarch.polish.lemmas import best_analyzer
from newsarch.query.parse import parse
from newsarch.store.memory import MemoryStore

ZONE = "Europe/Warsaw"
WORDS = [f"słowo{n} s{n}x" for n in range(400)]
STORE = MemoryStore()
put(
    STORE,
    Article(id=1, title="handel", body=" ".join(WORDS), published="2017-01-01", tags=("a",)),
    Article(id=2, title="handlu", body="s1x s2x", published="2018-01-01", tags=("b",)),
    Article(id=3, title="Handlowi", body="nic", tags=("a", "b")),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteIndex]:
    folder: Path = tmp_path_factory.mktemp("index")
    index = SqliteIndex(folder / "archive.index", best_analyzer, ZONE)
    index.synchronise(STORE)
    yield index
    index.close()


@pytest.mark.parametrize(
    "text",
    [
        " OR ".join(f"s{n}x" for n in range(400)),
        " ".join(f"s{n}x" for n in range(400)),
        " ".join(f"-s{n}x" for n in range(3, 400)),
        " OR ".join(f"id:{n}" for n in range(3, 1_500)),
        " ".join(f"-id:{n}" for n in range(3, 1_500)),
        " ".join(f"(tag:a OR date:{year})" for year in range(1990, 2020)),
        "(tag:a OR date:2018) (tag:b OR date:2017) (s1x OR date:2019)",
        "-((tag:a OR date:2018) (tag:b OR date:2017) -(s1x OR date:2019))",
        "(" * 24 + "handel" + " OR s1x)" * 12 + " -s2x)" * 12,
        "-(" * 24 + "handel" + " tag:a)" * 12 + " OR date:2017)" * 12,
        "-(" + " OR ".join(f"(s{n}x date:{2000 + n})" for n in range(30)) + ")",
        "-(" + " OR ".join(f"(=s{n}x date:{2000 + n})" for n in range(30)) + ")",
        "(" * 20 + "s1x" + " OR date:2017) (s2x OR tag:a OR date:2018))" * 10,
        "s*",
        "-(s* -=handel)",
        "=handel OR =Handlowi OR (tag:b date:2018)",
        "id:1..40000",
    ],
    ids=lambda text: text[:30],
)
def test_a_query_of_any_shape_is_answered_like_the_record(index: SqliteIndex, text: str) -> None:
    query = parse(text, TODAY)
    reference = ScanIndex(STORE, best_analyzer, ZONE)
    assert index.select(query, Order()) == reference.select(query, Order())
    assert index.count(query) == reference.count(query)
    assert index.is_in_use()
