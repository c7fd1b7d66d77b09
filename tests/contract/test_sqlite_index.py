from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.index import ZONE, IndexContract

from newsarch.index.base import Index
from newsarch.index.sqlite import SqliteIndex
from newsarch.polish.lemmas import best_analyzer
from newsarch.store.memory import MemoryStore


class TestSqliteIndex(IndexContract):
    @pytest.fixture
    def index(self, store: MemoryStore, tmp_path: Path) -> Iterator[Index]:
        index = SqliteIndex(tmp_path / "archive.index", best_analyzer, ZONE)
        index.synchronise(store)
        assert index.is_in_use()
        yield index
        index.close()
