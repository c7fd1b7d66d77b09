"""The record: one article, whole and never changed in place.

Fields carry the names of Dublin Core and schema.org where they fit (`vocabulary.py`); what each
means is in `docs/formats.md`. Dates and times are kept as ISO 8601 text, as they stand in the
archive file: that compares, sorts and prints without a conversion.
"""

from __future__ import annotations

from newsarch.values import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

ACTIVE, ARCHIVED = "active", "archived"
STATUSES = (ACTIVE, ARCHIVED)
SOURCE_STATUSES = ("live", "archived")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as newsarch keeps it."""

    id: int
    """Short, stable, never reused; 0 while not stored."""
    title: str = ""
    lead: str = ""
    body: str = ""
    """Paragraphs separated by one empty line, free of page furniture."""
    published: str | None = None
    """ISO date printed on the page; never silently today's."""
    section: str | None = None
    by: str | None = None
    """The signature as printed: `kom. Justyna Ławreszuk`."""
    unit: str | None = None
    """The publishing unit, canonical: `Wydział Prewencji KWP w Gorzowie Wlkp.`"""
    unit_as_printed: str | None = None
    units: tuple[str, ...] = ()
    """Every unit published by or mentioned, canonical, in order of appearance."""
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    """Sorted, each once."""
    status: str = ACTIVE
    archived: str | None = None
    """When we archived it: ISO datetime with offset."""
    archived_reason: str | None = None
    """`manual`, `rule:NAME`, `source`, or the words given with `--reason`."""
    source_status: str | None = None
    """`live`, `archived`, or None: what the publisher's page says of itself."""
    hold: str | None = None
    """Why no rule may archive or dispose of it; None when none holds it."""
    retention: str | None = None
    """Retention category (`A`, `B5`, `BE10`, `Bc`) given to this very article."""
    added: str = ""
    modified: str = ""
    revision: int = 1
    sha256: str = ""
    """Of the normalised title, date and body: see `identity.content_hash`."""
    first_sha256: str | None = None
    """The first one, of an article that was corrected: so the page is known when it comes again."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Field name → where it came from: one of `fields.ORIGINS`."""

    def with_(self, **changes: Any) -> Article:
        """A copy with some fields changed."""
        return replace(self, **changes)
