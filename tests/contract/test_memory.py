from __future__ import annotations

import pytest
from tests.contract.store import StoreContract

from newsarch.store.base import Store
from newsarch.store.memory import MemoryStore


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()
