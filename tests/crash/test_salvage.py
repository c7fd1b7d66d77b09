"""What a repair makes of an archive, and where it says that something is wrong."""

from __future__ import annotations

from contextlib import suppress

import pytest
from tests.contract.store import content
from tests.crash.disk import ARCHIVE, CHANGES, Disk, Killed
from tests.crash.story import State, adding, changing, goes_on, removing, seen
from tests.crash.test_repair import sound as sound

from newsarch.store.tiny import TinyStore, layout


@pytest.mark.parametrize("site", range(2, 12))
def test_what_a_killed_writer_left_is_no_damage(sound: Disk, site: int) -> None:
    disk = sound.copy()
    disk.dies_at = site
    with suppress(Killed):
        changing("pół", 1, 2)(TinyStore(ARCHIVE, files=disk))
    left = disk.copy()
    codes = {one.code for one in TinyStore(ARCHIVE, files=left).examine(deep=True)}
    assert codes == ({"interrupted"} if disk.dead else set())


def test_a_record_that_is_missing_is_made_anew_and_what_is_lost_is_named(sound: Disk) -> None:
    disk = sound.copy()
    del disk.files[ARCHIVE]
    store = TinyStore(ARCHIVE, files=disk)
    repaired = store.repair()
    assert repaired.copies == (f"{CHANGES}.damaged-1",)
    assert [one.code for one in repaired.problems] == ["lost-article"] * 3
    assert disk.files[ARCHIVE].mode == 0o600
    assert list(store.examine(deep=True)) == []
    goes_on(disk, State({}, 4))


def test_a_change_whose_number_cannot_be_is_left_out(sound: Disk) -> None:
    truth, disk = content(TinyStore(ARCHIVE, files=sound)), sound.copy()
    data = disk.files[CHANGES].data
    data[:] = data.replace(b'\n,"4": {', b'\n,"400000000": {')
    store = TinyStore(ARCHIVE, files=disk)
    store.repair()
    assert (content(store), store.last_change()) == (truth, 3)


@pytest.mark.parametrize("site", range(2, 12))
def test_a_repair_after_a_kill_saves_what_a_reader_saw(sound: Disk, site: int) -> None:
    disk = sound.copy()
    disk.dies_at = site
    with suppress(Killed):
        changing("pół", 1, 2)(TinyStore(ARCHIVE, files=disk))
    left = disk.copy()
    truth = content(TinyStore(ARCHIVE, files=left))
    TinyStore(ARCHIVE, files=left).repair()
    assert content(TinyStore(ARCHIVE, files=left)) == truth


def test_after_a_repair_nothing_known_before_is_trusted(sound: Disk) -> None:
    disk = sound.copy()
    store = TinyStore(ARCHIVE, files=disk)
    store.compact()
    places, stamp, identity = store.layout(), store.stamp(), store.identity
    store.repair()
    assert (store.layout(), store.identity) == (str(int(places) + 1), identity)
    assert store.change_at(stamp) is None
    with store.writing() as writer:
        assert writer.next_id == 5


@pytest.mark.parametrize("lost", [ARCHIVE, CHANGES])
def test_ids_are_not_used_again_though_a_file_is_lost(lost: object) -> None:
    disk = Disk()
    for command in (adding(1, 2, 3), removing(3)):
        command(TinyStore(ARCHIVE, files=disk))
    TinyStore(ARCHIVE, files=disk).compact()
    del disk.files[str(lost)]
    store = TinyStore(ARCHIVE, files=disk)
    store.repair()
    with store.writing() as writer:
        assert writer.next_id == 4


def test_a_head_that_is_lost_gives_no_id_again(sound: Disk) -> None:
    disk = sound.copy()
    del disk.files[CHANGES]
    data = disk.files[ARCHIVE].data
    data[: data.index(b"\n")] = b"x" * data.index(b"\n")
    store = TinyStore(ARCHIVE, files=disk)
    store.repair()
    assert list(content(store)) == [1, 2, 4]
    with store.writing() as writer:
        assert writer.next_id == 5


def test_findings_name_their_place(sound: Disk) -> None:
    disk = sound.copy()
    data = disk.files[ARCHIVE].data
    place = dict(TinyStore(ARCHIVE, files=disk).places())[2]
    line = bytes(data[:place]).count(b"\n") + 1
    data[place + 20] ^= 1
    damaged, count = TinyStore(ARCHIVE, files=disk).examine(deep=True)
    assert (damaged.code, damaged.line, damaged.offset) == ("damaged", line, place)
    assert (count.code, count.line, count.offset) == ("count", None, None)
    assert "has 2 articles and should have 3" in count.sentence
    (kept, *_) = TinyStore(ARCHIVE, files=disk).repair().problems
    assert (kept.code, kept.offset) == ("unsealed", place + 1)  # without the comma


def test_an_article_that_is_not_what_its_hash_says_is_named_with_its_place() -> None:
    disk = Disk()
    adding(1, 2)(TinyStore(ARCHIVE, files=disk))
    record = disk.content(ARCHIVE)
    line = next(line for line in record.split(b"\n") if line.startswith(b',"2"'))
    document = {**layout.article_of(line), "sha256": "0" * 64}
    del document["crc"]
    forged = b"," + layout.article_line(2, document)
    disk.files[ARCHIVE].data[:] = record.replace(line, forged)
    disk.files[ARCHIVE].time += 1
    found = {one.code: one for one in TinyStore(ARCHIVE, files=disk).examine(deep=True)}
    assert set(found) == {"edited", "hash"}
    assert (found["hash"].line, found["hash"].offset) == (4, record.index(line))


@pytest.mark.parametrize("format", [b"0", b"-1", b'"1"', b"null"])
def test_a_format_that_never_was_is_damage(sound: Disk, format: bytes) -> None:
    disk = sound.copy()
    data = disk.files[ARCHIVE].data
    data[:] = data.replace(b'"format": 1,', b'"format": %s,' % format)
    (finding,) = TinyStore(ARCHIVE, files=disk).examine()
    assert (finding.code, finding.line, finding.offset) == ("damaged", 1, 0)


def test_blanks_that_nobody_made_are_miscounted(sound: Disk) -> None:
    disk = sound.copy()
    data = disk.files[ARCHIVE].data
    end = data.rindex(b"\n}}")
    first = data.rindex(b"\n", 0, end)
    data[first + 1 : end] = b" " * (end - first - 1)
    codes = [one.code for one in TinyStore(ARCHIVE, files=disk).examine(deep=True)]
    assert codes == ["count"]
    assert seen(disk) != seen(sound)
