"""An import that was cut short goes on where it was, and ends like one that was not."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from newsarch.archive import Archive, bulk
from newsarch.archive.bulk import import_
from newsarch.archive.history import undo
from newsarch.importers.base import RECORD, Raw


def raws(count: int) -> list[Raw]:
    """Records, every seventh of them no article."""
    made = []
    for n in range(count):
        record = {"title": f"Tytuł {n}", "body": f"Tekst {n}"} if n % 7 else {"by": "x"}
        made.append(Raw(f"wpisy.jsonl:{n + 1}", json.dumps(record).encode(), RECORD))
    return made


class KilledError(Exception):
    """The end of the process."""


def ending_after(inputs: int) -> Callable[[int, int], None]:
    """Ends the process once so many inputs are in."""
    done = 0

    def progress(size: int, articles: int) -> None:
        nonlocal done
        done += 1
        if done == inputs:
            raise KilledError

    return progress


def titles(archive: Archive) -> list[str]:
    return [stored.article.title for stored in archive.store.scan()]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 10)


@pytest.mark.parametrize("after", [1, 9, 10, 25, 49, 50])
def test_resumed_it_ends_like_an_uninterrupted_one(archive: Archive, after: int) -> None:
    inputs = raws(50)
    with pytest.raises(KilledError):
        import_(archive, inputs, "wpisy", progress=ending_after(after))
    report = import_(archive, inputs, "wpisy", resume=True)
    expected = [f"Tytuł {n}" for n in range(50) if n % 7]
    assert titles(archive) == expected
    assert report.results.get("exists", 0) == 0
    assert max(0, after - 12) <= report.resumed_after <= after


def test_what_is_refused_is_named_with_its_place(archive: Archive) -> None:
    report = import_(archive, raws(15), "wpisy")
    assert [one.name for one in report.refused] == [f"wpisy.jsonl:{n}" for n in (1, 8, 15)]
    assert report.results == {"added": 12}


def test_imported_again_everything_exists(archive: Archive) -> None:
    import_(archive, raws(30), "wpisy")
    changes = archive.store.last_change()
    assert import_(archive, raws(30), "wpisy").results == {"exists": 25}
    assert archive.store.last_change() == changes


def test_undo_takes_back_all_batches_of_a_run_and_resume_begins_again(archive: Archive) -> None:
    import_(archive, raws(50), "wpisy")
    assert len(undo(archive).numbers) > 1
    assert titles(archive) == []
    report = import_(archive, raws(50), "wpisy", resume=True)
    assert (report.resumed_after, report.results) == (0, {"added": 42})


def test_a_dry_run_stores_nothing(archive: Archive) -> None:
    assert import_(archive, raws(30), "wpisy", dry_run=True).results == {"added": 25}
    assert archive.store.last_change() == 0


def test_progress_is_told_after_each_input(archive: Archive) -> None:
    told: list[tuple[int, int]] = []
    import_(archive, raws(5), "wpisy", progress=lambda size, n: told.append((size, n)))
    assert [n for _size, n in told] == [0, 1, 2, 3, 4]
    assert told == sorted(told)


def test_workers_give_the_same_as_one_process(archive: Archive) -> None:
    report = import_(archive, raws(300), "wpisy", workers=2)
    assert titles(archive) == [f"Tytuł {n}" for n in range(300) if n % 7]
    assert report.results == {"added": 257}
