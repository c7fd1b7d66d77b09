"""The same article is stored once; what is better is never lost to what is worse."""

from __future__ import annotations

import pytest

from newsarch.archive import Archive, Selection
from newsarch.archive.adding import Outcome, add, merged, prepare
from newsarch.archive.changing import set_fields, tag
from newsarch.errors import InputError, UsageError
from newsarch.model.article import Article
from newsarch.model.fields import GIVEN, LABEL, POSITION, Fields

PAGE = "https://lubuska.policja.gov.pl/go/aktualnosci/32145,Wspolnie.html"


def fields(origin: str = LABEL, /, **values: object) -> Fields:
    made = Fields()
    for name, value in values.items():
        made.offer(name, value, origin)
    return made


def put(archive: Archive, if_exists: str = "refuse", **values: object) -> Outcome:
    prepared = prepare(fields(LABEL, **values), archive.now())
    return add(archive, [("page", prepared)], if_exists)[0]


def test_ids_count_from_one_and_times_come_from_the_clock(archive: Archive) -> None:
    first, second = put(archive, title="A", body="a"), put(archive, title="B", body="b")
    assert (first.id, second.id) == (1, 2)
    assert first.article.added == first.article.modified == "2026-11-24T12:00:00+01:00"
    assert archive.get(1) == first.article


def test_units_are_found_the_publishing_one_first() -> None:
    article = prepare(
        fields(
            title="Spotkanie",
            body="Byli przedstawiciele Wydziału Kryminalnego KWP w Gorzowie Wlkp.",
            unit="Wydział Prewencji KWP w Gorzowie Wlkp.",
        ),
        "",
    )
    assert article.units[:2] == (
        "Wydział Prewencji KWP w Gorzowie Wlkp.",
        "Wydział Kryminalny KWP w Gorzowie Wlkp.",
    )


def test_what_the_publisher_archived_comes_in_archived(archive: Archive) -> None:
    article = put(archive, title="A", body="a", source_status="archived").article
    assert (article.status, article.archived_reason) == ("archived", "source")
    assert article.archived == archive.now()


def test_a_date_that_is_not_there_stays_empty(archive: Archive) -> None:
    assert put(archive, title="A", body="a").article.published is None


def test_nothing_is_not_an_article() -> None:
    with pytest.raises(InputError):
        prepare(fields(by="kom. Jan Nowak"), "")


def test_a_value_of_the_wrong_kind_is_refused() -> None:
    with pytest.raises(InputError, match="published"):
        prepare(fields(title="A", published="29.06.2017"), "")
    with pytest.raises(UsageError):
        prepare(fields(title="A", tags=("a,b",)), "")


@pytest.mark.parametrize("if_exists", ["refuse", "skip"])
def test_the_same_words_on_the_same_day_are_one_article(archive: Archive, if_exists: str) -> None:
    put(archive, title="A", body="Tekst  pisany", published="2017-06-29")
    again = put(archive, if_exists, title="a ", body="tekst pisany", published="2017-06-29")
    assert (again.result, again.id) == ("exists", 1)
    other = put(archive, if_exists, title="A", body="Tekst pisany", published="2017-06-30")
    assert (other.result, other.id) == ("added", 2)


def test_the_same_address_is_one_article(archive: Archive) -> None:
    put(archive, title="A", body="a", url=PAGE)
    again = put(archive, title="B", body="b", url=PAGE.replace("Wspolnie", "inaczej") + "?sid=1")
    assert (again.result, again.id) == ("exists", 1)


def test_new_stores_it_all_the_same(archive: Archive) -> None:
    put(archive, title="A", body="a", url=PAGE)
    assert put(archive, "new", title="A", body="a", url=PAGE).id == 2


def test_twins_in_one_batch_are_one_article(archive: Archive) -> None:
    twins = [("x", prepare(fields(title="A", body="a"), "")) for _ in range(2)]
    assert [(o.result, o.id) for o in add(archive, twins, "skip")] == [("added", 1), ("exists", 1)]


def test_a_changed_page_is_a_new_revision(archive: Archive, clock: object) -> None:
    put(archive, title="A", body="a", url=PAGE)
    again = put(archive, "update", title="A", body="a i więcej", url=PAGE)
    assert (again.result, again.id, again.article.revision) == ("updated", 1, 2)
    change = next(archive.store.changes_backwards())
    assert change.edits[0].before["body"] == "a"


def test_an_unchanged_page_is_no_revision(archive: Archive) -> None:
    put(archive, title="A", body="a", url=PAGE)
    again = put(archive, "update", title="A", body="a", url=PAGE)
    assert (again.result, again.article.revision) == ("unchanged", 1)
    assert archive.store.last_change() == 1


def test_a_shorter_text_never_replaces_a_longer_one(archive: Archive) -> None:
    put(archive, title="Długi", body="Cały tekst artykułu.", url=PAGE)
    again = put(archive, "update", title="Błąd", body="Cały", url=PAGE, section="Aktualności")
    assert (again.result, again.article.title) == ("kept", "Długi")
    assert again.article.body == "Cały tekst artykułu."
    assert again.article.section == "Aktualności"


def test_a_worse_origin_never_replaces_a_better_one() -> None:
    ours = prepare(fields(LABEL, title="A", body="b", published="2017-06-29"), "")
    again = prepare(fields(POSITION, title="B", body="bb", published="2016-01-01"), "")
    result, _kept = merged(ours, again)
    assert (result.title, result.published) == ("A", "2017-06-29")


def test_what_the_user_gave_stays(archive: Archive) -> None:
    put(archive, title="A", body="a", url=PAGE)
    set_fields(archive, 1, {"title": "Mój tytuł"})
    tag(archive, Selection((1,)), ["ważne"])
    again = put(archive, "update", title="A", body="a i więcej", url=PAGE, tags=("z-feedu",))
    assert (again.article.title, again.article.body) == ("Mój tytuł", "a i więcej")
    assert again.article.tags == ("ważne", "z-feedu")


def test_two_updates_of_one_article_in_a_batch_are_one_change(archive: Archive) -> None:
    put(archive, title="A", body="a", url=PAGE)
    pages = [("x", prepare(fields(title="A", body="a" * n, url=PAGE), "")) for n in (2, 3)]
    add(archive, pages, "update")
    assert archive.get(1).revision == 2
    change = next(archive.store.changes_backwards())
    assert [edit.before["body"] for edit in change.edits] == ["a"]


def test_a_dry_run_stores_nothing(archive: Archive) -> None:
    article = prepare(fields(title="A", body="a"), "")
    assert add(archive, [("x", article)], dry_run=True)[0].result == "added"
    assert archive.store.last_change() == 0


def test_given_beats_every_origin() -> None:
    ours = prepare(fields(LABEL, title="A", body="a"), "")
    result, _kept = merged(ours, prepare(fields(GIVEN, title="B", body="ab"), ""))
    assert result.title == "B"
    assert isinstance(result, Article)
