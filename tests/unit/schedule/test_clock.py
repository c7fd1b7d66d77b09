"""Whatever the clock does, each article is archived once and never early.

Nights are played through in four zones: the gap and the fold of daylight saving, leap days, ends
of months and years, long pauses, double runs, and a clock that goes back. What ought to be
archived is reckoned anew here, without the program's own calendar. CLOCK_INSTANTS and
CLOCK_SEED set how many instants are played and which; the campaign plays 20,000.
"""

from __future__ import annotations

import os
import random
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from newsarch.errors import ConflictError
from newsarch.schedule.runner import run

if TYPE_CHECKING:
    from tests.unit.schedule.conftest import World
else:
    World = object

INSTANTS = int(os.environ.get("CLOCK_INSTANTS", "600"))
SEED = os.environ.get("CLOCK_SEED", "")
ZONES = ("Europe/Warsaw", "America/St_Johns", "Pacific/Kiritimati", "Australia/Lord_Howe")
ROUND = 50
"""Instants played with one archive before a new one."""
AWKWARD = (
    "2024-03-31T01:00", "2024-10-27T01:00", "2024-03-10T05:30", "2024-11-03T04:30",
    "2024-04-06T15:00", "2024-10-05T15:30", "2024-02-29T12:00", "2023-12-31T23:30",
    "2024-01-31T11:00", "2024-12-31T10:00", "2025-02-28T23:59", "2024-05-31T00:00",
)  # fmt: skip
"""UTC: changes of daylight saving in the zones, leap days, ends of months and years."""
STEPS = (0, 1, 30, 60, 61, 720, 1439, 1440, 1441, 40 * 1440, -30, -1440, -4000)
"""Minutes from one run to the next."""
AGES = (("d", 1), ("d", 30), ("d", 90), ("m", 1), ("m", 6), ("y", 1), ("y", 4))


def instants(chance: random.Random, count: int) -> Iterator[datetime]:
    """Moments of runs: forward by minutes to weeks, at times twice, at times back."""
    now = datetime.fromisoformat(chance.choice(AWKWARD)).replace(tzinfo=UTC)
    for _number in range(count):
        yield now
        step = chance.choice(
            [0, 1, 30, 60, 61, 720, 1440, 1439, 1441, 40 * 1440, -30, -1440, -4000]
        )
        now += timedelta(minutes=step)


def reckoned(day: date, unit: str, count: int) -> date:
    """The day `count` units later, clamped to the end of its month."""
    if unit == "d":
        return date.fromordinal(day.toordinal() + count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@pytest.mark.parametrize("zone", ZONES)
def test_each_article_once_and_never_early(
    new_world: Callable[[str, datetime], World], zone: str
) -> None:
    for number in range(INSTANTS // len(ZONES) // ROUND):
        chance = random.Random(f"{zone} {number}{SEED}")
        moments = list(instants(chance, ROUND))
        play(new_world(zone, moments[0]), moments, chance)


def play(world: World, moments: list[datetime], chance: random.Random) -> None:
    """One archive through a round of instants."""
    zone = world.zone
    unit, count = chance.choice(AGES)
    due: dict[int, date] = {}
    for distance in range(-3, 12):
        day = moments[0].astimezone(ZoneInfo(zone)).date() + timedelta(days=distance)
        for back in range(3):
            published = before(day, unit, count) - timedelta(days=back)
            due[world.add(published.isoformat())] = reckoned(published, unit, count)
    rules = [world.rule(f"{count}{unit}")]
    done: set[int] = set()
    for moment in moments:
        world.time = moment
        newest = next(world.archive.store.changes_backwards()).at
        if moment < datetime.fromisoformat(newest) - timedelta(days=1):
            with pytest.raises(ConflictError):
                run(world.archive, rules, zone)
            continue
        today = moment.astimezone(ZoneInfo(zone)).date()
        expected = {id for id, day in due.items() if day < today} - done
        dry = run(world.archive, rules, zone, dry_run=True)
        wet = run(world.archive, rules, zone)
        assert dry.due == wet.due
        assert {one.article.id for one in wet.due} == expected
        assert all(one.day == due[one.article.id] for one in wet.due)
        done |= expected
        assert world.archived() == done


def before(day: date, unit: str, count: int) -> date:
    """A day about `count` units earlier."""
    return day - timedelta(days=count * {"d": 1, "m": 30, "y": 365}[unit])
