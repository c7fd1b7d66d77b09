"""Bringing an index to what its store says: by its changes, or all of it anew.

The store may go on meanwhile. So the stamp is read before the articles: what is newer than it is
seen again at the next catch-up, and a change seen twice does nothing the second time, see
`revisions.py`.
"""

from __future__ import annotations

from itertools import islice

from newsarch.index.sqlite.fit import Fit, MisfitError, read_fit, write_fit
from newsarch.index.sqlite.names import Names, store_any
from newsarch.index.sqlite.prepared import prepare
from newsarch.index.sqlite.revisions import revision
from newsarch.index.sqlite.schema import TABLES
from newsarch.index.sqlite.vocabulary import Known
from newsarch.index.sqlite.writing import Revision, Writer
from newsarch.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from sqlite3 import Connection

    from newsarch.index.base import Progress
    from newsarch.model.article import Article
    from newsarch.model.change import Change, Edit
    from newsarch.polish.lemmas import Analyzer
    from newsarch.store.base import Committed, Store, Stored

SLOT_BITS = (12, 18, 26)
"""Room for 4,096 articles a day, and more where that turns out not to do."""
MEMORY = 64 << 20
"""Bytes of full text that one change, or the building, gathers before they are sorted in."""
AUTOMERGE, AUTOMERGE_OF_MANY = 4, 16
"""So many lists of a size are merged into one while others are written: FTS5's own number, and the
most it takes, for an import, whose lists are merged at its end in any case."""
MANY = 500
"""Articles written at once that make it look like an import."""
_BATCH = 5_000


def build(
    connection: Connection,
    store: Store,
    fit: Fit,
    analyzer: Callable[[], Analyzer],
    progress: Progress | None,
) -> None:
    """Fill an empty database. Raises MisfitError when a day has more articles than slots."""
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    _set_up(connection, automerge=0, hashsize=MEMORY)
    known = Known()
    store_any(Names(connection, known))
    writer = Writer(connection, fit.timeline, analyzer, known)
    total = sum(1 for _place in store.places()) if progress else None
    stored, done = store.scan(), 0
    while batch := list(islice(stored, _BATCH)):
        writer.write([_addition(one, fit.timezone) for one in batch])
        done += len(batch)
        if progress is not None:
            progress(done, total)
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    _set_up(connection, automerge=AUTOMERGE)
    aliases = with_aliases({}, store.changes())
    write_fit(connection, replace(fit, in_order=writer.in_order, aliases=aliases))
    connection.execute("COMMIT")


def _set_up(connection: Connection, **options: int) -> None:
    """Set options of FTS5, which keeps them with the table."""
    sql = "INSERT INTO words (words, rank) VALUES (?, ?)"
    connection.executemany(sql, options.items())


def _addition(stored: Stored, timezone: str) -> Revision:
    return Revision(stored.article.id, prepare(stored.article, timezone), stored.place)


def with_aliases(aliases: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """The aliases after some changes."""
    taught: dict[str, str | None] = dict(aliases)
    for change in changes:
        taught.update(change.aliases or {})
    return {name: unit for name, unit in taught.items() if unit is not None}


def apply(
    connection: Connection,
    fit: Fit,
    analyzer: Callable[[], Analyzer],
    known: Known,
    committed: Committed,
    put: Sequence[Article],
    stamp: str,
) -> None:
    """Take in a change that follows on what the index shows. Raises MisfitError.

    `known` is what earlier changes have shown of this file, while it was held open.
    """
    edits = {edit.id: edit for edit in committed.change.edits}
    places = dict(zip((a.id for a in put), committed.places, strict=True))
    now = {article.id: article for article in put}
    writer = Writer(connection, fit.timeline, analyzer, known)
    held = writer.held(edits)
    revisions = [
        revision(held.get(id), now.get(id), [edit], places.get(id, -1), fit.timezone)
        for id, edit in edits.items()
    ]
    _finish(connection, writer, fit, [r for r in revisions if r], [committed.change], stamp)


def catch_up(connection: Connection, store: Store, analyzer: Callable[[], Analyzer]) -> None:
    """Take in what happened to the store since. Raises MisfitError when its changes do not tell."""
    stamp, layout = store.stamp(), store.layout()
    fit = read_fit(connection)
    after = store.change_at(fit.stamp) if fit else None
    if fit is None or after is None:
        raise MisfitError
    changes = list(store.changes(after))
    edits: dict[int, list[Edit]] = {}
    for change in changes:
        for edit in change.edits:
            edits.setdefault(edit.id, []).append(edit)
    writer = Writer(connection, fit.timeline, analyzer, Known())
    places = dict(store.places()) if edits else {}
    held = writer.held(edits)
    revisions = [
        revision(held.get(id), store.get(id, places.get(id, -1)), steps, places.get(id, -1),
                  fit.timezone)
        for id, steps in edits.items()
    ]  # fmt: skip
    _finish(connection, writer, fit, [r for r in revisions if r], changes, stamp)
    if layout != fit.layout:
        _move(connection, store, layout)


def _finish(
    connection: Connection,
    writer: Writer,
    fit: Fit,
    revisions: list[Revision],
    changes: list[Change],
    stamp: str,
) -> None:
    many = len(revisions) >= MANY
    if many:
        _set_up(connection, automerge=AUTOMERGE_OF_MANY)
    writer.write(revisions)
    if many:
        _set_up(connection, automerge=AUTOMERGE)
    aliases = with_aliases(fit.aliases, changes)
    in_order = fit.in_order and writer.in_order
    loose = fit.loose + len(revisions)
    now = replace(fit, stamp=stamp, in_order=in_order, loose=loose, aliases=aliases)
    write_fit(connection, now)


def _move(connection: Connection, store: Store, layout: str) -> None:
    """Note where the store has its articles now."""
    fit = read_fit(connection)
    assert fit is not None  # noqa: S101
    rows = ((place, id) for id, place in store.places())
    connection.executemany("UPDATE article SET place = ? WHERE id = ?", rows)
    write_fit(connection, replace(fit, layout=layout))
