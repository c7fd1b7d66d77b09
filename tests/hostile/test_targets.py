"""The payloads, played on every target that the campaign's fuzzer has."""

from __future__ import annotations

from time import process_time

import pytest
from tests.hostile.targets import TARGETS, seeds

SECONDS = 2.0


@pytest.mark.parametrize("name", TARGETS)
def test_no_payload_breaks_a_promise(name: str) -> None:
    played = seeds(name)
    assert played
    for data in played:
        begun = process_time()
        TARGETS[name](data)
        assert process_time() - begun < SECONDS, data[:100]


@pytest.mark.parametrize("name", TARGETS)
def test_no_piece_of_a_payload_breaks_a_promise(name: str) -> None:
    for data in seeds(name)[::5]:
        for part in (data[: len(data) // 2], data[len(data) // 3 :], data[:200] + data[-50:]):
            TARGETS[name](part)
