"""The TinyDB store and the reference, driven through the same random life: they stay the same.

The life has every kind of change, compactions, kills at any call, and edits from outside by stock
TinyDB and by an editor; after each step stock TinyDB reads the files too.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.contract.store import AT, content, put, remove
from tests.crash.disk import ARCHIVE, CHANGES, Disk, Killed
from tinydb import TinyDB

from newsarch.model.article import Article
from newsarch.model.change import CHANGED, Change, Edit
from newsarch.model.codec import from_document
from newsarch.store.base import Store
from newsarch.store.memory import MemoryStore
from newsarch.store.tiny import TinyStore

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
SEEDS = st.integers(0, 10**6)


class Life(RuleBasedStateMachine):
    """One archive, kept twice."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = Disk()
        self.reference = MemoryStore()
        self.edition = 0

    @property
    def store(self) -> TinyStore:
        """Opened anew for each step, as each command does."""
        return TinyStore(ARCHIVE, files=self.disk)

    def some_ids(self, seed: int) -> list[int]:
        """Some of the current articles."""
        ids = [id for id, _ in self.reference.places()]
        random = Random(seed)
        return random.sample(ids, random.randint(1, len(ids))) if ids else []

    @rule(texts=st.lists(TEXTS, min_size=1, max_size=4))
    def add(self, texts: list[str]) -> None:
        with self.store.writing() as writer:
            assert writer.next_id == self.reference.next_id
        first = self.reference.next_id
        self.both_put([Article(id=first + n, title=text) for n, text in enumerate(texts)])

    @rule(seed=SEEDS, text=TEXTS)
    def change(self, seed: int, text: str) -> None:
        ids = self.some_ids(seed)
        if ids:
            self.both_put([Article(id=id, title=text, body=str(seed)) for id in ids])

    def both_put(self, articles: list[Article]) -> None:
        assert put(self.store, *articles).change == put(self.reference, *articles).change

    @rule(seed=SEEDS)
    def remove(self, seed: int) -> None:
        ids = self.some_ids(seed)
        if ids:
            assert remove(self.store, *ids).change == remove(self.reference, *ids).change

    @rule()
    def put_back_what_was_removed(self) -> None:
        last = next(self.reference.changes_backwards(), None)
        gone = [edit for edit in last.edits if edit.kind == "removed"] if last else []
        if gone:
            self.both_put([from_document(edit.id, edit.before) for edit in gone])

    @precondition(lambda self: ARCHIVE in self.disk.files)
    @rule()
    def compact(self) -> None:
        self.store.compact()

    @rule(seed=SEEDS, text=TEXTS, site=st.integers(2, 14))
    def be_killed(self, seed: int, text: str, site: int) -> None:
        ids = self.some_ids(seed) or [self.reference.next_id]
        articles = [Article(id=id, title=text, body="k") for id in ids]
        number = self.store.last_change()
        self.disk.dies_at = site
        with suppress(Killed):
            put(self.store, *articles)
        self.disk = self.disk.copy()
        if self.store.last_change() > number:
            put(self.reference, *articles)

    @rule(seed=SEEDS, text=TEXTS)
    def be_edited_by_tinydb(self, seed: int, text: str) -> None:
        ids = self.some_ids(seed)
        if ids:
            with self.on_disk(ARCHIVE) as database:
                database.table("articles").update({"title": text}, doc_ids=ids)
            self.have_been_edited(ids, text)

    @rule(seed=SEEDS, indent=st.sampled_from([None, 0, 2]))
    def be_edited_by_an_editor(self, seed: int, indent: int | None) -> None:
        ids = self.some_ids(seed)
        if ids:
            tables = json.loads(self.disk.content(ARCHIVE))
            for id in ids:
                tables["articles"][str(id)]["title"] = "edytor"
            self.replace(json.dumps(tables, indent=indent).encode())
            self.have_been_edited(ids, "edytor")

    def have_been_edited(self, ids: list[int], title: str) -> None:
        """Edits from outside are in no change; the reference is told behind its back."""
        stamp = self.store.stamp()
        for id in ids:
            before = self.reference.get(id)
            assert before is not None
            self.reference._articles[id] = json.dumps(
                {**json.loads(self.reference._articles[id]), "title": title}
            )
        with self.store.writing():
            pass
        assert self.store.change_at(stamp) is None

    def on_disk(self, path: str) -> TinyDB:
        """Stock TinyDB on a copy of a file; what it writes is brought back."""
        machine = self

        class Copied(TinyDB):
            def close(self) -> None:
                super().close()
                if path == ARCHIVE and real.read_bytes() != before:
                    machine.replace(real.read_bytes())
                real.unlink()

        before = self.disk.content(path)
        with tempfile.NamedTemporaryFile(delete=False) as file:
            file.write(before)
        real = Path(file.name)
        return Copied(real, encoding="utf-8")

    def replace(self, data: bytes) -> None:
        """Another program writes the record."""
        fd = self.disk.create(ARCHIVE, anew=True)
        self.disk.write(fd, data, 0)
        self.disk.close(fd)

    @invariant()
    def both_are_the_same(self) -> None:
        expected = content(self.reference)
        assert content(self.store) == expected
        assert list(self.store.changes()) == list(self.reference.changes())
        places = list(self.store.places())
        for id, place in Random(len(expected)).sample(places, min(len(places), 3)):
            assert self.store.get(id, place) == expected[id]

    @invariant()
    def tinydb_sees_the_same(self) -> None:
        if ARCHIVE not in self.disk.files:
            return
        with self.store.writing():  # a killed command's remains are in order after the next one
            pass
        with self.on_disk(ARCHIVE) as database:
            seen = {one.doc_id: from_document(one.doc_id, one)
                    for one in database.table("articles").all()}  # fmt: skip
        assert seen == content(self.reference)
        with self.on_disk(CHANGES) as database:
            assert len(database.table("changes")) == self.reference.last_change()

    @rule()
    def teach_an_alias(self) -> None:
        stamp, change = self.store.stamp(), Change(at=AT, command="units", aliases={"a": "b"})
        for store in (self.store, self.reference):
            with store.writing() as writer:
                writer.commit(change)
        assert self.store.change_at(stamp) == self.store.last_change() - 1


Life.TestCase.settings = settings(max_examples=25, stateful_step_count=20)
TestLife = Life.TestCase


def test_any_text_survives_in_both() -> None:
    stores: list[Store] = [TinyStore(ARCHIVE, files=Disk()), MemoryStore()]
    for store in stores:
        put(store, Article(id=1, title="\ud800"))
        with store.writing() as writer:
            edit = Edit(1, CHANGED, {"title": "\ud800"})
            writer.commit(Change(at=AT, command="x", edits=(edit,)), [Article(id=1, title="b")])
    assert list(stores[0].changes()) == list(stores[1].changes())
