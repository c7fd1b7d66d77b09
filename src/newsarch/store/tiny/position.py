"""Where the record stands after a change, and the entry in the changes file that says so.

The last key of every change is its `commit`: what the change does to the record's bytes. It is
small whatever the size of the change, and lies at the end of the file, so one short read tells a
reader the state of the archive. After it comes `settled`, the one field that is ever written in
place: zeros until the change is done and the record's blanks are on disk, then the record's time
of modification. A record with another size or time was edited by somebody else.
"""

from __future__ import annotations

import re

from newsarch.store.tiny import layout
from newsarch.values import asdict, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

TRAILER_LIMIT = 512
"""No commit object is longer."""
MARK_LENGTH = 24
_COMMIT = b', "commit": '
_SETTLED = re.compile(rb', "settled": "([0-9a-f]{24})"\}')
SETTLED_LENGTH = len(b', "settled": "') + MARK_LENGTH + len(b'"}')


@dataclass(frozen=True, slots=True)
class Position:
    """The state of the record after a change. `generation` counts rewritings of the file (places
    move), `edition` those that took in edits from outside (content no change tells of)."""

    number: int
    generation: int
    edition: int
    end: int
    """Where the last line ends and the tail starts."""
    next: int
    """The smallest id never used."""
    live: int
    """How many articles there are."""
    blanks: int
    """How many bytes of the record are blanked lines."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one change did to the record. Its new lines are the bytes from `start` to the
    position's end; `sum` is their checksum."""

    position: Position
    start: int
    sum: str
    seal: str
    """The checksum of the change itself, up to the commit."""
    offset: int
    """Where the entry's line lies in the changes file."""
    length: int
    mark: int = 0
    """The record's time of modification (ns) when the change was done; 0 before."""

    @property
    def stop(self) -> int:
        """Where the entry's line ends."""
        return self.offset + self.length


def written(
    position: Position, start: int, sum: str, change: Mapping[str, Any], offset: int, comma: bytes
) -> tuple[bytes, Entry]:
    """A change with its commit as the line for `offset` of the changes file (not yet settled),
    and the entry that this makes."""
    content = comma + b'"%d": ' % position.number + layout.to_bytes(change)[:-1]
    commit = {
        "line": 0,
        "seal": layout.checksum(content),
        **asdict(position),
        "start": start,
        "sum": sum,
    }
    sealed = layout.sealed(commit)
    length = len(content) + len(_COMMIT) + len(sealed) + SETTLED_LENGTH
    for _ in range(3):  # the length has digits, and counts them
        sealed = layout.sealed({**commit, "line": length})
        length = len(content) + len(_COMMIT) + len(sealed) + SETTLED_LENGTH
    line = content + _COMMIT + sealed + b', "settled": "%s"}' % (b"0" * MARK_LENGTH)
    return line, Entry(position, start, sum, commit["seal"], offset, len(line))


def entry_at(end: int, data: bytes) -> Entry | None:
    """The entry whose line ends at `end`, given the file's bytes before that; None when they are
    not the end of an entry."""
    settled = _SETTLED.fullmatch(data, len(data) - SETTLED_LENGTH) if data else None
    start = data.rfind(_COMMIT)
    if settled is None or start < 0:
        return None
    commit = data[start + len(_COMMIT) : -SETTLED_LENGTH]
    if not layout.is_sealed(commit):
        return None
    values = layout.parsed(commit)
    position = Position(*(values[name] for name in Position.__slots__))
    length = values["line"]
    return Entry(position, values["start"], values["sum"], values["seal"], end - length, length,
                 _time_of(settled[1]))  # fmt: skip


def is_whole(line: bytes, entry: Entry) -> bool:
    """Whether the change in this line is the one that was written."""
    return layout.checksum(line[: line.rfind(_COMMIT)]) == entry.seal


def mark_of(time: int) -> bytes:
    """A time (ns) as it stands in `settled`: 16 digits, and 8 that show a torn mark."""
    digits = b"%016x" % time
    return digits + layout.checksum(digits).encode()


def _time_of(mark: bytes) -> int:
    time = int(mark[:16], 16)
    return time if mark_of(time) == mark else 0


def hidden_lines(change: Mapping[str, Any]) -> Sequence[tuple[int, int]]:
    """Offset and length of the record's lines that a change replaced: blanks, once it is done."""
    return [(offset, length) for offset, length in change.get("blank", ())]
