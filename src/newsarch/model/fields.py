"""What a page, a file or a user says of an article, each value with its origin.

Better origins are never overwritten by worse ones: what the user gave beats what a label says,
which beats metadata, which beats a guess from the position on the page.
"""

from __future__ import annotations

from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

GIVEN, LABEL, METADATA, POSITION = "given", "label", "metadata", "position"
ORIGINS = (GIVEN, LABEL, METADATA, POSITION)
"""Best first. `given`: by the user or a record; `label`: printed beside a label such as `Data
publikacji`; `metadata`: JSON-LD, meta elements, front matter; `position`: by its place."""


@dataclass(slots=True)
class Fields:
    """Values found so far, keyed by the names of `Article`, and where each came from."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def offer(self, name: str, value: Any, origin: str) -> None:
        """Take `value` for `name` unless it is empty or a better origin has spoken already."""
        if value is None or value == "" or value == ():
            return
        held = self.origins.get(name)
        if held is None or ORIGINS.index(origin) < ORIGINS.index(held):
            self.values[name] = value
            self.origins[name] = origin

    def get(self, name: str) -> Any:
        """The value held for `name`, or None."""
        return self.values.get(name)

    def update(self, better: Fields) -> None:
        """Offer every value of `better` under its own origin."""
        for name, value in better.values.items():
            self.offer(name, value, better.origins[name])
