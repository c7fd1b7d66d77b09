"""A reader and a writer at once, call by call: whole changes only, and no error ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import combinations

import pytest
from tests.contract.store import content, put
from tests.crash.disk import ARCHIVE, CHANGES, Call, Disk, Killed
from tests.crash.story import STORY, adding, article, changing, removing, states
from tests.crash.test_kill import told_until

from newsarch.errors import DamagedError, NewsarchError
from newsarch.model.article import Article
from newsarch.store.tiny import TinyStore, directory, journal, record, tablefile
from newsarch.store.tiny.past import Past

STATES = states()


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read so little at a time that a writer gets between any two lines."""
    for module in (directory, journal, record, tablefile):
        monkeypatch.setattr(module, "CHUNK", 300)
    monkeypatch.setattr(tablefile, "_LINE_GUESS", 100)
    yield


class Busy(Disk):
    """Before its n-th read, a writer in another process gets going."""

    def __init__(self, disk: Disk, at: int, writer: Callable[[Disk], object]) -> None:
        super().__init__(disk.copy().files)
        self.reads, self._at, self._writer = 0, at, writer

    def read(self, fd: int, size: int, offset: int) -> bytes:
        self.reads += 1
        if self.reads == self._at:
            self._writer(Disk(self.files))
        return super().read(fd, size, offset)


def dying(step: int, site: int) -> Callable[[Disk], None]:
    """A writer that tells one step of the story and is killed in the middle of a call."""

    def write(disk: Disk) -> None:
        disk.dies_at = site
        with suppress(Killed):
            STORY[step](TinyStore(ARCHIVE, files=disk))

    return write


@pytest.mark.parametrize("step", range(1, len(STORY)))
def test_a_writer_between_any_two_reads(step: int) -> None:
    before = told_until(step)
    for site in (*range(2, 12), 1000):
        at, reads = 1, 1
        while at <= reads:
            busy = Busy(before, at, dying(step, site))
            found = content(TinyStore(ARCHIVE, files=busy))
            assert found in (STATES[step].articles, STATES[step + 1].articles), (site, at)
            at, reads = at + 1, busy.reads


class Slow(Disk):
    """A writer in another process has made so many of its calls before one read, and so many
    before a later one."""

    def __init__(self, disk: Disk, calls: Sequence[Call], made: dict[int, int]) -> None:
        super().__init__(disk.copy().files)
        self.reads, self._calls, self._made, self._done = 0, calls, made, 0

    def read(self, fd: int, size: int, offset: int) -> bytes:
        self.reads += 1
        made = self._made.get(self.reads, 0)
        for call in self._calls[self._done : made]:
            next(file for file in self.files.values() if file.number == call.file).apply(call)
        self._done = max(self._done, made)
        return super().read(fd, size, offset)


@pytest.mark.parametrize("step", [2, 4])
def test_a_writer_who_goes_on_while_all_is_read(step: int) -> None:
    before = told_until(step)
    told = before.copy()
    STORY[step](TinyStore(ARCHIVE, files=told))
    calls = [call for call in told.log if call.kind == "write"]
    for first, then in combinations(range(1, len(calls) + 1), 2):
        at, reads = 1, 1
        while at <= reads:
            for later in range(at + 3, at + 30, 3):
                slow = Slow(before, calls, {at: first, later: then})
                found = content(TinyStore(ARCHIVE, files=slow))
                assert found in (STATES[step].articles, STATES[step + 1].articles)
            at, reads = at + 1, slow.reads


def busy_scan(at: int) -> tuple[Busy, dict[int, object]]:
    """A scan while a writer does several things at once to the articles being read."""
    before = Disk()
    store = TinyStore(ARCHIVE, files=before)
    adding(*range(1, 9))(store)
    changing("x", 3)(store)

    def write(disk: Disk) -> None:
        other = TinyStore(ARCHIVE, files=disk)
        changing("y", 2, 3, 8)(other)
        removing(3, 7)(other)
        put(other, article(9), article(3, "wrócił"))
        changing("z", 2, 9)(other)

    busy = Busy(before, at, write)
    return busy, dict(content(TinyStore(ARCHIVE, files=busy)))


def test_several_changes_between_any_two_reads() -> None:
    start, end = busy_scan(0)[1], busy_scan(1)[1]
    assert start != end
    at, reads = 1, 1
    while at <= reads:
        busy, found = busy_scan(at)
        assert found in (start, end)
        at, reads = at + 1, busy.reads


def test_a_slow_reader_keeps_its_snapshot_for_ever() -> None:
    disk = told_until(6)
    before = content(TinyStore(ARCHIVE, files=disk))
    slow = TinyStore(ARCHIVE, files=disk).scan()
    found = [next(slow)]
    for step in STORY[6:]:
        step(TinyStore(ARCHIVE, files=Disk(disk.files)))
    found += slow
    assert {stored.article.id: stored.article for stored in found} == before


def test_changes_that_rot_under_a_slow_reader_are_named() -> None:
    disk = Disk()
    adding(1, 2, 3)(TinyStore(ARCHIVE, files=disk))
    slow = TinyStore(ARCHIVE, files=disk).scan()
    next(slow)
    other = Disk(disk.files)
    changing("x", 2)(TinyStore(ARCHIVE, files=other))
    data = other.files[CHANGES].data
    data[data.rindex(b"changed")] ^= 1
    with pytest.raises(DamagedError, match=r"changes\.json"):
        list(slow)


def test_an_archive_that_is_just_being_made_is_no_error() -> None:
    class Late(Disk):
        """The record comes to light a moment after the changes."""

        late = 1

        def open(self, path: str, *, write: bool = False) -> int:
            if path == ARCHIVE and self.late:
                self.late -= 1
                raise FileNotFoundError
            return super().open(path, write=write)

    made = Disk()
    adding(1)(TinyStore(ARCHIVE, files=made))
    assert list(content(TinyStore(ARCHIVE, files=Late(made.files)))) == [1]


def test_without_looking_at_the_past_the_proof_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Past, "catch_up", lambda self: None)
    with pytest.raises(AssertionError):
        test_several_changes_between_any_two_reads()


def another(disk: Disk) -> None:
    """A writer that takes back or finishes what a killed one left, and does something else."""
    adding(98, 99)(TinyStore(ARCHIVE, files=disk))


@pytest.mark.parametrize("step", range(1, len(STORY)))
def test_a_recovery_and_another_change_between_any_two_reads(step: int) -> None:
    for site in (1, 2, 4, 6):
        left = told_until(step).copy()
        dying(step, site)(left)
        old_or_new_before_any_read(left.copy())


@pytest.mark.parametrize("spread", [False, True])
def test_edits_taken_in_between_any_two_reads(spread: bool) -> None:
    edited = told_until(6).copy()
    file = edited.files[ARCHIVE]
    file.data[:] = file.data.replace("Tytuł 3".encode(), "Tytuł trzeci".encode())
    if spread:
        file.data[:] = file.data.replace(b', "body"', b',\n "body"')
    file.time += 1
    old_or_new_before_any_read(edited)


def old_or_new_before_any_read(before: Disk) -> None:
    """A reader sees what was, or what is when he ends; what others saw before he came he sees."""
    start = content(TinyStore(ARCHIVE, files=before))
    at, reads = 1, 1
    while at <= reads:
        busy = Busy(before, at, another)
        found, reads = content(TinyStore(ARCHIVE, files=busy)), busy.reads
        assert found in (start, content(TinyStore(ARCHIVE, files=busy))), at
        at += 1


Wrong = Callable[[Disk], object]


def cutting(size: int) -> Wrong:
    """Somebody who cuts the record, whoever is reading it."""
    return lambda disk: disk.files[ARCHIVE].data.__delitem__(slice(size, None))


def removing_the_record(disk: Disk) -> None:
    """Somebody who takes the file away, whoever is writing."""
    disk.files.pop(ARCHIVE, None)


@pytest.mark.parametrize("read", [
    lambda store: list(content(store).values()),
    lambda store: [one for id in range(1, 4) if (one := store.get(id))],
    lambda store: list(store.examine(deep=True)) and [],
], ids=["scan", "get", "examine"])  # fmt: skip
def test_what_others_cut_under_a_reader_is_whole_or_named(
    read: Callable[[TinyStore], list[Article]],
) -> None:
    before = told_until(5)
    truth = content(TinyStore(ARCHIVE, files=before))
    for size in range(0, len(before.content(ARCHIVE)), 211):
        at, reads = 1, 1
        while at <= reads:
            busy = Busy(before, at, cutting(size))
            with suppress(DamagedError):
                for one in read(TinyStore(ARCHIVE, files=busy)):
                    assert one == truth[one.id], (size, at)
            at, reads = at + 1, busy.reads


@pytest.mark.parametrize("has_changes", [True, False])
def test_a_record_that_goes_under_a_writer_is_missed_or_made_anew(has_changes: bool) -> None:
    before = told_until(5)
    if not has_changes:
        del before.files[CHANGES]
    at, reads, missed = 1, 1, 0
    while at <= reads:
        busy = Busy(before, at, removing_the_record)
        try:
            put(TinyStore(ARCHIVE, files=busy), article(99))
        except NewsarchError as error:
            assert ARCHIVE in str(error)
            missed += 1
        assert set(content_or_nothing(busy)) <= {1, 3, 99}
        at, reads = at + 1, busy.reads
    assert missed or not has_changes


def content_or_nothing(disk: Disk) -> dict[int, Article]:
    try:
        return content(TinyStore(ARCHIVE, files=disk))
    except DamagedError:
        return {}


def test_a_restoring_that_ends_between_two_looks_is_no_damage() -> None:
    old, new = told_until(2), Disk()
    adding(1, 2, 3)(TinyStore(ARCHIVE, files=new))
    half = old.copy()
    half.files[CHANGES] = new.copy().files[CHANGES]

    def finish(disk: Disk) -> None:
        disk.files[ARCHIVE] = new.copy().files[ARCHIVE]

    assert content(TinyStore(ARCHIVE, files=Busy(half, 2, finish))) == content(
        TinyStore(ARCHIVE, files=new)
    )
    with pytest.raises(DamagedError, match="belongs to another"):
        content(TinyStore(ARCHIVE, files=half))
