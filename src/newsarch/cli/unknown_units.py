"""Units that newsarch does not know: a warning, with names that are near. Nothing is refused for
it, for a gazetteer never knows every unit."""

from __future__ import annotations

from newsarch.messages import _, in_quotes
from newsarch.query.ast import Unit, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from newsarch.cli.context import Context
    from newsarch.polish.units import Chain
    from newsarch.query.ast import Query


def warn_of_query(context: Context, query: Query) -> None:
    """Warn of units that are looked for; the search goes on with their names."""
    found = [leaf for leaf in leaves(query) if isinstance(leaf, Unit)]
    warn(context, dict.fromkeys(unit.text for unit in found if not _any_known(unit.readings)))


def warn_of_fields(context: Context, given: Mapping[str, Any]) -> None:
    """Warn of a unit that is given to an article; it is kept as it was written."""
    from newsarch.polish.units import read_unit

    unit = given.get("unit")
    if unit and not _any_known(read_unit(unit, context.archive.aliases())):
        warn(context, [unit])


def _any_known(readings: Iterable[Chain]) -> bool:
    from newsarch.polish.units.known import is_known

    return any(map(is_known, readings))


def warn(context: Context, names: Iterable[str]) -> None:
    """Warn of each name, and say which of the archive's units it may be."""
    known: list[str] | None = None
    for name in names:
        if known is None:
            known = [one for one, _published, _naming in context.archive.reading().units()]
        context.warn(sentence(name, known))


def sentence(name: str, known: Iterable[str]) -> str:
    """That a unit is not known, and which of the known ones may be meant."""
    from newsarch.cli.likeness import near

    said = _("No unit is known as “{text}”.").format(text=name)
    suggestions = in_quotes(near(name, known))
    if suggestions:
        said += " " + _("Did you mean {suggestions}?").format(suggestions=suggestions)
    return said
