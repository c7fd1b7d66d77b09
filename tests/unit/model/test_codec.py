"""What is written comes back; what does not fit is refused by name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch.errors import InputError
from newsarch.model.article import Article
from newsarch.model.change import ADDED, CHANGED, REMOVED, Change, Edit
from newsarch.model.codec import (
    DOCUMENT_KEYS,
    RECORD_KEYS,
    change_from_document,
    change_to_document,
    changed_fields,
    from_document,
    to_document,
    to_record,
)
from newsarch.values import asdict, replace

texts = st.text(max_size=30)
articles = st.builds(
    Article,
    id=st.integers(1, 10**6),
    title=texts,
    body=texts,
    published=st.none() | st.dates().map(lambda day: day.isoformat()),
    by=st.none() | texts,
    units=st.lists(texts, max_size=3).map(tuple),
    tags=st.lists(texts, max_size=3).map(tuple),
    status=st.sampled_from(["active", "archived"]),
    source_status=st.sampled_from([None, "live", "archived"]),
    revision=st.integers(1, 9),
    origins=st.dictionaries(texts, texts, max_size=3),
)


@given(articles)
def test_a_document_read_back_is_the_same_article(article: Article) -> None:
    document = json.loads(json.dumps(to_document(article)))
    assert from_document(article.id, document) == article


@given(articles)
def test_a_record_has_every_key_of_the_contract_in_order(article: Article) -> None:
    assert tuple(to_record(article)) == RECORD_KEYS


def test_every_field_of_an_article_is_stored() -> None:
    assert set(DOCUMENT_KEYS) | {"id"} == set(asdict(Article(id=1)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", None),
        ("title", 3),
        ("published", "29.06.2017"),
        ("published", "2017-6-29"),
        ("published", "20170629"),
        ("status", "draft"),
        ("source_status", "gone"),
        ("tags", "one"),
        ("tags", [1]),
        ("revision", True),
        ("revision", 0),
        ("by", ["x"]),
        ("origins", []),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(name: str, value: object) -> None:
    with pytest.raises(InputError, match=f"Article 7.*{name}"):
        from_document(7, {name: value})


def test_unknown_keys_are_left_out() -> None:
    assert from_document(1, {"title": "T", "colour": "red"}) == Article(id=1, title="T")


def test_changed_fields_hold_what_was_before() -> None:
    before = Article(id=1, title="Old", tags=("a",))
    after = before.with_(title="New", revision=2)
    assert changed_fields(before, after) == {"title": "Old", "revision": 1}


@given(st.lists(st.integers(1, 60), unique=True, max_size=20))
def test_a_change_read_back_is_the_same(ids: list[int]) -> None:
    kinds = {0: ADDED, 1: CHANGED, 2: REMOVED}
    edits = [Edit(id, kinds[id % 3], {} if id % 3 == 0 else {"title": "x"}) for id in ids]
    change = Change(
        number=4,
        at="2017-06-29T10:00:00+02:00",
        command="tag",
        who="ala",
        edits=tuple(edits),
        note="n",
        undoes=3,
        aliases={"wp": None},
        aliases_before={"wp": "Wydział Prewencji"},
        imported={"run": "a", "source": "s", "done": 3},
    )
    back = change_from_document(4, json.loads(json.dumps(change_to_document(change))))
    assert sorted(back.edits, key=lambda e: e.id) == sorted(edits, key=lambda e: e.id)
    assert replace(back, edits=()) == replace(change, edits=())


def test_an_imports_added_ids_are_kept_as_ranges() -> None:
    edits = tuple(Edit(id, ADDED) for id in [*range(1, 1001), 2000])
    document = change_to_document(Change(at="", command="import", edits=edits))
    assert document["added"] == [[1, 1000], [2000, 2000]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"command": None}, {"at": 1}, {"who": []}, {"added": [[1, 10**12]]}, {"added": [1]},
        {"added": [["a", "b"]]}, {"changed": {"x": {}}}, {"changed": []}, {"removed": {"1": 5}},
        {"erased": 1},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_change_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InputError):
        change_from_document(1, {"at": "", "command": "x", **wrong})
    with pytest.raises(InputError):
        change_from_document(1, {"command": "x"})
