"""Erased is erased: no piece of the text stays in any file, whatever happens on the way."""

from __future__ import annotations

from contextlib import suppress

import pytest
from tests.contract.store import content, put, remove
from tests.crash.disk import ARCHIVE, Disk, Killed
from tests.crash.story import State, adding, follower, goes_on, seen_by_tinydb

from newsarch.model.article import Article
from newsarch.model.change import REMOVED, Change, Edit
from newsarch.store.tiny import TinyStore, directory

SECRETS = ("Tajemnica pierwsza, zdradzona światu.", "Tajemnica druga: „nikt\n\nnie wie”.")


def erase(store: TinyStore, *ids: int) -> None:
    with store.writing() as writer:
        edits = tuple(Edit(id, REMOVED) for id in ids)
        writer.erase(Change(at="t", command="erase", edits=edits, erased=ids), ids)


def told(disk: Disk) -> list[str]:
    """Every piece of twelve characters of the secrets that some file on the disk holds."""
    everything = "\n".join(bytes(file.data).decode() for file in disk.files.values())
    flat = [secret.replace("\n", "\\n") for secret in SECRETS]
    pieces = {text[n : n + 12] for text in flat for n in range(len(text) - 11)}
    return [piece for piece in pieces if piece in everything]


@pytest.fixture
def disk() -> Disk:
    """An archive with a secret in the record, in a blanked line and in its changes."""
    disk = Disk()
    store = TinyStore(ARCHIVE, files=disk)
    adding(1, 2)(store)
    put(store, Article(id=3, title=SECRETS[0], body=SECRETS[1]), Article(id=4, title="inny"))
    put(store, Article(id=3, title="poprawiony", body=SECRETS[1]), Article(id=4, title="nowy"))
    return disk


def test_nothing_of_the_text_stays(disk: Disk) -> None:
    store = TinyStore(ARCHIVE, files=disk)
    assert told(disk)
    erase(store, 3)
    assert told(disk) == []
    assert list(content(store)) == [1, 2, 4]
    assert seen_by_tinydb(disk) == content(store)
    last = next(store.changes_backwards())
    assert (last.number, last.command, last.edits) == (4, "erase", (Edit(3, REMOVED),))
    assert [change.edits[0].before for change in store.changes()][1:3] == [{}, {}]
    assert list(store.changes())[2].edits[1].before == {"title": "inny"}
    assert list(store.examine(deep=True)) == []
    goes_on(disk, State(content(store), 4))


def test_what_was_removed_before_can_be_erased(disk: Disk) -> None:
    store = TinyStore(ARCHIVE, files=disk)
    remove(store, 3)
    assert told(disk)
    erase(store, 3)
    assert told(disk) == []
    assert list(content(store)) == [1, 2, 4]
    goes_on(disk, State(content(store), 5))


def test_a_follower_who_knows_nothing_of_it_catches_up(disk: Disk) -> None:
    store = TinyStore(ARCHIVE, files=disk)
    put(store, Article(id=5, title="po wszystkim"))
    catches_up = follower(disk)
    erase(store, 3)
    assert catches_up(disk)


def test_killed_at_every_call_and_done_again(disk: Disk) -> None:
    site, halfway = 0, 0
    while True:
        killed = disk.copy()
        killed.dies_at = site
        with suppress(Killed):
            erase(TinyStore(ARCHIVE, files=killed), 3)
        if not killed.dead:
            break
        left = killed.copy()
        store = TinyStore(ARCHIVE, files=left)
        if 3 in content(store):  # it had not happened yet
            erase(store, 3)
        else:  # it goes on with whoever writes next
            halfway += bool(told(left))
            with store.writing():
                pass
        assert told(left) == [], site
        assert list(content(store)) == [1, 2, 4]
        goes_on(left, State(content(store), 4))
        site += 1
    assert site > 8 and halfway > 3


def test_a_reader_keeps_what_he_was_reading(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "CHUNK", 1)  # nothing is read ahead
    before = content(TinyStore(ARCHIVE, files=disk))
    slow = TinyStore(ARCHIVE, files=disk).scan()
    found = [next(slow)]
    erase(TinyStore(ARCHIVE, files=Disk(disk.files)), 3)
    found += slow
    assert {stored.article.id: stored.article for stored in found} == before


def test_a_passage_can_be_redacted_in_all_changes(disk: Disk) -> None:
    store = TinyStore(ARCHIVE, files=disk)
    put(store, Article(id=3, title="bez", body="bez"))

    def clean(change: dict[str, object]) -> dict[str, object]:
        return {k: {} if k == "changed" else v for k, v in change.items()}

    with store.writing() as writer:
        writer.rewrite_changes(clean)
    assert told(disk) == []
    assert list(store.examine(deep=True)) == []
    goes_on(disk, State(content(store), 4))
