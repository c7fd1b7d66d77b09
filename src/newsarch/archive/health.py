"""Is what the archive says of its articles still so? The deep half of `check`.

The store examines its files (`store/tiny/health.py`); this looks at what was derived from them, the
index and the units, and at dates that cannot be.
"""

from __future__ import annotations

from newsarch.archive.adding import with_units
from newsarch.archive.dating import is_misdated, misdated
from newsarch.index.base import Order
from newsarch.messages import _, ngettext
from newsarch.query.ast import All
from newsarch.store.findings import REFRESH, REINDEX, SET, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarch.archive.core import Archive
    from newsarch.index.base import Progress


def examine(archive: Archive, progress: Progress | None = None) -> Iterator[Finding]:
    """What does not fit the articles. Reads every article; writes nothing but the index."""
    indexed = {hit.id for hit in archive.select(All(), Order())}
    total, aliases, today = len(indexed), archive.aliases(), archive.today
    missing = stale = 0
    for done, stored in enumerate(archive.store.scan(), start=1):
        article = stored.article
        missing += article.id not in indexed
        indexed.discard(article.id)
        stale += with_units(article, aliases).units != article.units
        if is_misdated(article, today):
            yield Finding("date", misdated(article), SET)
        if progress is not None:
            progress(done, total)
    if missing or indexed:
        yield Finding("index", _("The index does not fit the articles."), REINDEX)
    if stale:
        sentence = ngettext(
            "{n} article names units otherwise than newsarch reads it today.",
            "{n} articles name units otherwise than newsarch reads them today.",
            stale,
        )
        yield Finding("units", sentence.format(n=stale), REFRESH)
