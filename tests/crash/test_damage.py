"""Damaged files: what is whole is served, what is not is named, nothing wrong is ever served."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest
from tests.contract.store import put
from tests.crash.disk import ARCHIVE, CHANGES, Disk, Killed
from tests.crash.story import Content, State, adding, article, changing, removing, seen

from newsarch.errors import DamagedError
from newsarch.model.change import Change
from newsarch.store.tiny import TinyStore, compaction, journal, layout
from newsarch.store.tiny.paths import Paths

LAST = (adding(1, 2, 3), changing("nowy", 2), removing(3), changing("nowszy", 1))


@pytest.fixture(scope="module")
def sound() -> Disk:
    """A small archive with blanks in it."""
    disk = Disk()
    for command in LAST:
        command(TinyStore(ARCHIVE, files=disk))
    return disk


def served(disk: Disk) -> tuple[Content, DamagedError | None]:
    """The articles that a reader gets, and the error that ends them."""
    found: Content = {}
    try:
        for stored in TinyStore(ARCHIVE, files=disk).scan():
            found[stored.article.id] = stored.article
    except DamagedError as error:
        return found, error
    return found, None


def told(disk: Disk) -> tuple[list[Change], DamagedError | None]:
    """The changes that a reader gets, and the error that ends them."""
    found: list[Change] = []
    try:
        for change in TinyStore(ARCHIVE, files=disk).changes_backwards():
            found.append(change)  # noqa: PERF402 - those before an error count
    except DamagedError as error:
        return found, error
    return found, None


def check(disk: Disk, truth: State, history: list[Change]) -> bool:
    """Nothing wrong is served, and what is missing is said; whether something was."""
    articles, error = served(disk)
    assert articles.items() <= truth.articles.items()
    assert error or articles == truth.articles
    if error:
        assert re.search(r"/archive(\.changes)?\.json", str(error))
    changes, gap = told(disk)
    assert changes == history[: len(changes)]
    assert gap or len(changes) == len(history)
    places = dict(_places(disk))
    for id, one in truth.articles.items():
        try:
            assert TinyStore(ARCHIVE, files=disk).get(id, places.get(id, -1)) == one
        except DamagedError:
            assert error or gap
    return error is not None or gap is not None


def _places(disk: Disk) -> list[tuple[int, int]]:
    try:
        return list(TinyStore(ARCHIVE, files=disk).places())
    except DamagedError:
        return []


def writes_safely(disk: Disk, truth: State) -> None:
    """A writer refuses and leaves the files as they are, or goes on from the truth."""
    before = {name: bytes(file.data) for name, file in disk.files.items()}
    new = article(99)
    try:
        put(TinyStore(ARCHIVE, files=disk), new)
    except DamagedError:
        assert {name: bytes(file.data) for name, file in disk.files.items()} == before
        return
    articles, error = served(disk)
    after = {**truth.articles, 99: new}
    assert articles.items() <= after.items()
    assert error or articles == after


Damage = Callable[[bytearray, int], None]


def flip(data: bytearray, at: int) -> None:
    """Another bit, at random."""
    data[at] ^= 1 << Random(at).randrange(8)


def zero(data: bytearray, at: int) -> None:
    """A small sector of zeros."""
    data[at : at + 32] = bytes(len(data[at : at + 32]))


def cut(data: bytearray, at: int) -> None:
    """Nothing from here on."""
    del data[at:]


def double(data: bytearray, at: int) -> None:
    """The line around here written twice."""
    start, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at) + 1
    data[start:start] = data[start : end or None]


DAMAGES: tuple[Damage, ...] = (flip, zero, cut)


@pytest.mark.parametrize("path", [ARCHIVE, CHANGES], ids=["record", "changes"])
@pytest.mark.parametrize(
    "damage", [flip, *(pytest.param(d, marks=pytest.mark.slow) for d in (zero, cut))]
)
def test_every_byte(sound: Disk, path: object, damage: Damage) -> None:
    truth, history = seen(sound), list(TinyStore(ARCHIVE, files=sound).changes_backwards())
    noticed, size = 0, len(sound.files[str(path)].data)
    for at in range(size):
        disk = sound.copy()
        damage(disk.files[str(path)].data, at)
        noticed += check(disk, truth, history)
        writes_safely(disk, truth)
    assert noticed > size * 0.8


@pytest.mark.parametrize("path", [ARCHIVE, CHANGES], ids=["record", "changes"])
def test_every_line_written_twice(sound: Disk, path: object) -> None:
    truth, history = seen(sound), list(TinyStore(ARCHIVE, files=sound).changes_backwards())
    data = bytes(sound.files[str(path)].data)
    for at in (n for n, letter in enumerate(data) if letter == ord("\n")):
        disk = sound.copy()
        double(disk.files[str(path)].data, at)
        check(disk, truth, history)
        writes_safely(disk, truth)


@pytest.mark.parametrize("content", [b"", b"\0" * 64, b"{}", b"[]", b"null", b"\xff", b"{" * 10_000,
                                     b"[" * 100_000, b"PK\x03\x04",
                                     b'{"_default": {"1": {"title": "x"}}}',
                                     b'{"meta": {"1": {"format": "x"}}, "articles": {}}',
                                     b'{"meta": {"1": {"format": 1}}, "articles": []}',
                                     b'{"meta": [], "articles": {}}'])  # fmt: skip
@pytest.mark.parametrize("path", [ARCHIVE, CHANGES], ids=["record", "changes"])
def test_what_is_not_ours_is_refused_and_left_alone(content: bytes, path: object) -> None:
    disk = Disk()
    adding(1)(TinyStore(ARCHIVE, files=disk))
    if path == ARCHIVE:
        del disk.files[CHANGES]
    disk.files[str(path)].data[:] = content
    store = TinyStore(ARCHIVE, files=disk)
    for attempt in (store.stamp, lambda: list(store.scan()), lambda: put(store, article(2))):
        if attempt == store.stamp and path == ARCHIVE:
            continue
        with pytest.raises(DamagedError, match=str(path)):
            attempt()
    assert disk.content(path) == content  # type: ignore[arg-type]


def test_damage_is_named_by_line_and_byte(sound: Disk) -> None:
    place = dict(TinyStore(ARCHIVE, files=sound).places())[2]
    disk = sound.copy()
    data = disk.files[ARCHIVE].data
    data[place + 20] ^= 1
    articles, error = served(disk)
    assert list(articles) == [1]
    line = bytes(data[:place]).count(b"\n") + 1
    assert f"line {line}, byte {place}" in str(error)


@pytest.mark.parametrize("path", [ARCHIVE, CHANGES], ids=["record", "changes"])
def test_a_newer_format_is_refused_and_left_alone(sound: Disk, path: object) -> None:
    disk = sound.copy()
    data = disk.files[str(path)].data
    data[:] = data.replace(b'"format": 1,', b'"format": 2,')
    before = bytes(data)
    for attempt in (served, told):
        assert "newer version" in str(attempt(disk)[1])
    with pytest.raises(DamagedError, match="newer version"):
        put(TinyStore(ARCHIVE, files=disk), article(2))
    assert disk.content(path) == before  # type: ignore[arg-type]


def test_the_changes_of_another_archive_are_refused(sound: Disk) -> None:
    other, disk = Disk(), sound.copy()
    adding(1)(TinyStore(ARCHIVE, files=other))
    disk.files[CHANGES] = other.files[CHANGES]
    assert "another archive" in str(served(disk)[1])
    with pytest.raises(DamagedError, match="another archive"):
        put(TinyStore(ARCHIVE, files=disk), article(9))


def test_changes_without_a_record_are_refused(sound: Disk) -> None:
    disk = sound.copy()
    del disk.files[ARCHIVE]
    assert "is missing" in str(served(disk)[1])
    with pytest.raises(DamagedError, match="is missing"):
        put(TinyStore(ARCHIVE, files=disk), article(9))


def test_a_record_without_its_changes_opens(sound: Disk) -> None:
    truth, disk = seen(sound), sound.copy()
    del disk.files[CHANGES]
    assert seen(disk) == State(truth.articles, 0)
    assert told(disk) == ([], None)
    put(TinyStore(ARCHIVE, files=disk), article(4))
    assert seen(disk) == State({**truth.articles, 4: article(4)}, 1)


def test_an_empty_record_without_its_changes_goes_on() -> None:
    disk = Disk()
    compaction.create(disk, Paths(ARCHIVE))
    del disk.files[CHANGES]
    assert seen(disk) == State({}, 0)
    put(TinyStore(ARCHIVE, files=disk), article(1))
    assert seen(disk) == State({1: article(1)}, 1)


@pytest.mark.parametrize(("size", "is_ours"), [(4096, True), (4097, False)])
def test_no_head_is_longer_than_4096_bytes(sound: Disk, size: int, is_ours: bool) -> None:
    disk = sound.copy()
    data = disk.files[str(CHANGES)].data
    end = data.index(b": {", data.index(b"\n")) + 3
    at = data.index(b"}},\n") + 2
    data[at:at] = b" " * (size - end)
    changes, error = told(disk)
    assert (len(changes) == len(LAST), error is None) == (is_ours, is_ours)


@pytest.mark.parametrize(("size", "is_ours"), [(512, True), (513, False)])
def test_a_commit_that_later_versions_may_write_is_found_from_its_end(
    size: int, is_ours: bool
) -> None:
    disk = Disk()
    adding(1)(TinyStore(ARCHIVE, files=disk))
    data = disk.files[str(CHANGES)].data
    start, end = data.rindex(b', "commit": ') + 12, data.rindex(b', "settled": ')
    ours = layout.parsed(bytes(data[start:end]))
    more = size - (len(data) - len(layout.TAIL) - start + 12) - len(b', "more": ""')
    del ours["crc"]
    ours = {**ours, "line": ours["line"] + more + len(b', "more": ""'), "more": "x" * more}
    data[start:end] = layout.sealed(ours)
    changes, error = told(disk)
    assert (len(changes), error is None) == ((1, True) if is_ours else (0, False))


def test_a_torn_change_beside_an_edit_is_named_by_its_place(sound: Disk) -> None:
    torn = sound.copy()
    torn.dies_at = 1
    with pytest.raises(Killed):
        changing("pół", 1)(TinyStore(ARCHIVE, files=torn))
    disk = torn.copy()
    assert len(disk.content(CHANGES)) > len(sound.content(CHANGES))
    disk.files[str(ARCHIVE)].time += 1
    error = served(disk)[1]
    assert error is not None
    assert error.offset == len(sound.content(CHANGES)) - len(layout.TAIL) + 1


@pytest.mark.parametrize("content", [b"[" * 100_000, b"9" * 5_000 + b"}}"], ids=["deep", "number"])
def test_what_nothing_can_be_read_of_is_named_by_its_first_byte(
    sound: Disk, content: bytes
) -> None:
    disk = sound.copy()
    disk.files[str(ARCHIVE)].data[:] = b'{"meta": {"1": ' + content
    error = served(disk)[1]
    assert error is not None
    assert (error.line, error.offset) == (1, 0)


@pytest.mark.parametrize("chunk", [1, 2, 3, 50])
@pytest.mark.parametrize("told_before", range(3))
def test_behind_a_torn_change_the_last_whole_one_is_found(
    told_before: int, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "CHUNK", chunk)
    disk = Disk()
    compaction.create(disk, Paths(ARCHIVE))
    for command in LAST[:told_before]:
        command(TinyStore(ARCHIVE, files=disk))
    truth = seen(disk)
    disk.dies_at = disk.calls + 1
    with pytest.raises(Killed):
        adding(7, 8)(TinyStore(ARCHIVE, files=disk))
    left = disk.copy()
    assert len(left.content(CHANGES)) > 200
    assert seen(left) == truth
