from __future__ import annotations

from pathlib import Path

import pytest
from tests.contract.store import StoreContract

from newsarch.store.base import Store
from newsarch.store.tiny import TinyStore


class TestTinyStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        return TinyStore(tmp_path / "archive.json")
