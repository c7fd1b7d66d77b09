"""A change: what was done to the archive, when, by whom, and what was before.

Changes are numbered from 1 without gaps and never rewritten, except by erasure. `history` reads
them, `undo` takes the last one back (by a new change), and the index catches up from them.
"""

from __future__ import annotations

from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a change did to one article."""

    id: int
    kind: str
    """`added`, `changed` or `removed`."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """JSON values: nothing for `added`, the changed fields for `changed`, the whole document
    (see `codec.to_document`) for `removed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One commit: all of it happened, or none."""

    number: int = 0
    """0 until the store has committed it."""
    at: str
    """ISO datetime with offset."""
    command: str
    """The command that did it, as typed by its name: `add`, `tag`, `auto-archive` …"""
    who: str = ""
    edits: tuple[Edit, ...] = ()
    note: str | None = None
    """A reason given by the user, or a rule's name."""
    undoes: int | None = None
    """The number of the change that this one takes back."""
    aliases: Mapping[str, str | None] | None = None
    """Unit aliases taught by this change: name → canonical unit, None to forget it."""
    aliases_before: Mapping[str, str | None] | None = None
    erased: tuple[int, ...] = ()
    """Articles whose text was taken out of the whole archive, this and all other changes."""
    imported: Mapping[str, Any] | None = None
    """For a batch of an import: `run` (its random name), `source`, and `done`, the number of
    inputs read so far; a resumed import goes on from there."""
