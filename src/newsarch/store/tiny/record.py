"""The record file: the current articles, one a line, in the order in which they were written."""

from __future__ import annotations

from zlib import crc32

from newsarch.errors import DamagedError, ForeignError
from newsarch.messages import _
from newsarch.store.tiny import layout
from newsarch.store.tiny.paths import Paths
from newsarch.store.tiny.position import position_of
from newsarch.store.tiny.tablefile import CHUNK, TableFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newsarch.store.tiny.position import Entry, Position

BEGINNING = b'{"meta": {"1": {'
"""What every archive begins with, stock TinyDB's as well."""
LOOKED_THROUGH = 16 * CHUNK
"""Bytes of a file that may be anybody's in which an article of ours is looked for."""


class Record(TableFile):
    """The open record file."""

    table = layout.ARTICLES

    def birth(self) -> Position:
        """The position that the head tells of: where the file stood when it was written whole."""
        try:
            return position_of({**self.meta, "number": self.meta["change"], "blanks": 0})
        except (KeyError, TypeError):
            raise self.damaged(0) from None

    def holds(self, entry: Entry, comma: int | None) -> bool:
        """Whether the entry's new lines are there to the last byte. `comma` is the comma that the
        change blanks: it counts as still there when it lies in the new lines themselves."""
        end = entry.position.end
        if not self.closed_at(end):
            return False
        sum = 0
        for position in range(entry.start, end, CHUNK):
            chunk = self.read(min(CHUNK, end - position), position)
            if position == entry.start and comma == entry.start + 1 and chunk[1:2] == b" ":
                chunk = chunk[:1] + b"," + chunk[2:]
            sum = crc32(chunk, sum)
        return f"{sum:08x}" == entry.sum

    def fits(self, position: Position, last: Entry | None) -> bool:
        """Whether the file is exactly as the last change left it, at this position. Without a
        mark its length alone must tell."""
        modified = self.files.stat(self.fd).st_mtime_ns
        return self.closed_at(position.end) and (not last or last.mark in (0, modified))

    def whole_json(self) -> dict[str, Any]:
        """The file read as stock TinyDB reads it, for one that others have written.

        DamagedError naming the place when it is not JSON, or not an archive."""
        import json

        data = self.read(self.size(), 0)
        try:
            tables = json.loads(data.decode("utf-8"))
            meta, articles = tables["meta"]["1"], tables[layout.ARTICLES]
        except UnicodeDecodeError as error:
            raise self._unreadable(error.start) from None
        except json.JSONDecodeError as error:
            raise self._unreadable(len(error.doc[: error.pos].encode())) from None
        except (RecursionError, ValueError):  # too deep, or a number too long
            raise self._unreadable(0) from None
        except (KeyError, TypeError):
            raise self.foreign() from None
        if not (isinstance(meta, dict) and isinstance(articles, dict)):
            raise self.foreign()
        self.refuse_newer(meta)
        numbers = (meta[name] for name in ("generation", "edition", "next") if name in meta)
        if "archive" not in meta or not all(isinstance(number, int) for number in numbers):
            raise self.foreign()
        self.meta = meta
        return articles

    def _unreadable(self, offset: int) -> DamagedError:
        """The error for what is not JSON: an archive that is damaged, or somebody else's file."""
        return self.damaged(offset) if self.is_ours() else self.foreign()

    def foreign(self) -> DamagedError:
        """The error for a file that is no archive; where it was one, something may be saved."""
        kind = DamagedError if self.is_ours() else ForeignError
        sentence = (
            _("{path} is not a newsarch archive: choose another file, or import it.")
            if self.size()
            else _("{path} is empty and no newsarch archive: remove it, or choose another.")
        )
        return kind(sentence.format(path=self.path))

    def is_ours(self) -> bool:
        """Whether the file was an archive, whatever it is now: it begins like one, changes lie
        beside it, or articles that we wrote are in it."""
        begins = self.read(len(BEGINNING), 0) == BEGINNING
        return begins or self.files.exists(Paths(self.path).changes) or self._has_our_articles()

    def _has_our_articles(self) -> bool:
        lines = self.lines(-1, min(self.size(), LOOKED_THROUGH))
        return any(layout.is_sealed(layout.without_comma(line)) for _offset, line in lines)
