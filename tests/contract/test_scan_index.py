from __future__ import annotations

import pytest
from tests.contract.index import ZONE, IndexContract

from newsarch.index.base import Index
from newsarch.index.scan import ScanIndex
from newsarch.polish.lemmas import best_analyzer
from newsarch.store.memory import MemoryStore


class TestScanIndex(IndexContract):
    @pytest.fixture
    def index(self, store: MemoryStore) -> Index:
        return ScanIndex(store, best_analyzer, ZONE)
