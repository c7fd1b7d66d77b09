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
from newsarch.values import asdict, dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

TRAILER_LIMIT = 512
"""No commit object is longer."""
LARGEST = 10**15
"""More articles or bytes than any file has."""
MARK_LENGTH = 24
_COMMIT = b', "commit": '
_SETTLED = re.compile(rb', "settled": "([0-9a-f]{24})"\}')
_UNSETTLED = b"0" * MARK_LENGTH
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


ORIGIN = Position(number=0, generation=0, edition=0, end=0, next=1, live=0, blanks=0)
"""Before any change, and where none can be made out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one change did to the record. Its new lines are the bytes from `start` to the
    position's end; `sum` is their checksum."""

    position: Position
    start: int
    sum: str
    seal: str = ""
    """The checksum of the change itself, up to the commit."""
    offset: int = 0
    """Where the entry's line lies in the changes file."""
    length: int = 0
    mark: int = 0
    """The record's time of modification (ns) when the change was done; 0 before."""

    @property
    def stop(self) -> int:
        """Where the entry's line ends."""
        return self.offset + self.length


def written(draft: Entry, change: Mapping[str, Any], *, first: bool) -> tuple[bytes, Entry]:
    """A change as a line of the changes file, with its comma unless it is the `first`, and its
    entry: the draft with the seal and the length that this gives it."""
    position = draft.position
    content = (b"" if first else b",") + b'"%d": ' % position.number + layout.to_bytes(change)[:-1]
    seal, settled = layout.checksum(content), mark_of(draft.mark) if draft.mark else _UNSETTLED
    end = b', "settled": "%s"}' % settled
    commit, length = b"", -1
    while (whole := len(content) + len(_COMMIT) + len(commit) + len(end)) != length:
        length = whole  # it stands in the line, and so adds to it
        commit = layout.sealed({"line": length, "seal": seal, **asdict(position),
                                "start": draft.start, "sum": draft.sum})  # fmt: skip
    return content + _COMMIT + commit + end, replace(draft, seal=seal, length=length)


def entry_ending(data: bytes, end: int) -> Entry | None:
    """The entry whose line ends at `end` of its file, read from the bytes that lie before; None
    when they are not the end of an entry."""
    settled = _SETTLED.fullmatch(data, len(data) - SETTLED_LENGTH) if data else None
    start = data.rfind(_COMMIT)
    if settled is None or start < 0:
        return None
    commit = data[start + len(_COMMIT) : -SETTLED_LENGTH]
    if not layout.is_sealed(commit):
        return None
    try:
        values = layout.parsed(commit)
        position = position_of(values)
        length, start = whole(values["line"]), whole(values["start"])
        sums = str(values["sum"]), str(values["seal"])
    except (layout.LayoutError, KeyError, TypeError):  # sealed, and yet not by us
        return None
    return Entry(position, start, *sums, end - length, length, _time_of(settled[1]))


def position_of(values: Mapping[str, Any]) -> Position:
    """The position that an object tells of. Raises KeyError or TypeError for what is none."""
    return Position(*(whole(values[name]) for name in Position.__slots__))


def whole(value: Any) -> int:
    """A number as we write them. Raises TypeError for anything else."""
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise TypeError(value)
    return value


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
