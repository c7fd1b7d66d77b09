from __future__ import annotations

import pytest

from newsarch.store.base import Store
from newsarch.store.memory import MemoryStore
from tests.contract.store import StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()
