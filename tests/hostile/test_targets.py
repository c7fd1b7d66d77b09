"""The payloads, played on every target that the campaign's fuzzer has."""

from __future__ import annotations

import pytest
from tests.hostile.contract import in_time
from tests.hostile.targets import TARGETS, seeds


@pytest.mark.parametrize("name", TARGETS)
def test_no_payload_breaks_a_promise(name: str) -> None:
    played = seeds(name)
    assert played
    for data in played:
        with in_time(data[:100]):
            TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_no_piece_of_a_payload_breaks_a_promise(name: str) -> None:
    for data in seeds(name)[::5]:
        for part in (data[: len(data) // 2], data[len(data) // 3 :], data[:200] + data[-50:]):
            TARGETS[name](part)
