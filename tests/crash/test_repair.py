"""Every damage is found by the deep examination, and repair saves everything around it."""

from __future__ import annotations

import pytest
from tests.contract.store import content
from tests.crash.disk import ARCHIVE, CHANGES, Disk, Killed
from tests.crash.story import (
    Content,
    State,
    adding,
    article,
    changing,
    goes_on,
    removing,
    seen,
    seen_by_tinydb,
)
from tests.crash.test_damage import Damage, cut, flip, zero

from newsarch.model.article import Article
from newsarch.model.codec import to_document
from newsarch.store.tiny import TinyStore, layout


@pytest.fixture(scope="module")
def sound() -> Disk:
    """An archive with articles, blanks and history."""
    disk = Disk()
    for command in (adding(1, 2, 3, 4), changing("nowy", 2), removing(3), changing("drugi", 1)):
        command(TinyStore(ARCHIVE, files=disk))
    return disk


def untouched(disk: Disk, first: int, last: int) -> Content:
    """The articles none of whose bytes lie from `first` to `last`."""
    store, data = TinyStore(ARCHIVE, files=disk), disk.content(ARCHIVE)
    kept = {}
    for stored in store.scan():
        end = data.index(b"\n", stored.place)
        if last < stored.place or first > end:
            kept[stored.article.id] = stored.article
    return kept


SPANS: dict[Damage, int] = {flip: 1, zero: 32, cut: 10**6}


@pytest.mark.parametrize("damage", [flip, zero, cut])
def test_a_damaged_record_is_found_out_and_saved(sound: Disk, damage: Damage) -> None:
    truth = content(TinyStore(ARCHIVE, files=sound))
    for at in range(0, len(sound.content(ARCHIVE)), 7):
        disk = sound.copy()
        damage(disk.files[ARCHIVE].data, at)
        if disk.content(ARCHIVE) == sound.content(ARCHIVE):
            continue
        store = TinyStore(ARCHIVE, files=disk)
        findings = list(store.examine(deep=True))
        assert findings and all(one.sentence and one.repair for one in findings), at
        before = disk.content(ARCHIVE)
        repaired = store.repair()
        assert disk.content(repaired.copies[0]) == before
        found = content(store)
        assert untouched(sound, at, at + SPANS[damage] - 1).items() <= found.items(), at
        for id in found.keys() & truth.keys():
            assert found[id] == truth[id] or named(repaired.problems, id)
        for id in truth.keys() - found.keys():
            assert named(repaired.problems, id)
        assert list(store.examine(deep=True)) == []
        goes_on(disk, State(found, store.last_change()))


def named(problems: object, id: int) -> bool:
    return f"Article {id} " in str(problems)


@pytest.mark.parametrize("damage", [flip, zero, cut])
def test_damaged_changes_are_found_out_and_saved(sound: Disk, damage: Damage) -> None:
    truth = seen(sound)
    for at in range(0, len(sound.content(CHANGES)), 7):
        disk = sound.copy()
        damage(disk.files[CHANGES].data, at)
        store = TinyStore(ARCHIVE, files=disk)
        # The mark of an old change means nothing any more.
        assert list(store.examine(deep=True)) or seen(disk) == truth, at
        store.repair()
        assert content(store) == truth.articles
        numbers = [change.number for change in store.changes()]
        assert numbers == list(range(1, len(numbers) + 1))
        assert list(store.examine(deep=True)) == []
        goes_on(disk, State(truth.articles, len(numbers)))


def test_a_sound_archive_has_no_findings_and_repair_keeps_it(sound: Disk) -> None:
    truth, disk = seen(sound), sound.copy()
    store = TinyStore(ARCHIVE, files=disk)
    assert list(store.examine()) == list(store.examine(deep=True)) == []
    assert store.repair().problems == ()
    assert seen(disk) == truth


def test_an_archive_that_is_not_there_is_well() -> None:
    assert list(TinyStore(ARCHIVE, files=Disk()).examine(deep=True)) == []


def test_an_interrupted_change_is_named_and_not_half_saved(sound: Disk) -> None:
    disk = sound.copy()
    disk.dies_at = 3
    with pytest.raises(Killed):
        changing("pół", 1, 2)(TinyStore(ARCHIVE, files=disk))
    left, truth = disk.copy(), content(TinyStore(ARCHIVE, files=sound))
    store = TinyStore(ARCHIVE, files=left)
    assert [one.code for one in store.examine()] == ["interrupted"]
    store.repair()
    assert content(store) == truth


@pytest.mark.parametrize(("code", "old", "new"), [
    ("edited", "Tytuł 4", "Tytuł Ż"),
    ("hash", '"sha256": ""', '"sha256": "0"'),
    ("field", '"tags": []', '"tags": 7'),
])  # fmt: skip
def test_what_an_editor_did_is_named(sound: Disk, code: str, old: str, new: str) -> None:
    disk = sound.copy()
    file = disk.files[ARCHIVE]
    file.data[:] = file.data.decode().replace(old, new).encode()
    file.time += 1
    codes = [one.code for one in TinyStore(ARCHIVE, files=disk).examine(deep=True)]
    assert codes[0] == "edited" and code in codes


@pytest.mark.parametrize(("old", "new", "codes"), [
    (b'\n,"4": {', b'\n "4": {', ["comma"]),
    (b'\n "2": {', b'\n,"2": {', ["comma"]),
])  # fmt: skip
def test_a_comma_that_only_tinydb_would_miss_is_named(old: bytes, new: bytes,
                                                      codes: list[str]) -> None:  # fmt: skip
    disk = Disk()
    for command in (adding(1), adding(2, 4), removing(1)):
        command(TinyStore(ARCHIVE, files=disk))
    file = disk.files[ARCHIVE]
    assert old in file.data
    file.data[:] = file.data.replace(old, new)
    assert [one.code for one in TinyStore(ARCHIVE, files=disk).examine(deep=True)] == codes


def test_a_line_that_came_back_is_named(sound: Disk) -> None:
    disk, before = sound.copy(), Disk()
    adding(1, 2, 3, 4)(TinyStore(ARCHIVE, files=before))
    start, end = 250, len(before.content(ARCHIVE)) - 5
    disk.files[ARCHIVE].data[start:end] = before.content(ARCHIVE)[start:end]
    codes = [one.code for one in TinyStore(ARCHIVE, files=disk).examine(deep=True)]
    assert "id" in codes and "count" in codes


def test_a_history_that_is_missing_is_named(sound: Disk) -> None:
    disk = sound.copy()
    del disk.files[CHANGES]
    codes = [one.code for one in TinyStore(ARCHIVE, files=disk).examine(deep=True)]
    assert codes == ["no-changes"]


def test_a_leftover_of_a_killed_process_is_named(sound: Disk) -> None:
    disk = sound.copy()
    disk.close(disk.create("/archive.json.new"))
    store = TinyStore(ARCHIVE, files=disk)
    (finding,) = store.examine()
    assert finding.code == "leftover"
    with store.writing():
        pass
    assert list(store.examine()) == []


def test_a_file_of_one_line_is_saved_too(sound: Disk) -> None:
    import json

    disk = sound.copy()
    file = disk.files[ARCHIVE]
    text = json.dumps(json.loads(file.data), ensure_ascii=False)
    file.data[:] = text.replace("Tytuł 2", 'Tytuł "2', 1).encode()
    store = TinyStore(ARCHIVE, files=disk)
    repaired = store.repair()
    assert sorted(content(store)) == [1, 4]
    assert named(repaired.problems, 2)
    assert seen_by_tinydb(disk)[4] == article(4)
    assert isinstance(seen_by_tinydb(disk)[1], Article)


def test_copies_of_what_was_damaged_are_numbered_from_one(sound: Disk) -> None:
    disk = sound.copy()
    for number in ("1", "2"):
        copies = TinyStore(ARCHIVE, files=disk).repair().copies
        assert copies == tuple(f"{path}.damaged-{number}" for path in (ARCHIVE, CHANGES))


def test_an_id_that_was_never_given_out_is_found(sound: Disk) -> None:
    disk = sound.copy()
    record = disk.content(ARCHIVE)
    line = next(line for line in record.split(b"\n") if line[:5] in (b' "4":', b',"4":', b'"4": '))
    forged = line[:1] * (line[:1] != b'"') + layout.sealed(to_document(article(5)), b'"5": ').ljust(
        len(line) - (line[:1] != b'"')
    )
    assert len(forged) == len(line)
    disk.files[ARCHIVE].data = bytearray(record.replace(line, forged))
    assert "id" in {found.code for found in TinyStore(ARCHIVE, files=disk).examine(deep=True)}
