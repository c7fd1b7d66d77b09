"""A run archives what is due, once, as one change, and says so exactly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from newsarch.archive import changing, history
from newsarch.archive.selection import Selection
from newsarch.errors import ConflictError, NotFoundError
from newsarch.schedule.runner import last_change, rule_of_the_moment, run

if TYPE_CHECKING:
    from tests.unit.schedule.conftest import World
else:
    World = Any

WARSAW = "Europe/Warsaw"


def test_what_is_due_is_archived_by_one_change(world: World) -> None:
    old = [world.add("2017-06-29"), world.add("2026-08-25")]
    young = [world.add("2026-08-26"), world.add("2026-11-24")]
    done = run(world.archive, [world.rule("90d", name="po terminie")], WARSAW)
    assert [due.article.id for due in done.due] == old
    assert [due.day for due in done.due] == [date(2017, 9, 27), date(2026, 11, 23)]
    assert world.archived() == set(old)
    article = world.archive.get(old[0])
    assert article.archived_reason == "rule:po terminie"
    assert article.archived == world.archive.now()
    assert done.change == world.archive.store.last_change()
    assert not world.archived() & set(young)
    made = last_change(world.archive)
    assert made is not None
    assert (made.archived, made.change) == (2, done.change)


def test_a_second_run_does_nothing(world: World) -> None:
    world.add("2017-06-29")
    rules = [world.rule("90d")]
    first = run(world.archive, rules, WARSAW)
    for _again in range(2):
        assert run(world.archive, rules, WARSAW).due == ()
    assert world.archive.store.last_change() == first.change


def test_missed_runs_catch_up(world: World) -> None:
    for day in range(1, 31):
        world.add(f"2026-12-{day:02}")
    world.later(days=40)
    assert world.archive.today == date(2027, 1, 3)
    done = run(world.archive, [world.rule("10d")], WARSAW)
    assert [due.since.day for due in done.due] == list(range(1, 24))
    assert len(world.archived()) == 23


def test_undo_takes_the_whole_run_back(world: World) -> None:
    ids = [world.add("2017-06-29"), world.add("2018-06-29")]
    before = world.archive.get_many(ids)
    run(world.archive, [world.rule("1y", retention="B5")], WARSAW)
    undone = history.undo(world.archive)
    assert undone.command == "auto-archive"
    for was, now in zip(before, world.archive.get_many(ids), strict=True):
        assert now.with_(revision=was.revision, modified=was.modified) == was


def test_what_is_held_or_kept_is_left_alone(world: World) -> None:
    held, kept, free = (world.add("2017-06-29") for _number in range(3))
    changing.hold(world.archive, Selection((held,)), "proces")
    rules = [world.rule("90d")]
    dry = run(world.archive, rules, WARSAW, keep=[kept], dry_run=True)
    assert [due.article.id for due in dry.due] == [free]
    assert world.archive.get(kept).hold is None
    run(world.archive, rules, WARSAW, keep=[kept])
    assert world.archived() == {free}
    history.undo(world.archive)
    run(world.archive, rules, WARSAW)
    assert world.archived() == {free}
    assert world.archive.get(kept).hold is not None
    changing.release(world.archive, Selection((held, kept)))
    run(world.archive, rules, WARSAW)
    assert world.archived() == {held, kept, free}


def test_keeping_what_is_not_there_is_refused(world: World) -> None:
    world.add("2017-06-29")
    with pytest.raises(NotFoundError, match="99"):
        run(world.archive, [world.rule("90d")], WARSAW, keep=[99])
    assert not world.archived()


def test_undated_articles_are_listed_by_a_dry_run_and_never_archived(world: World) -> None:
    undated = world.add(None, tags=("a",))
    world.add(None, hold="proces")
    world.add(None, status="archived", archived_reason="source")
    rules = [world.rule("90d", "tag:b"), world.rule("90d", name="x"), world.rule("90d", name="y")]
    dry = run(world.archive, rules, WARSAW, dry_run=True)
    assert [(article.id, rule.name) for article, rule in dry.undated] == [(undated, "x")]
    assert dry.due == ()
    world.later(days=36_500)
    done = run(world.archive, rules, WARSAW)
    assert (done.due, done.undated) == ((), ())


def test_what_another_rule_can_count_is_not_called_undated(world: World) -> None:
    id = world.add(None)
    world.later(days=100)
    rules = [world.rule("30d"), world.rule("90d", since="added", name="added")]
    dry = run(world.archive, rules, WARSAW, dry_run=True)
    assert [(due.article.id, due.rule.name) for due in dry.due] == [(id, "added")]
    assert dry.undated == ()


def test_counting_from_the_last_change(world: World) -> None:
    quiet, edited = world.add("2017-06-29"), world.add("2017-06-29")
    world.later(days=60)
    changing.tag(world.archive, Selection((edited,)), add=["a"])
    world.later(days=31)
    rules = [world.rule("90d", since="modified")]
    assert [d.article.id for d in run(world.archive, rules, WARSAW).due] == [quiet]


def test_the_first_rule_that_is_due_gives_its_reason_and_category(world: World) -> None:
    plain = world.add("2026-06-01")
    own = world.add("2026-06-01", retention="A")
    rules = [
        world.rule("2y", name="late"),
        world.rule("90d", name="first", reason="stare", retention="B5"),
        world.rule("30d", name="second", retention="B2"),
    ]
    run(world.archive, rules, WARSAW)
    assert world.archive.get(plain).archived_reason == "rule:first: stare"
    assert world.archive.get(plain).retention == "B5"
    assert world.archive.get(own).retention == "A"


def test_a_clock_set_back_refuses_unless_forced(world: World) -> None:
    world.add("2017-06-29")
    newest = world.archive.now()
    rules = [world.rule("90d")]
    world.later(days=-1, seconds=-1)
    for dry_run in (True, False):
        with pytest.raises(ConflictError, match="--force") as refused:
            run(world.archive, rules, WARSAW, dry_run=dry_run)
        assert newest in str(refused.value)
    assert not world.archived()
    world.later(seconds=1)
    assert len(run(world.archive, rules, WARSAW, dry_run=True).due) == 1
    world.later(days=-2)
    assert len(run(world.archive, rules, WARSAW, force=True).due) == 1


def test_a_rule_of_the_moment(world: World) -> None:
    wanted = world.add("2017-06-29", tags=("komunikat",))
    world.add("2017-06-29")
    rule = rule_of_the_moment(world.archive, "90 dni", "tag:komunikat")
    run(world.archive, [rule], WARSAW)
    assert world.archived() == {wanted}
    assert world.archive.get(wanted).archived_reason == "rule:older-than 90d"
