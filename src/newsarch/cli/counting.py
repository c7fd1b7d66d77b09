"""Counts in the format asked for: bars for people, lines or records for programs."""

from __future__ import annotations

from newsarch.errors import UsageError
from newsarch.messages import N_, _
from newsarch.render import charts, plain
from newsarch.render.labels import status_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarch.cli.context import Context

    Counts = Sequence[tuple[str, int]]

CHRONOLOGICAL = ("month", "year")
"""Counts in the order of time; of too many the newest are shown."""
FORMATS = (None, "table", "text", "plain", "json")
HEADINGS = {
    "month": N_("Months"),
    "year": N_("Years"),
    "unit": N_("Units"),
    "tag": N_("Tags"),
    "status": N_("Status"),
}


def write(
    context: Context,
    counts: Mapping[str, Sequence[tuple[str, int]]],
    format: str | None,
    *,
    most: int | None = None,
) -> None:
    """Counts by facet; for people, `most` of each at the most.

    Raises UsageError for a format that counts do not come in.
    """
    if format not in FORMATS:
        raise UsageError(
            _("Counts come as table, plain or json, not as {format}.").format(format=format)
        )
    if format == "json":
        _write_json(context, counts)
    elif format in ("table", "text") or (format is None and context.for_people):
        _write_charts(context, counts, most)
    else:
        rows = [(name, value, n) for name, values in counts.items() for value, n in values]
        plain.write_rows(rows, context.out)


def _write_json(context: Context, counts: Mapping[str, Sequence[tuple[str, int]]]) -> None:
    from newsarch.exporters.json_text import json_text

    records = {
        name: [{"value": value or None, "count": count} for value, count in values]
        for name, values in counts.items()
    }
    context.out.write(json_text(records) + "\n")


def _write_charts(
    context: Context, counts: Mapping[str, Sequence[tuple[str, int]]], most: int | None
) -> None:
    for at, (name, values) in enumerate(counts.items()):
        if at:
            context.out.write("\n")
        newest = name in CHRONOLOGICAL
        shown, left = _newest(values, most) if newest else _first(values, most)
        charts.write([(_value(name, value), count) for value, count in shown], context.out,
                     heading=_(HEADINGS[name]), width=context.width, ink=context.ink)  # fmt: skip
        if not shown:
            context.out.write(_("(none)") + "\n")
        if left:
            sentence = _("… and {n} before") if newest else _("… and {n} more")
            context.out.write(sentence.format(n=left) + "\n")


def _newest(values: Counts, most: int | None) -> tuple[Counts, int]:
    """The newest counts by rising time, and how many others there are. Articles without a date
    belong to no time: their count stands before all."""
    undated = [(value, count) for value, count in values if not value]
    dated = sorted((value, count) for value, count in values if value)
    left = _too_many(dated, most)
    return [*undated, *dated[left:]], left


def _first(values: Counts, most: int | None) -> tuple[Counts, int]:
    left = _too_many(values, most)
    return values[: len(values) - left], left


def _too_many(values: Counts, most: int | None) -> int:
    return max(len(values) - most, 0) if most is not None else 0


def _value(name: str, value: str) -> str:
    if name == "status":
        return status_label(value)
    return value or _("(none)")
