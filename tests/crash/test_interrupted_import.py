"""An import that was killed and resumed ends like one that was not; see also `archive/bulk.py`."""

from __future__ import annotations

import pytest
from tests.crash.interrupted import articles, killed, raws, resumed

from newsarch.archive import bulk

RECORDS, BATCH = 30, 5


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", BATCH)


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_each_record(seed: int) -> None:
    inputs = raws(RECORDS, seed)
    expected = articles(killed(inputs))
    places = set()
    for record in range(1, RECORDS + 1):
        after, found = resumed(killed(inputs, at_record=record), inputs)
        assert found == expected
        assert after <= record
        places.add(after)
    assert len(places) > RECORDS // BATCH - 2


def test_killed_at_each_call() -> None:
    inputs = raws(RECORDS, seed=3)
    expected = articles(killed(inputs))
    call, places = 0, set()
    while (disk := killed(inputs, at_call=call)).dead:
        after, found = resumed(disk, inputs)
        assert found == expected
        places.add(after)
        call += 1
    assert call > 40 and len(places) > RECORDS // BATCH - 2


def test_a_resumption_that_begins_one_too_late_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bulk._done_before
    monkeypatch.setattr(bulk, "_done_before", lambda *a: before(*a) + 1)
    with pytest.raises(AssertionError):
        test_killed_at_each_call()
