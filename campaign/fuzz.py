"""A fuzzer that is guided by coverage (atheris) looks for bytes that break a promise.

The targets and their promises are those of `tests/hostile/targets.py`, where the test command plays
the payloads; here each is given a quarter of an hour. A finding is written to `campaign/findings`:
make it a payload, then mend what it found.

    python -m campaign.fuzz TARGET SECONDS SEED FINDINGS CORPUS     one target, in this process
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from campaign.job import Job, part_of
from campaign.outcome import Outcome

WHOLE = 15 * 60
"""Seconds for each target."""
SLOWEST = 10
"""Seconds of work that one small input may take."""
HANGING = 10 * SLOWEST
"""Seconds by the clock after which an input is given up; others may be at work on the machine."""
LARGEST = 20_000
FINDINGS = Path(__file__).parent / "findings"
DONE = re.compile(r"Done (\d+) runs")


def jobs(share: float, seed: int) -> list[Job]:
    """One job for each target."""
    if find_spec("atheris") is None:
        return [Job(0, partial(Outcome, "fuzzing", 0, left_out="for want of atheris"))]
    from tests.hostile.targets import TARGETS

    seconds = part_of(WHOLE, share)
    return [Job(WHOLE / 60, partial(fuzzed, name, seconds, seed)) for name in TARGETS]


def fuzzed(name: str, seconds: int, seed: int) -> Outcome:
    """One target in a process of its own; at least an input a second, or it is too slow."""
    outcome = Outcome(f"fuzzing {name}: inputs in {seconds} seconds", seconds)
    folder = FINDINGS / name
    folder.mkdir(parents=True, exist_ok=True)
    known = set(folder.iterdir())
    given = (name, str(seconds), str(seed), str(folder))
    with tempfile.TemporaryDirectory() as corpus:  # here, for the fuzzer ends its process
        command = [sys.executable, "-m", "campaign.fuzz", *given, corpus]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
    runs = DONE.search(done.stderr)
    outcome.tried = int(runs[1]) if runs else 0
    outcome.failures += [f"fuzzing {name}: {path}" for path in set(folder.iterdir()) - known]
    if runs is None:
        outcome.failures.append(f"fuzzing {name}: {done.stderr[-300:]!r}")
    return outcome


def main(name: str, seconds: str, seed: str, folder: str, corpus: str) -> None:
    """Fuzz one target until the time is over; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["newsarch"]):
        from tests.hostile.targets import TARGETS, seeds

    for number, data in enumerate(seeds(name)):
        if len(data) <= LARGEST:
            Path(corpus, str(number)).write_bytes(data)
    options = [
        f"-max_total_time={seconds}", f"-seed={int(seed) % 2**32}", f"-timeout={HANGING}",
        f"-max_len={LARGEST}", "-rss_limit_mb=1000", f"-artifact_prefix={folder}/", corpus,
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], Noting(TARGETS[name], Path(folder)))
    atheris.Fuzz()


class Noting:
    """A target that goes on after a failure; the first input of each place is kept."""

    def __init__(self, target: Callable[[bytes], None], folder: Path) -> None:
        self._target, self._folder = target, folder
        self._places: set[tuple[str, int | None]] = set()

    def __call__(self, data: bytes) -> None:
        """Play one input."""
        begun = process_time()
        try:
            self._target(data)
            if process_time() - begun > SLOWEST:
                raise TimeoutError("an input takes too long")
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = (last.filename, last.lineno)
            if place not in self._places:
                self._places.add(place)
                self._keep(data)
                traceback.print_exc()

    def _keep(self, data: bytes) -> None:
        (self._folder / sha256(data).hexdigest()[:12]).write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
