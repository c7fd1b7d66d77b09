"""Whatever the articles and the rules, a dry run says what the run then does, and no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarch.schedule.runner import run

if TYPE_CHECKING:
    from tests.unit.schedule.conftest import World
else:
    World = object

WARSAW = "Europe/Warsaw"
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ARTICLES = st.lists(
    st.fixed_dictionaries(
        {
            "days": st.none() | st.integers(0, 120),
            "tags": st.sets(st.sampled_from("ab")).map(lambda tags: tuple(sorted(tags))),
            "hold": st.sampled_from([None, None, "proces"]),
            "status": st.sampled_from(["active", "active", "archived"]),
        }
    ),
    max_size=12,
)
RULES = st.lists(
    st.tuples(
        st.integers(1, 110),
        st.sampled_from(["", "tag:a", "-tag:a", "tag:a OR tag:b"]),
        st.sampled_from(["published", "published", "added"]),
    ),
    max_size=3,
)


def matches(query: str, tags: tuple[str, ...]) -> bool:
    """What the rules' queries mean, said anew."""
    return {"": True, "tag:a": "a" in tags, "-tag:a": "a" not in tags}.get(query, bool(tags))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, rules=RULES, passing=st.integers(0, 100), keep=st.sets(st.integers(1, 3)))
def test_dry_run_and_run(
    new_world: Callable[[str, datetime], World],
    articles: list[dict[str, Any]],
    rules: list[tuple[int, str, str]],
    passing: int,
    keep: set[int],
) -> None:
    world = new_world(WARSAW, NOON)
    expected: set[int] = set()
    kept = {id for id in keep if id <= len(articles)}
    today = TODAY + timedelta(days=passing)
    for given_fields in articles:
        fields = dict(given_fields)
        days = fields.pop("days")
        published = None if days is None else TODAY - timedelta(days=days)
        id = world.add(published.isoformat() if published else None, **fields)
        free = fields["status"] == "active" and fields["hold"] is None and id not in kept
        for age, query, since in rules:
            start = TODAY if since == "added" else published
            due = start is not None and start + timedelta(days=age) < today
            if free and due and matches(query, fields["tags"]):
                expected.add(id)
    before = world.archived()
    world.later(days=passing)
    made = [world.rule(f"{a}d", q, f"r{n}", since=s) for n, (a, q, s) in enumerate(rules)]
    last = world.archive.store.last_change()
    dry = run(world.archive, made, WARSAW, keep=kept, dry_run=True)
    assert (world.archived(), world.archive.store.last_change()) == (before, last)
    wet = run(world.archive, made, WARSAW, keep=kept)
    assert [(d.article.id, d.rule, d.day) for d in dry.due] == [
        (d.article.id, d.rule, d.day) for d in wet.due
    ]
    assert {due.article.id for due in wet.due} == expected
    assert world.archived() - before == expected
    assert run(world.archive, made, WARSAW).due == ()
