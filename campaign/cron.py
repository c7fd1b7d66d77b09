"""A real cron runs what `schedule install` writes, and reads every name as it was meant.

Debian's cron, started in a mount namespace with a spool of its own, so that the machine's crontabs
are not touched. Needs root, `unshare` and the package `cron`; takes up to three minutes.

    python -m campaign.cron SEED        the trial itself, inside of that sandbox
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from campaign.job import Job
from campaign.outcome import Outcome

from newsarch.schedule import cron
from newsarch.schedule.expression import parse

AWKWARD = "%\\'\"$`;|&<>(){}[]*?#!~= ąę/._-aZ9+@:,^"
NAMES = 200
PATIENCE = 150
"""Seconds: cron wakes up every minute."""
OTHERS = b'# others\' lines\nMAILTO=""\n@yearly /bin/true 100%\n\n0 0 1 1 *\t/bin/true\n'
SANDBOX = """\
mount -t tmpfs spool /var/spool/cron && mkdir -m 1730 /var/spool/cron/crontabs &&
chgrp crontab /var/spool/cron/crontabs && mount -t tmpfs run /run && exec "$@"
"""
DUMP = "import json,sys; open(sys.argv[1],'w').write(json.dumps([sys.argv[2:],sys.stdin.read()]))"


def jobs(share: float, seed: int) -> list[Job]:
    """One job, whatever the share: cron wakes up once a minute."""
    return [Job(3, partial(tried, seed))]


def tried(seed: int) -> Outcome:
    """Hold the trial in a sandbox."""
    outcome = Outcome("a real cron: names with what it and the shell take for theirs", NAMES)
    tools = [shutil.which(name) for name in ("cron", "crontab", "unshare")]
    if os.geteuid() != 0 or not all(tools):
        outcome.left_out = "for want of root, unshare or the package cron"
        return outcome
    sandbox = ["unshare", "--mount", "--propagation", "private", "sh", "-c", SANDBOX, "sh"]
    command = [*sandbox, sys.executable, "-m", "campaign.cron", str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    outcome.tried = NAMES
    if done.returncode:
        outcome.failures.append(f"cron: {done.stdout}{done.stderr[-300:]!r}")
    return outcome


def trial(seed: int) -> int:
    """Inside the sandbox: install, wait for cron, look at what came of it."""
    with tempfile.TemporaryDirectory(prefix="50% o'clock \\ $HOME ") as name:
        folder = Path(name)
        environment = prepared(folder)
        names = awkward_names(seed)
        dumps = [folder / f"dump{number}" for number in range(len(names))]
        subprocess.run(["crontab", "-"], input=OTHERS, check=True)
        newsarch(environment, "schedule", "install", "--cron", "* * * * *", "--yes")
        installed = cron.read()
        every_minute = parse("* * * * *")
        lines = "".join(
            cron.line(every_minute, [sys.executable, "-c", DUMP, str(path), name]) + "\n"
            for path, name in zip(dumps, names, strict=True)
        )
        cron.write(installed + lines.encode())
        with subprocess.Popen(["cron", "-f"]) as daemon:
            archived = waited(lambda: is_archived(environment) and all(map(Path.exists, dumps)))
            time.sleep(1)
            daemon.terminate()
        read = [json.loads(path.read_text()) for path in dumps if path.exists()]
        cron.write(installed)
        newsarch(environment, "schedule", "remove", "--yes")
        passed = {
            "archived": archived,
            "names": read == [[[name], ""] for name in names],
            "others": cron.read() == OTHERS,
        }
    print(passed)
    return 0 if all(passed.values()) else 1


def prepared(folder: Path) -> dict[str, str]:
    """The environment of an archive with one article that is due, and a rule."""
    (folder / "config.toml").write_text('[[auto_archive]]\nname = "100%"\nolder_than = "90d"\n')
    environment = {
        **os.environ,
        "NEWSARCH_ARCHIVE": str(folder / "archive.json"),
        "NEWSARCH_CONFIG": str(folder / "config.toml"),
    }
    newsarch(environment, "add", "--title", "Komunikat", "--date", "2017-06-29")
    return environment


def awkward_names(seed: int) -> list[str]:
    """Names made of what cron and the shell take for something else."""
    chance = random.Random(seed)
    made = ["".join(chance.choices(AWKWARD, k=chance.randint(1, 20))) for _number in range(NAMES)]
    return [*made, "\\\\\\", "a\\%b", "\\\\%", "'\\'%"]


def newsarch(environment: dict[str, str], *arguments: str) -> str:
    """What a command prints; it must succeed."""
    command = [sys.executable, "-m", "newsarch", *arguments]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


def is_archived(environment: dict[str, str]) -> bool:
    """Whether cron has archived the article."""
    (record,) = json.loads(newsarch(environment, "show", "1", "-f", "json"))
    return bool(record["archived_reason"] == "rule:100%")


def waited(done: Callable[[], bool]) -> bool:
    """Whether it came true within our patience."""
    for _second in range(PATIENCE):
        if done():
            return True
        time.sleep(1)
    return False


if __name__ == "__main__":
    sys.exit(trial(int(sys.argv[1])))
