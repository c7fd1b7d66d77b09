"""newsarch and its peers in the same run: searching in turn, and adding one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks import goals
from benchmarks.add import adding
from benchmarks.measure import Command, interleaved
from benchmarks.peers import Peer, make, peers
from benchmarks.results import Row
from benchmarks.search import QUERIES
from benchmarks.workspace import ENVIRON, archive, floors, newsarch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.measure import Timing

SLOW = 3.0
"""Seconds from which on a command is run once only."""
ADD = "add one article"


@dataclass(slots=True)
class Contest:
    """What newsarch and its peers do alike, by kind; each peer's command beside newsarch's."""

    ours: dict[str, Command]
    theirs: list[tuple[Peer, str, Command]] = field(default_factory=list)


def measure(size: int, rounds: int) -> list[Row]:
    """The rows of this part at one size: newsarch's own, then each peer's."""
    contest = _contest(size, rounds)
    commands = [*floors()[:1], *contest.ours.values(), *(c for _p, _k, c in contest.theirs)]
    timings = interleaved(commands, rounds, SLOW)
    return [*_our_rows(size, contest, timings), *_their_rows(size, contest, timings)]


def _contest(size: int, rounds: int) -> Contest:
    ours = {kind: Command(f"newsarch {kind}", newsarch(archive(size), "search", *QUERIES[kind],
                                                      "--limit", "20", "-f", "plain"), ENVIRON)
            for kind in ("word", "phrase", "newest 20")}  # fmt: skip
    ours[ADD] = Command("newsarch add", adding(archive(size), rounds), ENVIRON)
    contest = Contest(ours)
    for peer in peers(size):
        if peer.missing:
            continue
        make(peer)
        contest.theirs += [(peer, kind, command) for kind, command in peer.search.items()]
        if peer.add is not None:
            contest.theirs.append((peer, ADD, peer.add))
    return contest


def _our_rows(size: int, contest: Contest, timings: Mapping[str, Timing]) -> Iterator[Row]:
    for kind, command in contest.ours.items():
        timing = timings[command.label]
        yield Row(part="peers", what=f"{kind}: newsarch", size=size, value=timing.median * 1000,
                  unit="ms", bare=timing.median / timings["pass"].median,
                  rounds=len(timing.seconds))  # fmt: skip


def _their_rows(size: int, contest: Contest, timings: Mapping[str, Timing]) -> Iterator[Row]:
    for peer, kind, command in contest.theirs:
        timing, ours = timings[command.label], timings[contest.ours[kind].label]
        goal = goals.ADD_OF_TINYDB if kind == ADD else goals.SEARCH_OF_PEERS
        yield Row(part="peers", what=f"{kind}: {peer.name}", size=size,
                  value=timing.median * 1000, unit="ms", ratio=ours.median / timing.median,
                  of=peer.name, bare=timing.median / timings["pass"].median,
                  goal=goal if size >= goals.PEERS_FROM else None,
                  rounds=len(timing.seconds))  # fmt: skip
