"""Damaged files, at length: bits flipped, sectors zeroed, ends cut off and lines written twice
in random archives."""

from __future__ import annotations

from functools import partial
from random import Random

from campaign.job import Job, part_of, repeated
from campaign.stories import RED, story
from tests.crash import test_damage
from tests.crash.disk import ARCHIVE, CHANGES, Disk
from tests.crash.story import seen

from newsarch.store.tiny import TinyStore

DAMAGES = (*test_damage.DAMAGES, test_damage.double)


def jobs(share: float, seed: int) -> list[Job]:
    """One kind of damage after another."""
    what = "damaged files: flips, zeros, cuts, lines twice"
    return [Job(12, partial(repeated, what, part_of(1_000_000, share), damages, seed))]


def damages(seed: int, count: int = 400) -> tuple[int, list[str]]:
    """One random story, then bits flipped, sectors zeroed and ends cut at random."""
    random, failures = Random(seed), []
    sound = Disk()
    for command in story(random, 4, most=2):
        command(TinyStore(ARCHIVE, files=sound))
    truth = seen(sound)
    history = list(TinyStore(ARCHIVE, files=sound).changes_backwards())
    for _ in range(count):
        disk, path = sound.copy(), random.choice((ARCHIVE, CHANGES))
        data = disk.files[str(path)].data
        damage, at = random.choice(DAMAGES), random.randrange(len(data))
        damage(data, at)
        try:
            test_damage.check(disk, truth, history)
            test_damage.writes_safely(disk, truth)
        except RED as error:
            failures.append(
                f"damage: story {seed}, {damage.__name__} {path} at {at}: {error!r:.200}"
            )
    return count, failures
