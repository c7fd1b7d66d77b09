"""What an archive knows of one unit."""

from __future__ import annotations

from newsarch.errors import NotFoundError
from newsarch.index.base import Order
from newsarch.messages import _
from newsarch.query.fields import unit
from newsarch.render import charts
from newsarch.render.ink import Ink
from newsarch.render.safe_text import safe_line
from newsarch.values import asdict, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

    from newsarch.archive import Archive


@dataclass(frozen=True, slots=True)
class AboutUnit:
    """A unit as asked for: what it may mean, how it is written, how often it occurs."""

    units: tuple[str, ...]
    """The canonical names of its readings."""
    forms: tuple[str, ...]
    """As printed by the articles that it published."""
    aliases: tuple[str, ...]
    years: tuple[tuple[str, int], ...]

    def record(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)


def about(archive: Archive, name: str) -> AboutUnit:
    """What is known of a unit and all below it. Raises NotFoundError when nothing is."""
    from newsarch.polish.units import canonical, read_unit

    aliases = archive.aliases()
    names = tuple(canonical(reading) for reading in read_unit(name, aliases))
    setting = archive.setting()
    years = tuple(sorted(archive.facets(unit(name, setting), ("year",))["year"]))
    articles = archive.search(unit(name, setting, published=True), Order())
    forms = {article.unit_as_printed for article in articles if article.unit_as_printed}
    taught = tuple(sorted(alias for alias, of in aliases.items() if of in names))
    if not (years or taught):
        raise NotFoundError(_("No article of this archive names “{unit}”.").format(unit=name))
    return AboutUnit(names or (name,), tuple(sorted(forms)), taught, years)


def write(unit: AboutUnit, stream: TextIO, *, width: int, ink: Ink) -> None:
    """For people."""
    for name in unit.units:
        stream.write(ink("title", safe_line(name)) + "\n")
    for heading, names in ((_("As printed"), unit.forms), (_("Aliases"), unit.aliases)):
        if names:
            stream.write("\n" + ink("heading", heading) + "\n")
            stream.writelines(f"  {safe_line(name)}\n" for name in names)
    stream.write("\n")
    years = [(year or _("(none)"), count) for year, count in unit.years]
    charts.write(years, stream, heading=_("Articles by year"), width=width, ink=ink)
