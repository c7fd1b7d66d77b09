"""The entry at the end of a change: found from its last byte, whatever stands before it."""

from __future__ import annotations

from itertools import product

import pytest

from newsarch.store.tiny import layout
from newsarch.store.tiny.position import Entry, Position, entry_ending, is_whole, mark_of, written

POSITION = Position(number=7, generation=2, edition=1, end=5000, next=9, live=3, blanks=120)
DRAFT = Entry(POSITION, start=4000, sum="0a1b2c3d", offset=300)


def test_every_length_of_a_line_is_told_rightly() -> None:
    for length in range(2200):
        line, entry = written(DRAFT, {"note": "x" * length}, first=False)
        assert entry.length == len(line)
        assert entry_ending(line, entry.stop) == entry


PIECES = (', "commit": ', '{"line": 1', ', "seal": "', ', "crc": "00000000"}', ', "settled": "',
          "0" * 24, '"}', '"', "\\", "\n", "\ud800", "ż", "x" * 500)  # fmt: skip
"""What an entry ends with, and what JSON must escape."""


@pytest.mark.parametrize("first", [False, True])
def test_no_change_looks_like_a_commit(first: bool) -> None:
    for pieces in product(PIECES, repeat=3):
        text = "".join(pieces)
        for change in ({text: None}, {"note": text}, {pieces[0]: text, ', "commit": {"': text}):
            line, entry = written(DRAFT, change, first=first)
            assert entry_ending(line[-512:], entry.stop) == entry
            assert is_whole(line, entry)


def test_a_change_that_differs_is_not_whole() -> None:
    line, entry = written(DRAFT, {"note": "tak"}, first=True)
    assert not is_whole(line.replace(b"tak", b"nie"), entry)


def test_a_torn_mark_is_no_mark() -> None:
    line, entry = written(DRAFT, {"note": "tak"}, first=True)
    assert entry.mark == 0
    mark = mark_of(1498737600123456789)
    for written_bytes in range(len(mark)):
        torn = line[:-26] + mark[:written_bytes] + line[-26 + written_bytes :]
        found = entry_ending(torn, entry.stop)
        assert found is not None and found.mark == 0
    found = entry_ending(line[:-26] + mark + b'"}', entry.stop)
    assert found is not None and found.mark == 1498737600123456789


@pytest.mark.parametrize("commit", [{"line": 9}, {"line": "9"}, {"line": -1}, {"line": 10**15 + 1}])
def test_what_is_sealed_but_no_commit_of_ours_is_no_entry(commit: dict[str, object]) -> None:
    line, entry = written(DRAFT, {"note": "tak"}, first=True)
    assert entry_ending(line, entry.stop) == entry
    start, end = line.index(b', "commit": ') + 12, line.index(b', "settled": ')
    ours = layout.parsed(line[start:end])
    del ours["crc"]
    forged = layout.sealed({**ours, **commit} if commit != {"line": 9} else commit)
    assert entry_ending(line[:start] + forged + line[end:], entry.stop) is None


@pytest.mark.parametrize("number", [0, 10**15])
def test_the_smallest_and_the_largest_number_are_read(number: int) -> None:
    names = ("number", "generation", "edition", "end", "next", "live", "blanks")
    position = Position(**dict.fromkeys(names, number))
    line, entry = written(Entry(position, number, "0a1b2c3d"), {"note": "tak"}, first=True)
    assert entry_ending(line, entry.stop) == entry


def test_the_end_of_an_entry_may_begin_where_the_reading_does() -> None:
    line, entry = written(DRAFT, {"note": "tak"}, first=True)
    end = line[line.index(b', "commit": ') :]
    assert len(end) < 512
    assert entry_ending(end, entry.stop) == entry
    assert entry_ending(end[1:], entry.stop) is None
