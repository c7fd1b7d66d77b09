"""Teaching: names of units that the gazetteer does not know, kept in the archive.

An alias is a name (compared folded) that stands for a canonical unit; it wins over the gazetteer
in texts and in queries, and articles stored before are read again, so that it holds for them too.
"""

from __future__ import annotations

from newsarch.archive.adding import with_units
from newsarch.errors import NotFoundError, UsageError
from newsarch.messages import _, in_quotes
from newsarch.model.change import CHANGED, Edit
from newsarch.model.codec import changed_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarch.archive.core import Archive, Writing
    from newsarch.model.article import Article


def alias(archive: Archive, name: str, unit: str) -> int:
    """Teach that `name` means `unit`; how many articles it changed.

    Raises UsageError when `unit` is not understood, or means several units.
    """
    return _teach(archive, {_key(name): _one_unit(unit, archive.aliases())}, "units alias")


def forget(archive: Archive, name: str) -> int:
    """Forget an alias; how many articles it changed. Raises NotFoundError."""
    if _key(name) not in archive.aliases():
        raise NotFoundError(_("There is no alias “{name}”.").format(name=name))
    return _teach(archive, {_key(name): None}, "units forget")


def refresh(archive: Archive) -> int:
    """Read the units of every article anew, as newsarch understands them today; how many articles
    it changed."""
    return _teach(archive, {}, "units refresh")


def merge(archive: Archive, units: list[str], into: str) -> int:
    """Teach that each of `units` is the unit `into`; how many articles it changed."""
    target = _one_unit(into, archive.aliases())
    return _teach(archive, {_key(unit): target for unit in units}, "units merge")


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


def _teach(archive: Archive, taught: Mapping[str, str | None], command: str) -> int:
    """One change: the aliases, and every article that they make read otherwise."""
    with archive.writing() as writing:
        held = archive.aliases()
        before = {name: held.get(name) for name in taught}
        after = {n: u for n, u in {**held, **taught}.items() if u is not None}
        return _commit(archive, writing, taught, before, after, command)


def _commit(
    archive: Archive,
    writing: Writing,
    taught: Mapping[str, str | None],
    before: Mapping[str, str | None],
    aliases: Mapping[str, str],
    command: str,
) -> int:
    renamed = {old: new for old, new in taught.items() if new}
    put: list[Article] = []
    edits: list[Edit] = []
    for stored in archive.store.scan():
        old = stored.article
        new = with_units(_renamed(old, renamed), aliases)
        fields = changed_fields(old, new)
        if fields:
            put.append(new.with_(revision=old.revision + 1, modified=archive.now()))
            edits.append(Edit(old.id, CHANGED, changed_fields(old, put[-1])))
    if put or taught:
        writing.commit(
            command, put, edits=tuple(edits), aliases=dict(taught), aliases_before=dict(before)
        )
    return len(put)


def _renamed(article: Article, taught: Mapping[str, str]) -> Article:
    """The article with its publishing unit read anew, when it was printed under a taught name."""
    for printed in (article.unit_as_printed, article.unit):
        if printed and _key(printed) in taught:
            return article.with_(unit=taught[_key(printed)])
    return article
