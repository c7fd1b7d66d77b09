"""The unit that publishes a page, as `polish.units` understands the line that names it."""

from __future__ import annotations

from newsarch.polish.units import canonical, find_units, published_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields


def offer_unit(fields: Fields, line: str, origin: str) -> bool:
    """Offer the unit that a line is, in its canonical form and as printed; whether it is one."""
    mention = published_unit(line) if 3 <= len(line) <= 200 else None
    if mention is None:
        return False
    fields.offer("unit", canonical(mention.chain), origin)
    fields.offer("unit_as_printed", mention.printed, origin)
    return True


def is_unit(line: str) -> bool:
    """Whether a line names a unit and hardly anything else."""
    if not 3 <= len(line) <= 160:
        return False
    found = find_units(line)
    covered = sum(mention.end - mention.start for mention in found)
    return covered >= 0.8 * len(line)
