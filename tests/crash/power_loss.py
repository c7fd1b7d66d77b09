"""What a disk may hold after the power failed: everything synced, and any part of the rest.

A call that was not followed by a `sync` of its file (of the folder, for a name) may have reached
the disk or not, whatever its neighbours did; a write may be torn anywhere, in any order of its
sectors, and a sector that the file did not have yet may hold zeros.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from random import Random

from tests.crash.disk import Call, Disk, File

SECTOR = 64
"""Smaller than any disk's, so that our small lines have many."""
NAME_CALLS = ("create", "replace", "unlink")


def pending(log: Sequence[Call]) -> set[int]:
    """The positions in the log of calls that nothing has made durable."""
    found: set[int] = set()
    for position, call in enumerate(log):
        if call.kind == "sync":
            found -= {n for n in found if log[n].file == call.file
                      and log[n].kind not in NAME_CALLS}  # fmt: skip
        elif call.kind == "sync_folder":
            found -= {n for n in found if log[n].kind in NAME_CALLS}
        else:
            found.add(position)
    return found


def outcomes(call: Call, random: Random, parts: int) -> list[list[Call]]:
    """What may have become of a call: nothing, all of it, or (for a write) some of it, in up to
    twice `parts` ways."""
    if call.kind != "write":
        return [[], [call]]
    cuts = {random.randrange(1, len(call.data) + 1) for _ in range(parts)}
    torn = [[_piece(call, 0, call.data[:cut])] for cut in cuts]
    mixed = [_sectors(call, random) for _ in range(parts)]
    return [[], [call], *torn, *mixed]


def _piece(call: Call, start: int, data: bytes) -> Call:
    return Call("write", call.file, offset=call.offset + start, data=data, time=call.time)


def _sectors(call: Call, random: Random) -> list[Call]:
    """Some sectors written, some not, some of zeros where there was nothing before."""
    kept = []
    for start in range(0, len(call.data), SECTOR):
        part = call.data[start : start + SECTOR]
        fate = random.choice(("written", "written", "lost", "zeros"))
        if fate == "written":
            kept.append(_piece(call, start, part))
        elif fate == "zeros":
            kept.append(Call("zeros", call.file, offset=call.offset + start, data=part))
    return kept


def states_after(log: Sequence[Call], seed: int, most: int) -> Iterator[Disk]:
    """Disks as the power loss after the last call of `log` may leave them: the smallest cases
    first, then a random choice, `most` in all."""
    random = Random(f"{seed}/{len(log)}")
    open_ones = sorted(pending(log))
    choices = [outcomes(log[n], random, max(3, most // 2)) for n in open_ones]
    total = 1
    for choice in choices:
        total *= len(choice)
    every = islice(product(*choices), most) if total <= most else (
        [random.choice(choice) for choice in choices] for _ in range(most)
    )  # fmt: skip
    for fates in every:
        yield _replayed(log, dict(zip(open_ones, fates, strict=True)))


def _replayed(log: Sequence[Call], fates: dict[int, list[Call]]) -> Disk:
    inodes: dict[int, File] = {}
    names: dict[str, File] = {}
    for position, call in enumerate(log):
        if call.kind == "create":
            inodes[call.file] = File(call.file)
        for happened in fates.get(position, [call]):
            _apply(happened, inodes, names)
    return Disk(names)


def _apply(call: Call, inodes: dict[int, File], names: dict[str, File]) -> None:
    if call.kind == "create":
        names[call.name] = inodes[call.file]
    elif call.kind == "replace":
        if call.name in names:
            names[call.target] = names.pop(call.name)
    elif call.kind == "unlink":
        names.pop(call.name, None)
    elif call.kind == "zeros":
        data = inodes[call.file].data
        data.extend(bytes(max(0, call.offset + len(call.data) - len(data))))
    elif call.file:
        inodes[call.file].apply(call)
