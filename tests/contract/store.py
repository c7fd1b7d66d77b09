"""What every store promises: one suite, inherited by the tests of each of them."""

from __future__ import annotations

from itertools import permutations

import pytest

from newsarch.errors import ConflictError
from newsarch.model.article import Article
from newsarch.model.change import ADDED, CHANGED, REMOVED, Change, Edit
from newsarch.model.codec import changed_fields, to_document
from newsarch.store.base import NOWHERE, Committed, Store

AT = "2017-06-29T12:00:00+02:00"


def article(id: int, title: str = "Zażółć gęślą jaźń", **values: object) -> Article:
    """An article with some text; the id tells them apart."""
    return Article(id=id, title=f"{title} {id}", body="Pierwszy akapit.\n\nDrugi „akapit”.").with_(
        **values
    )


def put(store: Store, *articles: Article, command: str = "test") -> Committed:
    """Put articles as one change, telling truly what was before."""
    with store.writing() as writer:
        edits = []
        for one in articles:
            before = store.get(one.id)
            edits.append(
                Edit(one.id, CHANGED, changed_fields(before, one))
                if before
                else Edit(one.id, ADDED)
            )
        return writer.commit(Change(at=AT, command=command, edits=tuple(edits)), articles)


def remove(store: Store, *ids: int) -> Committed:
    """Remove articles as one change."""
    with store.writing() as writer:
        edits = []
        for id in ids:
            before = store.get(id)
            edits.append(Edit(id, REMOVED, to_document(before) if before else {}))
        return writer.commit(Change(at=AT, command="remove", edits=tuple(edits)), remove=ids)


def content(store: Store) -> dict[int, Article]:
    """The current articles by id."""
    return {one.article.id: one.article for one in store.scan()}


class StoreContract:
    """Inherit this and give a fixture `store` that is empty."""

    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    def test_an_empty_store_has_nothing(self, store: Store) -> None:
        assert list(store.scan()) == []
        assert list(store.places()) == []
        assert list(store.changes()) == list(store.changes_backwards()) == []
        assert store.get(1) is None
        assert list(store.fetch([(1, NOWHERE)])) == []
        assert store.last_change() == 0
        assert store.change_at(store.stamp()) == 0

    def test_what_was_put_comes_back_equal(self, store: Store) -> None:
        full = article(
            1, lead="Wstęp", published="2017-06-29", units=("A", "B"), tags=("x", "ź"),
            status="archived", revision=3, origins={"title": "label"}, url="https://x.pl/?a=\\",
        )  # fmt: skip
        put(store, full)
        assert store.get(1) == full
        assert content(store) == {1: full}

    def test_places_find_articles_and_wrong_places_do_no_harm(self, store: Store) -> None:
        articles = [article(id) for id in range(1, 6)]
        places = put(store, *articles).places
        for one, place in zip(articles, places, strict=True):
            assert store.get(one.id, place) == one
            for wrong in (*places, NOWHERE, 0, 1, 17, 10**9):
                assert store.get(one.id, wrong) == one
        assert list(store.places()) == list(zip(range(1, 6), places, strict=True))

    def test_scan_goes_by_rising_id_whatever_was_changed_last(self, store: Store) -> None:
        put(store, *(article(id) for id in range(1, 8)))
        put(store, article(3, "nowy"), article(1, "nowy"))
        put(store, article(9), article(8))
        assert [one.article.id for one in store.scan()] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
        assert [id for id, _ in store.places()] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
        assert content(store)[3].title == "nowy 3"

    def test_whatever_order_articles_were_written_in_they_are_read_by_rising_id(
        self, store: Store
    ) -> None:
        put(store, *(article(id) for id in range(1, 5)))
        for n, order in enumerate(permutations(range(1, 5))):
            put(store, *(article(id, f"wersja {n}") for id in order))
            assert [id for id, _ in store.places()] == [1, 2, 3, 4], order
            assert [store.get(id) for id in order] == [article(id, f"wersja {n}") for id in order]

    def test_fetch_keeps_the_order_and_leaves_out_what_is_gone(self, store: Store) -> None:
        put(store, *(article(id) for id in range(1, 5)))
        remove(store, 2)
        found = store.fetch([(4, NOWHERE), (2, NOWHERE), (1, NOWHERE), (4, NOWHERE), (77, NOWHERE)])
        assert [one.id for one in found] == [4, 1, 4]

    def test_ids_are_never_used_again(self, store: Store) -> None:
        put(store, article(1), article(2))
        remove(store, 2)
        with store.writing() as writer:
            assert writer.next_id == 3
            writer.commit(Change(at=AT, command="add", edits=(Edit(3, ADDED),)), [article(3)])
            assert writer.next_id == 4
        remove(store, 3, 1)
        with store.writing() as writer:
            assert writer.next_id == 4

    def test_changes_are_numbered_from_one_and_tell_what_was_before(self, store: Store) -> None:
        put(store, article(1), article(2), command="add")
        committed = put(store, article(1, "inny"), command="set")
        gone = remove(store, 2)
        assert (committed.change.number, gone.change.number) == (2, 3)
        assert [change.number for change in store.changes()] == [1, 2, 3]
        assert [change.number for change in store.changes(after=1)] == [2, 3]
        assert list(store.changes_backwards()) == list(store.changes())[::-1]
        first, second, third = store.changes()
        assert [(edit.id, edit.kind) for edit in first.edits] == [(1, ADDED), (2, ADDED)]
        assert second.edits == (Edit(1, CHANGED, {"title": "Zażółć gęślą jaźń 1"}),)
        assert third.edits == (Edit(2, REMOVED, to_document(article(2))),)
        assert store.last_change() == 3

    def test_a_change_without_articles_is_a_change(self, store: Store) -> None:
        with store.writing() as writer:
            change = Change(at=AT, command="units", aliases={"KWP": "Komenda"}, note="tak")
            assert writer.commit(change).change.number == 1
        (only,) = store.changes()
        assert (only.aliases, only.note) == ({"KWP": "Komenda"}, "tak")

    def test_what_was_removed_can_be_put_back_under_its_id(self, store: Store) -> None:
        put(store, article(1), article(2))
        remove(store, 1)
        put(store, article(1))
        assert content(store) == {1: article(1), 2: article(2)}

    def test_an_emptied_store_goes_on(self, store: Store) -> None:
        put(store, article(1))
        put(store, article(1, "inny"))
        remove(store, 1)
        assert content(store) == {}
        put(store, article(2))
        put(store, article(3))
        assert list(content(store)) == [2, 3]

    @pytest.mark.parametrize("known", [0, 3, 8])
    def test_unknown_articles_are_a_conflict_and_change_nothing(
        self, store: Store, known: int
    ) -> None:
        if known:
            put(store, *(article(id) for id in range(1, known + 1)))
        before, stamp = content(store), store.stamp()
        for change, articles, gone in (
            (Edit(9, CHANGED), [article(9)], []),
            (Edit(9, REMOVED), [], [9]),
        ):
            with store.writing() as writer, pytest.raises(ConflictError) as caught:
                writer.commit(Change(at=AT, command="x", edits=(change,)), articles, gone)
            assert caught.value.ids == (9,)
        assert (content(store), store.stamp(), store.last_change()) == (
            before, stamp, 1 if known else 0)  # fmt: skip

    def test_stamps_differ_and_say_since_when(self, store: Store) -> None:
        stamps = [store.stamp()]
        for id in range(1, 4):
            put(store, article(id))
            stamps.append(store.stamp())
        remove(store, 2)
        stamps.append(store.stamp())
        assert len(set(stamps)) == len(stamps)
        assert [store.change_at(stamp) for stamp in stamps] == [0, 1, 2, 3, 4]
        assert store.change_at("") is store.change_at("nonsense") is None

    def test_identity_stays(self, store: Store) -> None:
        put(store, article(1))
        name = store.identity
        put(store, article(2))
        assert name and store.identity == name

    def test_several_commits_under_one_lock(self, store: Store) -> None:
        with store.writing() as writer:
            for id in range(1, 4):
                edit = Edit(writer.next_id, ADDED)
                writer.commit(Change(at=AT, command="add", edits=(edit,)), [article(id)])
            change = Change(at=AT, command="set", edits=(Edit(2, CHANGED, {"title": "?"}),))
            places = dict(store.places())
            writer.commit(change, [article(2, "inny")], [], {2: places[1]})
            writer.commit(Change(at=AT, command="x", edits=(Edit(1, REMOVED),)), remove=[1])
        assert list(content(store)) == [2, 3]
        assert store.last_change() == 5

    def test_nobody_holds_what_is_stored(self, store: Store) -> None:
        origins = {"title": "label"}
        put(store, article(1, origins=origins))
        origins["title"] = "given"
        got = store.get(1)
        assert got is not None and got.origins == {"title": "label"}
        got.origins["title"] = "position"  # type: ignore[index]
        assert content(store)[1].origins == {"title": "label"}

    @pytest.mark.parametrize(
        "text",
        ["\ud800", "a\udfffb", "\x00\x1b\x7f\x85\u2028\ufeff", '"}}\n,"1": {', "\\ud8", ""],
    )
    def test_any_text_is_kept(self, store: Store, text: str) -> None:
        put(store, article(1, body=text), article(2, by=text))
        assert content(store)[1].body == text
        assert content(store)[2].by == text

    def test_places_stay_while_the_layout_does(self, store: Store) -> None:
        places, layout = put(store, article(1), article(2)).places, store.layout()
        put(store, article(3))
        remove(store, 3)
        assert store.layout() == layout
        assert list(store.places()) == list(zip((1, 2), places, strict=True))

    def test_what_is_erased_leaves_the_changes_too(self, store: Store) -> None:
        put(store, article(1), article(2), article(3))
        put(store, article(1, "tajny"), article(2, "inny"))
        put(store, article(1, "po"))
        remove(store, 3)
        edits = (Edit(1, REMOVED), Edit(3, REMOVED))
        with store.writing() as writer:
            change = Change(at=AT, command="erase", edits=edits, erased=(1, 3))
            assert writer.erase(change, (1, 3)).change.number == 5
            assert writer.next_id == 4
        assert content(store) == {2: article(2, "inny")}
        before = [{edit.id: edit.before for edit in change.edits} for change in store.changes()]
        kept = {"title": article(2).title}
        assert before[1:] == [{1: {}, 2: kept}, {1: {}}, {3: {}}, {1: {}, 3: {}}]

    def test_all_changes_can_be_put_through_a_cleaner(self, store: Store) -> None:
        put(store, article(1))
        put(store, article(1, "nowy"))
        with store.writing() as writer:
            writer.rewrite_changes(lambda document: {**document, "note": "bez nazwisk"})
        assert [change.note for change in store.changes()] == ["bez nazwisk"] * 2
        assert [change.number for change in store.changes()] == [1, 2]
        assert content(store) == {1: article(1, "nowy")}
