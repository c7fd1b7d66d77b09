"""Teaching: names of units that the gazetteer does not know, kept in the archive.

An alias is a name (compared folded) that stands for a canonical unit; it wins over the gazetteer
in texts and in queries, and articles stored before are read again, so that it holds for them too.
"""

from __future__ import annotations

from newsarch.archive.adding import with_units
from newsarch.archive.selection import Report
from newsarch.errors import NotFoundError, UsageError
from newsarch.messages import _, in_quotes
from newsarch.model.change import CHANGED, Edit
from newsarch.model.codec import changed_fields
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsarch.archive.core import Archive
    from newsarch.model.article import Article


@dataclass(frozen=True, slots=True)
class Taught:
    """What a lesson did, or with `dry_run` would do."""

    report: Report
    meanings: Mapping[str, str | None]
    """The names as given, and the units they stand for now; None for a name that is forgotten."""
    replaced: Mapping[str, str]
    """The units that names stood for until then, where that was another one."""


def alias(archive: Archive, name: str, unit: str, *, dry_run: bool = False) -> Taught:
    """Teach that `name` means `unit`.

    Raises UsageError when `unit` is not understood, or means several units.
    """
    meaning = _one_unit(unit, archive.aliases())
    return _teach(archive, {name: meaning}, "units alias", dry_run=dry_run)


def forget(archive: Archive, name: str, *, dry_run: bool = False) -> Taught:
    """Forget an alias. Raises NotFoundError."""
    if _key(name) not in archive.aliases():
        raise NotFoundError(_("There is no alias “{name}”.").format(name=name))
    return _teach(archive, {name: None}, "units forget", dry_run=dry_run)


def refresh(archive: Archive, *, dry_run: bool = False) -> Taught:
    """Read the units of every article anew, as newsarch understands them today."""
    return _teach(archive, {}, "units refresh", dry_run=dry_run)


def merge(archive: Archive, units: list[str], into: str, *, dry_run: bool = False) -> Taught:
    """Teach that each of `units` is the unit `into`."""
    target = _one_unit(into, archive.aliases())
    return _teach(archive, dict.fromkeys(units, target), "units merge", dry_run=dry_run)


def _key(name: str) -> str:
    from newsarch.polish.folding import fold

    key = " ".join(fold(name).split())
    if not key:
        raise UsageError(_("The name of a unit must not be empty."))
    return key


def _one_unit(text: str, aliases: Mapping[str, str]) -> str:
    from newsarch.polish.units import canonical, read_unit

    names = [canonical(reading) for reading in read_unit(text, aliases)]
    if len(names) == 1:
        return names[0]
    if names:
        raise UsageError(
            _("“{text}” may be any of {units}: say which.").format(
                text=text, units=in_quotes(names)
            )
        )
    raise UsageError(_("“{text}” is not understood as a unit.").format(text=text))


def _teach(
    archive: Archive, meanings: Mapping[str, str | None], command: str, *, dry_run: bool
) -> Taught:
    """One change: the aliases, and every article that they make read otherwise."""
    taught = {_key(name): unit for name, unit in meanings.items()}
    with archive.writing() as writing:
        held = archive.aliases()
        before = {name: held.get(name) for name in taught}
        pairs = tuple(_read_anew(archive, taught, {**held, **taught}))
        number = None
        if (pairs or taught) and not dry_run:
            number = writing.commit(
                command,
                [new for _old, new in pairs],
                edits=tuple(Edit(o.id, CHANGED, changed_fields(o, n)) for o, n in pairs),
                aliases=taught,
                aliases_before=before,
            ).change.number
    old = {name: before[_key(name)] for name in meanings}
    replaced = {name: was for name, was in old.items() if was and was != meanings[name]}
    return Taught(Report(command, pairs, change=number, dry_run=dry_run), meanings, replaced)


def _read_anew(
    archive: Archive, taught: Mapping[str, str | None], aliases: Mapping[str, str | None]
) -> Iterator[tuple[Article, Article]]:
    """Every article that reads otherwise under these aliases, before and after."""
    renamed = {old: new for old, new in taught.items() if new}
    known = {name: unit for name, unit in aliases.items() if unit is not None}
    for stored in archive.store.scan():
        old = stored.article
        new = with_units(_renamed(old, renamed), known)
        if changed_fields(old, new):
            yield old, new.with_(revision=old.revision + 1, modified=archive.now())


def _renamed(article: Article, taught: Mapping[str, str]) -> Article:
    """The article with its publishing unit read anew, when it was printed under a taught name."""
    for printed in (article.unit_as_printed, article.unit):
        if printed and _key(printed) in taught:
            return article.with_(unit=taught[_key(printed)])
    return article
