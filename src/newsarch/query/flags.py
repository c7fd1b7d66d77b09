"""Flags that say the same as words of a query: `--tag x` is `tag:x`.

Repeated flags: `--tag` all of them, `--no-tag` none, `--unit`, `--published-by` and `--id` any
of them. All flags and the words hold together.
"""

from __future__ import annotations

from newsarch.errors import UsageError
from newsarch.messages import _
from newsarch.query.ast import Id, all_of, any_of, negated
from newsarch.query.fields import dated, field_query, ids, phrase, status, unit
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarch.query.ast import Query
    from newsarch.query.fields import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """The selecting flags of a command line, as typed; empty ones are not given."""

    unit: tuple[str, ...] = ()
    published_by: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    no_tag: tuple[str, ...] = ()
    date: str | None = None
    from_: str | None = None
    to: str | None = None
    status: str | None = None
    by: str | None = None
    title: str | None = None
    id: tuple[str, ...] = ()


def combine(query: Query, flags: Flags, setting: Setting) -> Query:
    """The words and the flags together. Raises UsageError naming the flag, or DateError."""
    return all_of((query, *_conditions(flags, setting)))


def _conditions(flags: Flags, setting: Setting) -> Iterator[Query]:
    """What each flag given says."""
    if flags.unit:
        yield any_of(unit(text, setting) for text in flags.unit)
    if flags.published_by:
        yield any_of(unit(text, setting, published=True) for text in flags.published_by)
    for text in flags.tag:
        yield field_query("tag", text, setting)
    for text in flags.no_tag:
        yield negated(field_query("tag", text, setting))
    yield from _days(flags, setting)
    if flags.status is not None:
        yield status(flags.status)
    for field, words in (("by", flags.by), ("title", flags.title)):
        if words is not None:
            yield phrase(words, field)
    if flags.id:
        yield Id(ids(",".join(flags.id)))


def _days(flags: Flags, setting: Setting) -> Iterator[Query]:
    if flags.date is not None:
        yield dated(flags.date, setting)
    if flags.from_ is not None or flags.to is not None:
        first = _one_date(flags.from_ or "", "--from")
        last = _one_date(flags.to or "", "--to")
        yield dated(f"{first}..{last}", setting)


def _one_date(text: str, flag: str) -> str:
    if ".." in text:
        raise UsageError(
            _("{flag} takes one date, not the range “{text}”.").format(flag=flag, text=text)
        )
    return text
