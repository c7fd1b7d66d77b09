"""What a repair makes of an archive, and where it says that something is wrong."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from tests.contract.store import content
from tests.crash.disk import ARCHIVE, CHANGES, Disk, Killed
from tests.crash.story import State, Step, adding, changing, goes_on, removing, seen
from tests.crash.test_repair import sound as sound

from newsarch.errors import ForeignError
from newsarch.store.tiny import TinyStore, layout, salvage


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


@pytest.mark.parametrize("step", [changing("pół", 1, 2), removing(1), removing(4)])
@pytest.mark.parametrize("site", range(2, 12))
def test_a_repair_after_a_kill_saves_what_a_reader_saw(sound: Disk, site: int, step: Step) -> None:
    disk = sound.copy()
    disk.dies_at = site
    with suppress(Killed):
        step(TinyStore(ARCHIVE, files=disk))
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
    store = TinyStore(ARCHIVE, files=disk)
    store.compact()
    identity = store.identity
    del disk.files[str(lost)]
    problems = [one.code for one in store.repair().problems]
    assert problems == (["lost-article"] * 2 if lost == ARCHIVE else [])
    assert store.last_change() == (2 if lost == ARCHIVE else 0)
    assert store.identity == identity
    with store.writing() as writer:
        assert writer.next_id == 4


def test_a_head_that_is_lost_gives_no_id_again(sound: Disk) -> None:
    disk = sound.copy()
    del disk.files[CHANGES]
    data = disk.files[ARCHIVE].data
    data[: data.index(b"\n")] = b"x" * data.index(b"\n")
    data[-4:-4] = b'\n,"7": {"x": 1}\n,"8": {"title": "x"}'  # no articles
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


def test_a_file_that_an_editor_has_spread_over_lines_is_saved(sound: Disk) -> None:
    disk = sound.copy()
    file = disk.files[str(ARCHIVE)]
    text = json.dumps(json.loads(file.data), ensure_ascii=False, indent=2)
    file.data[:] = text.replace('"Tytuł 2"', '"Tytuł "2"', 1).encode()
    store = TinyStore(ARCHIVE, files=disk)
    store.repair()
    assert content(store) == {id: one for id, one in seen(sound).articles.items() if id != 2}


def test_lost_changes_are_named_and_stand_empty_in_their_places(sound: Disk) -> None:
    disk = sound.copy()
    data = disk.files[str(CHANGES)].data
    for number in (b"1", b"3"):
        data[:] = data.replace(b'"%s": {"at"' % number, b'"%s": ["at"' % number)
    store = TinyStore(ARCHIVE, files=disk)
    lost = [one.sentence for one in store.repair().problems if one.code == "lost-change"]
    assert lost == ["Change 1 could not be saved.", "Change 3 could not be saved."]
    assert [change.command == "lost" for change in store.changes()] == [True, False, True, False]
    assert list(store.examine(deep=True)) == []


def test_as_many_changes_may_be_lost_as_are_told_and_no_more(
    sound: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(salvage, "MOST_LOST", 5)
    for number, last in ((9, 9), (10, 3)):
        disk = sound.copy()
        data = disk.files[str(CHANGES)].data
        data[:] = data.replace(b'\n,"4": {', b'\n,"%d": {' % number)
        store = TinyStore(ARCHIVE, files=disk)
        store.repair()
        assert store.last_change() == last


@pytest.mark.parametrize("path", [ARCHIVE, CHANGES])
@pytest.mark.parametrize("head", [
    layout.head("articles", {"archive": "x"}).replace(b'"x"', b'"y"'),  # another bit
    layout.head("articles", {}),
    layout.head("articles", {"archive": 7}),
], ids=["flipped", "no name", "number"])  # fmt: skip
def test_damage_of_the_head_is_at_the_first_byte(sound: Disk, path: str, head: bytes) -> None:
    disk = sound.copy()
    data = disk.files[path].data
    table = b"changes" if path == CHANGES else b"articles"
    data[: data.index(b": {", data.index(b"\n")) + 3] = head.replace(b"articles", table)
    (finding,) = TinyStore(ARCHIVE, files=disk).examine()
    assert (finding.code, finding.line, finding.offset) == ("damaged", 1, 0)


@pytest.mark.parametrize("number", [None, -1, "7", 10**15 + 1])
def test_a_head_without_its_numbers_is_damage_of_the_first_byte(
    sound: Disk, number: object
) -> None:
    disk = sound.copy()
    data = disk.files[str(ARCHIVE)].data
    start = data.index(b': {"format"') + 2
    end = data.index(b"}", start) + 1
    meta = {**layout.parsed(bytes(data[start:end])), "generation": number}
    del meta["crc"]
    data[start:end] = layout.sealed(meta)
    (finding,) = TinyStore(ARCHIVE, files=disk).examine()
    assert (finding.code, finding.line, finding.offset) == ("damaged", 1, 0)


def test_damage_in_what_others_have_written_is_named_by_line_and_byte(sound: Disk) -> None:
    for wrong, at in ((b'"Tytu\xc5" ', 5), (b'"Tytu\xc5\x82" ]', 9)):
        disk = sound.copy()
        data = json.dumps(json.loads(disk.content(ARCHIVE)), ensure_ascii=False, indent=1).encode()
        place = data.rindex(b'"Tytu')
        disk.files[str(ARCHIVE)].data[:] = data[:place] + wrong + data[place:]
        *_, finding = TinyStore(ARCHIVE, files=disk).examine()
        assert finding.offset == place + at
        assert finding.line == data[:place].count(b"\n") + 1


def test_a_file_that_begins_like_an_archive_was_one() -> None:
    disk = Disk()
    adding(1)(TinyStore(ARCHIVE, files=disk))
    del disk.files[str(CHANGES)]
    del disk.files[str(ARCHIVE)].data[16:]
    store = TinyStore(ARCHIVE, files=disk)
    assert [one.code for one in store.examine()] == ["no-changes", "damaged"]
    store.repair()
    assert content(store) == {}


@pytest.mark.parametrize(("end", "is_ours"), [(0, True), (16 << 20, True), ((16 << 20) + 1, False)])
def test_articles_of_ours_are_looked_for_in_the_first_16_megabytes(end: int, is_ours: bool) -> None:
    disk = Disk()
    adding(1)(TinyStore(ARCHIVE, files=disk))
    line = disk.content(ARCHIVE).split(b"\n")[2]
    before = end - len(line) - 1
    others = (b"x" * 99 + b"\n") * (before // 100) + b"x" * (before % 100) + b"\n"
    disk.files[str(ARCHIVE)].data[:] = (others if end else b"") + line + b"\n and more"
    del disk.files[str(CHANGES)]
    if is_ours:
        codes = [one.code for one in TinyStore(ARCHIVE, files=disk).examine()]
        assert codes == ["no-changes", "damaged"]
    else:
        with pytest.raises(ForeignError):
            list(TinyStore(ARCHIVE, files=disk).examine())
