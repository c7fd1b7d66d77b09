"""What a change will do to the bytes of both files, worked out before anything is written."""

from __future__ import annotations

from newsarch.model.codec import change_to_document, to_document
from newsarch.store.tiny import layout
from newsarch.store.tiny.replaced import replaced_by
from newsarch.values import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any

    from newsarch.model.article import Article
    from newsarch.model.change import Change
    from newsarch.store.base import Place
    from newsarch.store.tiny.position import Position
    from newsarch.store.tiny.record import Record
    from newsarch.store.tiny.view import View


@dataclass(frozen=True, slots=True)
class Plan:
    """A change as bytes."""

    data: bytes
    """The record's new lines, with their newlines and commas."""
    places: tuple[Place, ...]
    """Where each of them will lie."""
    change: Mapping[str, Any]
    """The document for the changes file, with what is to be blanked."""
    after: Position


def planned(
    change: Change,
    put: Sequence[Article],
    remove: Collection[int],
    record: Record,
    view: View,
    places: Mapping[int, Place],
) -> Plan:
    """The plan of a change; ConflictError when it concerns articles that are not there."""
    position = view.position
    replaced = replaced_by(change, put, remove, record, view, places)
    ranges, comma = replaced.ranges(), replaced.comma(appends=bool(put))
    document = change_to_document(change)
    if ranges:
        document["blank"] = ranges
    if comma is not None:
        document["comma"] = comma
    lines = _lines(put, first=position.live == 0)
    data = b"".join(lines)
    after = replace(
        position,
        number=position.number + 1,
        end=position.end + len(data),
        next=max([position.next, *(article.id + 1 for article in put)]),
        live=position.live + len(put) - len(ranges),
        blanks=position.blanks + sum(length for _, length in ranges),
    )
    return Plan(data, _places(lines, position.end), document, after)


def _lines(put: Sequence[Article], *, first: bool) -> list[bytes]:
    """The articles as lines, each with its newline, and with a comma but for the `first`."""
    leads = (b"\n" if first and n == 0 else b"\n," for n in range(len(put)))
    return [
        lead + layout.article_line(article.id, to_document(article))
        for lead, article in zip(leads, put, strict=True)
    ]


def _places(lines: Sequence[bytes], end: int) -> tuple[Place, ...]:
    places = []
    for line in lines:
        places.append(end + 1)
        end += len(line)
    return tuple(places)
