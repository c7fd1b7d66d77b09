"""Without space: what was acknowledged stays, reading goes on, and so does all with space again."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from tests.contract.store import article, put
from tests.crash.no_space import filled_up, no_file_beyond
from tests.folders import new_folder

from newsarch.errors import CannotWriteError
from newsarch.store.tiny import TinyStore

SIZES = 100


def test_files_that_may_not_grow() -> None:
    folder = new_folder()
    for seed in range(SIZES):
        filled_up(folder, Random(seed).randint(0, 20_000), seed)
    shutil.rmtree(folder)


def test_the_reason_is_said(tmp_path: Path) -> None:
    with no_file_beyond(100), pytest.raises(CannotWriteError, match="File too large"):
        put(TinyStore(tmp_path / "archive.json"), article(1))
