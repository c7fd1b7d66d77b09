"""A record that others have written: an editor, a script, stock TinyDB.

It is read as they left it, line by line where it still has our lines, else whole; the next writer
lays it out anew (`compaction.py`).
"""

from __future__ import annotations

import re

from newsarch.store.tiny import layout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.view import View

_ID = re.compile(r"[0-9]{1,15}")


def has_our_lines(record: Record, view: View) -> bool:
    """Whether the file still has our head and tail, and each line between is one article."""
    end = view.position.end
    if not record.body or not record.closed_at(end):
        return False
    try:
        for _offset, line in record.lines(record.body, end):
            if not line.isspace():
                layout.key(line)
                layout.article_of(line, strict=False)
    except layout.LayoutError:
        return False
    return True


def articles(record: Record) -> dict[int, dict[str, Any]]:
    """The documents by id of a file that is JSON, though not laid out by us.

    DamagedError when it is not, or when its articles are not numbered objects."""
    documents = {}
    for key, document in record.whole_json().items():
        if not (_ID.fullmatch(key) and isinstance(document, dict)):
            raise record.foreign()
        documents[int(key)] = document
    return documents
