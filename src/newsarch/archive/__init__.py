"""The verbs: what a person does with an archive, each told in one place.

    core.py      the archive itself: reading, searching, and the one way a change is committed
    adding.py    fields → article → stored, once
    changing.py  tags, status, fields: the one way articles change
    removing.py  taking away, with what was there kept for `undo`
    history.py   what changed, and taking it back
    bulk.py      imports: a stream of inputs, in batches, resumable
    parsing.py   … and how other processes help with them
    erasing.py   for good
    health.py    is what was derived from the articles still so?
    teaching.py  unit aliases
    stats.py     counts

`from newsarch.archive import Archive` is the door for Python programs as for the command line.
"""

from newsarch.archive.core import Archive
from newsarch.archive.selection import Selection

__all__ = ["Archive", "Selection"]
