"""One change, whole or not at all, with what was before; and taken back."""

from __future__ import annotations

import pytest

from newsarch.archive import Archive, Selection
from newsarch.archive.adding import add, prepare
from newsarch.archive.assignments import assign, parse_assignments
from newsarch.archive.changing import (
    archive_articles,
    hold,
    release,
    rename_tag,
    set_fields,
    tag,
    unarchive,
)
from newsarch.archive.history import history, undo
from newsarch.archive.removing import remove
from newsarch.archive.teaching import alias, forget, merge
from newsarch.errors import ConflictError, NotFoundError, UsageError
from newsarch.model.fields import LABEL, Fields


@pytest.fixture
def three(archive: Archive) -> Archive:
    """An archive of three articles."""
    prepared = []
    for title in ("Pierwszy", "Drugi", "Trzeci"):
        fields = Fields()
        fields.offer("title", title, LABEL)
        fields.offer("body", f"{title} artykuł o psach, piszą policjanci z WRD Alfa.", LABEL)
        prepared.append((title, prepare(fields, archive.now())))
    add(archive, prepared)
    return archive


def everything(archive: Archive) -> list[object]:
    """All that a reader sees, less the counters that only go up."""
    return [stored.article.with_(revision=1, modified="") for stored in archive.store.scan()]


def test_a_change_counts_what_it_changed(three: Archive) -> None:
    tag(three, Selection((1,)), ["psy"])
    report = tag(three, Selection((1, 2)), ["psy"])
    assert [new.id for _old, new in report.changed if new] == [2]
    assert (report.unchanged, report.change) == (1, 3)


def test_revision_and_time_count_on(three: Archive, clock: object) -> None:
    clock.advance(days=1)  # type: ignore[attr-defined]
    tag(three, Selection((1,)), ["psy"])
    article = three.get(1)
    assert (article.revision, article.modified) == (2, "2026-11-25T12:00:00+01:00")
    assert article.added == "2026-11-24T12:00:00+01:00"


def test_tags_are_taken_off_whatever_their_case(three: Archive) -> None:
    tag(three, Selection((1,)), ["Ważne", "psy"])
    tag(three, Selection((1,)), remove=["wazne"])
    assert three.get(1).tags == ("psy",)


def test_a_missing_id_changes_nothing_at_all(three: Archive) -> None:
    with pytest.raises(NotFoundError, match="9"):
        tag(three, Selection((1, 9)), ["psy"])
    assert three.get(1).tags == ()


def test_a_selection_by_query(three: Archive) -> None:
    report = tag(three, Selection(query=three.parse("title:drugi")), ["x"])
    assert [old.id for old, _new in report.changed] == [2]


def test_a_dry_run_reports_and_changes_nothing(three: Archive) -> None:
    report = tag(three, Selection(query=three.parse("")), ["x"], dry_run=True)
    assert len(report.changed) == 3
    assert three.store.last_change() == 1


def test_archiving_keeps_when_and_why(three: Archive, clock: object) -> None:
    archive_articles(three, Selection((1,)), "po terminie")
    clock.advance(days=1)  # type: ignore[attr-defined]
    archive_articles(three, Selection((1,)), "znowu")
    article = three.get(1)
    assert (article.archived, article.archived_reason) == (
        "2026-11-24T12:00:00+01:00",
        "po terminie",
    )
    unarchive(three, Selection((1,)))
    assert (three.get(1).status, three.get(1).archived) == ("active", None)


def test_hold_and_release(three: Archive) -> None:
    hold(three, Selection((1,)), "sprawa w sądzie")
    assert three.get(1).hold == "sprawa w sądzie"
    hold(three, Selection((1, 2)))
    assert (three.get(1).hold, three.get(2).hold) == ("sprawa w sądzie", "held")
    release(three, Selection((1,)))
    assert three.get(1).hold is None


def test_set_reads_values_as_people_write_them(three: Archive) -> None:
    words = ["published=29.06.2017", "unit=wydzialu prewencji KWP w Gorzowie", "tags=b, a"]
    set_fields(three, 1, assign(parse_assignments(words), three.today))
    article = three.get(1)
    assert article.published == "2017-06-29"
    assert article.unit == "Wydział Prewencji KWP w Gorzowie Wlkp."
    assert article.unit in article.units
    assert article.tags == ("a", "b")
    assert article.origins["published"] == "given"


@pytest.mark.parametrize(
    "word", ["id=3", "revision=1", "sha256=x", "status=archived", "title", "=x"]
)
def test_what_cannot_be_set_is_refused(three: Archive, word: str) -> None:
    with pytest.raises(UsageError):
        assign(parse_assignments([word]), three.today)


def test_a_change_made_from_an_older_revision_is_refused(three: Archive) -> None:
    tag(three, Selection((1,)), ["psy"])
    with pytest.raises(ConflictError):
        set_fields(three, 1, {"title": "x"}, revision=1)
    assert three.get(1).title == "Pierwszy"


def test_rename_and_merge_tags(three: Archive) -> None:
    tag(three, Selection((1, 2)), ["pies"])
    tag(three, Selection((2, 3)), ["psy"])
    report = rename_tag(three, ["pies", "psy"], "zwierzęta", command="tags merge")
    assert len(report.changed) == 3
    assert {three.get(id).tags for id in (1, 2, 3)} == {("zwierzęta",)}


@pytest.mark.parametrize(
    "verb",
    [
        lambda a: tag(a, Selection((1, 2)), ["x"]),
        lambda a: archive_articles(a, Selection((1, 3))),
        lambda a: remove(a, Selection((2,)), "pomyłka"),
        lambda a: set_fields(a, 1, {"title": "Inny", "published": "2017-06-29"}),
        lambda a: alias(a, "WRD Alfa", "Wydział Ruchu Drogowego KMP w Zielonej Górze"),
    ],
)
def test_undo_takes_a_change_back_and_undoing_the_rest_leaves_nothing(
    three: Archive, verb: object
) -> None:
    before = everything(three)
    verb(three)  # type: ignore[operator]
    assert everything(three) != before
    undone = undo(three)
    assert undone.numbers == (2,)
    assert everything(three) == before
    assert undo(three).numbers == (1,)
    assert everything(three) == []
    with pytest.raises(NotFoundError):
        undo(three)


def test_an_id_is_never_used_again(three: Archive) -> None:
    remove(three, Selection((3,)))
    with three.writing() as writing:
        assert writing.next_id == 4


def test_history_tells_before_and_after(three: Archive) -> None:
    set_fields(three, 1, {"title": "Inny"})
    set_fields(three, 1, {"title": "Jeszcze inny"})
    remove(three, Selection((1,)), "pomyłka")
    entries = history(three, 1)
    assert [e.kind for e in entries] == ["added", "changed", "changed", "removed"]
    assert entries[1].fields == {"title": ("Pierwszy", "Inny")}
    assert entries[2].fields == {"title": ("Inny", "Jeszcze inny")}
    assert (entries[3].command, entries[3].note, entries[3].who) == ("remove", "pomyłka", "ala")


def test_history_of_what_never_was(three: Archive) -> None:
    with pytest.raises(NotFoundError):
        history(three, 77)


def test_what_the_user_teaches_wins(three: Archive) -> None:
    unit = "Wydział Ruchu Drogowego KMP w Zielonej Górze"
    assert len(alias(three, "WRD Alfa", unit).report.changed) == 3
    assert unit in three.get(1).units
    assert three.count(three.parse('unit:"wrd alfa"')) == 3
    assert len(forget(three, "wrd alfa").report.changed) == 3
    assert unit not in three.get(1).units
    with pytest.raises(NotFoundError):
        forget(three, "wrd alfa")


def test_merging_units(three: Archive) -> None:
    set_fields(three, 1, {"unit": "Zespół Alfa", "unit_as_printed": "Zespół Alfa"})
    merge(three, ["Zespół Alfa"], "KPP w Żarach")
    assert three.get(1).unit == "KPP w Żarach"


def test_an_alias_needs_one_known_unit(three: Archive) -> None:
    with pytest.raises(UsageError, match="not understood"):
        alias(three, "alfa", "klub szachowy")
