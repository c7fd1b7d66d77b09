"""Disposal removes exactly what a signed list names, or nothing."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsarch.archive import changing, history
from newsarch.archive.selection import Selection
from newsarch.errors import ConflictError, NotFoundError, UsageError
from newsarch.schedule import disposal_list
from newsarch.schedule.disposal import dispose, draw_up, set_category
from newsarch.schedule.disposal_list import DisposalList, read_list, write_csv, write_text

if TYPE_CHECKING:
    from tests.unit.schedule.conftest import World
else:
    World = object

WARSAW = "Europe/Warsaw"


def ids(listed: DisposalList) -> list[int]:
    return [entry.id for entry in listed.entries]


def test_what_has_run_out_is_listed_by_its_end(world: World) -> None:
    late = world.add("2020-06-29", retention="B5")
    early = world.add("2017-06-29", retention="BE5")
    world.add("2021-01-01", retention="B5")
    world.add("2000-01-01", retention="A")
    world.add("2000-01-01", retention="zzz")
    world.add("2000-01-01")
    world.add(None, retention="B1")
    world.add("2000-01-01", retention="B1", hold="proces")
    listed = draw_up(world.archive, (), WARSAW)
    assert ids(listed) == [early, late]
    assert [entry.end for entry in listed.entries] == ["2022-12-31", "2025-12-31"]
    assert listed.number.startswith("2026-11-24-")


def test_the_last_day_of_the_year_is_still_kept(world: World) -> None:
    world.add("2020-06-29", retention="B5")
    world.later(days=-400)
    world.time = world.time.replace(year=2025, month=12, day=31, hour=22)
    assert ids(draw_up(world.archive, (), WARSAW)) == []
    world.later(hours=2)
    assert ids(draw_up(world.archive, (), WARSAW)) == [1]


def test_a_year_is_listed_alone_even_ahead(world: World) -> None:
    past, ahead = world.add("2017-01-01", retention="B5"), world.add("2026-01-01", retention="B5")
    assert ids(draw_up(world.archive, (), WARSAW, 2022)) == [past]
    plan = draw_up(world.archive, (), WARSAW, 2031)
    assert ids(plan) == [ahead]
    with pytest.raises(ConflictError, match="kept until 2031-12-31"):
        dispose(world.archive, plan, "dyrektor", (), WARSAW)


def test_a_rule_gives_a_category_to_what_has_none(world: World) -> None:
    by_rule = world.add("2000-01-01", tags=("a",))
    world.add("2000-01-01", tags=("a",), retention="A")
    world.add("2000-01-01")
    rules = [world.rule("90d", "tag:a", retention="B5"), world.rule("90d", "tag:a", retention="A")]
    assert ids(draw_up(world.archive, rules, WARSAW)) == [by_rule]


def test_short_lived_articles_run_out_when_they_are_archived(world: World) -> None:
    world.add("2000-01-01", retention="Bc")
    archived = "2026-11-01T12:00:00+01:00"
    gone = world.add("2000-01-01", retention="Bc", status="archived", archived=archived)
    listed = draw_up(world.archive, (), WARSAW)
    assert [(entry.id, entry.end) for entry in listed.entries] == [(gone, "2026-11-01")]


@pytest.fixture
def listed(world: World) -> DisposalList:
    for title in ("=HYPERLINK()", "Zwykły; „tytuł”, \x1b[2J\n  9.  9  x", "sha256 " + "0" * 64):
        world.add("2017-06-29", retention="B5", title=title)
    world.add("2017-06-29", retention="A")
    return draw_up(world.archive, (), WARSAW)


@pytest.fixture(params=["txt", "csv"])
def path(request: pytest.FixtureRequest, listed: DisposalList, tmp_path: Path) -> Path:
    stream = StringIO(newline="")
    if request.param == "csv":
        write_csv(listed, stream)
    else:
        write_text(listed, "/srv/archive.json", stream)
    path = tmp_path / f"list.{request.param}"
    path.write_bytes(stream.getvalue().encode())
    return path


def test_exactly_the_list_is_removed_and_what_it_was_is_kept(world: World, path: Path) -> None:
    read = read_list(path)
    report = dispose(world.archive, read, "Jan Kowalski, AP-12/2026", (), WARSAW)
    assert [was.id for was, _none in report.changed] == [1, 2, 3]
    assert [stored.article.id for stored in world.archive.store.scan()] == [4]
    change = next(world.archive.store.changes_backwards())
    assert change.command == "retention dispose"
    for told in (read.number, read.sha256, "Jan Kowalski, AP-12/2026"):
        assert told in (change.note or "")
    assert [edit.before["sha256"] for edit in change.edits] == [e.sha256 for e in read.entries]
    history.undo(world.archive)
    assert len(list(world.archive.store.scan())) == 4


def test_the_list_is_as_it_was_drawn_up(listed: DisposalList, path: Path) -> None:
    read = read_list(path)
    assert (read.number, read.sha256, ids(read)) == (listed.number, listed.sha256, ids(listed))


def test_an_altered_list_is_refused(path: Path, tmp_path: Path) -> None:
    text = path.read_text()
    for old, new in (("2017-06-29", "2017-06-29"), ("B5", "B4"), ("2022-12-31", "2021-12-31")):
        altered = tmp_path / "altered"
        altered.write_text(text.replace(old, new, 1))
        if old == new:
            read_list(altered)
            continue
        with pytest.raises(UsageError, match="altered"):
            read_list(altered)
    lines = text.splitlines(keepends=True)
    dropped = [line for line in lines if "HYPERLINK" not in line]
    (tmp_path / "dropped").write_text("".join(dropped))
    with pytest.raises(UsageError, match="altered"):
        read_list(tmp_path / "dropped")


@pytest.mark.parametrize("content", [b"", b"Ala ma kota", b"\xff\xfe\x00", b"list,list_sha256\r\n"])
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "list").write_bytes(content)
    with pytest.raises(UsageError, match="list"):
        read_list(tmp_path / "list")
    with pytest.raises(UsageError, match="gone"):
        read_list(tmp_path / "gone")


def test_one_article_that_does_not_fit_stops_the_whole(world: World, listed: DisposalList) -> None:
    changing.hold(world.archive, Selection((2,)), "proces")
    with pytest.raises(ConflictError, match=r"2 \(held\)") as refused:
        dispose(world.archive, listed, "dyrektor", (), WARSAW)
    assert refused.value.ids == (2,)
    changing.release(world.archive, Selection((2,)))
    changing.set_fields(world.archive, 3, {"title": "Inny"})
    with pytest.raises(ConflictError, match="changed since"):
        dispose(world.archive, listed, "dyrektor", (), WARSAW)
    history.undo(world.archive)
    set_category(world.archive, 1, "A", (), WARSAW)
    with pytest.raises(ConflictError, match="another category"):
        dispose(world.archive, listed, "dyrektor", (), WARSAW)
    history.undo(world.archive)
    assert len(list(world.archive.store.scan())) == 4
    dispose(world.archive, listed, "dyrektor", (), WARSAW)
    with pytest.raises(NotFoundError):
        dispose(world.archive, listed, "dyrektor", (), WARSAW)


@pytest.mark.parametrize("name", ["", "  ", "a\nb"])
def test_disposal_names_who_approved(world: World, listed: DisposalList, name: str) -> None:
    with pytest.raises(UsageError, match="--approved-by"):
        dispose(world.archive, listed, name, (), WARSAW)


def test_shortening_needs_force_and_a_reason(world: World) -> None:
    id = world.add("2017-06-29")
    set_category(world.archive, id, "b5", (), WARSAW)
    set_category(world.archive, id, "BE10", (), WARSAW)
    for force, reason in ((False, None), (True, None), (False, "pomyłka"), (True, "")):
        with pytest.raises(UsageError, match="--force"):
            set_category(world.archive, id, "B10", (), WARSAW, force=force, reason=reason)
    assert world.archive.get(id).retention == "BE10"
    set_category(world.archive, id, "B10", (), WARSAW, force=True, reason="pomyłka")
    assert world.archive.get(id).retention == "B10"
    assert next(world.archive.store.changes_backwards()).note == "pomyłka"
    with pytest.raises(NotFoundError):
        set_category(world.archive, 99, "A", (), WARSAW)


def test_a_rules_category_is_not_shortened_either(world: World) -> None:
    id = world.add("2017-06-29", tags=("a",))
    rules = [world.rule("90d", "tag:a", retention="B5")]
    with pytest.raises(UsageError, match="kept under B5"):
        set_category(world.archive, id, "Bc", rules, WARSAW)


def test_columns_of_the_list_are_frozen() -> None:
    assert ",".join(disposal_list.COLUMNS) == (
        "list,list_sha256,number,id,published,category,end,status,sha256,title"
    )
