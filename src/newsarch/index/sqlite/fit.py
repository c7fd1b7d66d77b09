"""What an index was made from; anything but an exact fit is caught up or built anew."""

from __future__ import annotations

import json

from newsarch.index.sqlite.schema import FORMAT
from newsarch.index.timeline import Timeline
from newsarch.values import asdict, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

    from newsarch.store.base import Store


class MisfitError(Exception):
    """The index holds something else than the store says; it must be built anew."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The store's state that the index shows, and the rules by which it was made."""

    identity: str
    stamp: str
    layout: str
    analyzer: str
    timezone: str
    slot_bits: int
    format: int = FORMAT
    in_order: bool = True
    """Whether within each day rows rise with ids."""
    loose: int = 0
    """Articles written since all full-text lists were one."""
    aliases: dict[str, str] = field(default_factory=dict)

    @property
    def timeline(self) -> Timeline:
        """Rows as times."""
        return Timeline(self.slot_bits)

    def made_like(self, identity: str, analyzer: str, timezone: str) -> bool:
        """Whether the index is of this archive and made by these rules."""
        there = (self.identity, self.analyzer, self.timezone, self.format)
        return there == (identity, analyzer, timezone, FORMAT)

    def shows(self, store: Store) -> bool:
        """Whether the store is just as it was."""
        return self.stamp == store.stamp() and self.layout == store.layout()


def read_fit(connection: Connection) -> Fit | None:
    """The fit that the index carries; None when it is not understood."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'fit'").fetchone()
    try:
        return Fit(**json.loads(found[0])) if found else None
    except (TypeError, ValueError):
        return None


def write_fit(connection: Connection, fit: Fit) -> None:
    """Carry this fit from now on."""
    text = json.dumps(asdict(fit), ensure_ascii=False)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('fit', ?)", (text,))
