"""Backups: one bit flipped anywhere is found, and a whole one restores the archive as it was."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

from campaign.job import Job, part_of, repeated
from campaign.stories import RED, story
from tests.contract.store import content

from newsarch.errors import DamagedError
from newsarch.store.backup import verify_backup, write_backup
from newsarch.store.restoring import restore_backup
from newsarch.store.tiny import TinyStore

FLIPS = 500
"""Of each backup."""
AT = "2026-11-24T20:15:00+01:00"


def jobs(share: float, seed: int) -> list[Job]:
    """One kind of damage, to many backups."""
    task = partial(repeated, "backup: a bit flipped anywhere", part_of(20_000, share), flips, seed)
    return [Job(1, task)]


def flips(seed: int) -> tuple[int, list[str]]:
    """One archive, backed up, restored, and its backup spoilt bit by bit."""
    random, failures = Random(seed), []
    with tempfile.TemporaryDirectory() as folder:
        store = TinyStore(Path(folder) / "archive.json")
        for command in story(random, 4):
            command(store)
        files = [Path(path) for path in store.paths.files]
        made = write_backup(files, Path(folder), AT, store.identity, 0, store.last_change())
        whole = made.read_bytes()
        try:
            check_restored(made, files, Path(folder) / "back")
        except RED as error:
            failures.append(f"backup: story {seed}, restored: {error!r:.200}")
        for bit in random.sample(range(8 * len(whole)), FLIPS):
            spoilt = bytearray(whole)
            spoilt[bit // 8] ^= 1 << bit % 8
            made.write_bytes(spoilt)
            if not is_refused(made, Path(folder) / "never"):
                failures.append(f"backup: story {seed}, bit {bit}: not found")
    return FLIPS, failures


def check_restored(backup: Path, files: list[Path], folder: Path) -> None:
    """What is restored is what was backed up, to the byte and as an archive."""
    back = [folder / file.name for file in files]
    restore_backup(backup, back)
    assert [path.read_bytes() for path in back] == [path.read_bytes() for path in files]
    before, after = (TinyStore(paths[0]) for paths in (files, back))
    assert content(before) == content(after)
    assert list(before.changes()) == list(after.changes())
    # Its file has another time of modification, which the next change takes in.
    assert {finding.code for finding in after.examine(deep=True)} <= {"edited"}


def is_refused(backup: Path, folder: Path) -> bool:
    """Whether a spoilt backup is neither believed nor restored by half."""
    with suppress(DamagedError):
        verify_backup(backup)
        return False
    with suppress(DamagedError):
        restore_backup(backup, [folder / "archive.json", folder / "archive.changes.json"])
        return False
    return not folder.exists()
