"""newsarch run in this process, as the tests of the command line run it."""

from __future__ import annotations

import os

import pytest
from tests.cli.conftest import archive as archive
from tests.cli.conftest import home as home
from tests.cli.conftest import run as run


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the disk when is for the tests in `tests/crash`; waiting takes half the time."""
    monkeypatch.setattr(os, "fsync", lambda fd: None)
