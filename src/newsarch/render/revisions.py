"""The history of an article: for each change a head line, and what it changed."""

from __future__ import annotations

from newsarch.messages import N_, _, ngettext
from newsarch.render.ink import Ink
from newsarch.render.labels import label, value_label
from newsarch.render.plain import text_of
from newsarch.render.safe_text import safe_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, Protocol, TextIO

    class Revision(Protocol):
        """What one change did to the article (`archive.history.Entry` is one)."""

        @property
        def number(self) -> int:
            """The number of the change."""

        @property
        def at(self) -> str:
            """When: ISO datetime with offset."""

        @property
        def command(self) -> str:
            """The command that did it."""

        @property
        def who(self) -> str:
            """Whose login name it was."""

        @property
        def note(self) -> str | None:
            """The reason given."""

        @property
        def kind(self) -> str:
            """`added`, `changed` or `removed`."""

        @property
        def fields(self) -> Mapping[str, tuple[Any, Any]]:
            """Changed field → before, after."""


KINDS = {"added": N_("added"), "changed": N_("changed"), "removed": N_("removed")}
TEXTS = ("lead", "body")
"""Fields too long to be shown before and after."""


def write(
    revisions: Iterable[Revision], stream: TextIO, *, width: int = 80, ink: Ink | None = None
) -> None:
    """The revisions, oldest first."""
    ink = ink or Ink()
    for revision in revisions:
        stream.write(_head(revision, ink) + "\n")
        for line in _changes(revision, width, ink):
            stream.write("    " + line + "\n")


def record(revision: Revision) -> dict[str, Any]:
    """A revision for programs."""
    return {
        "change": revision.number,
        "at": revision.at,
        "command": revision.command,
        "who": revision.who or None,
        "note": revision.note,
        "kind": revision.kind,
        "fields": {
            name: {"before": before, "after": after}
            for name, (before, after) in revision.fields.items()
        },
    }


def _head(revision: Revision, ink: Ink) -> str:
    parts = [
        ink("id", f"#{revision.number}"),
        safe_line(revision.at[:16].replace("T", " ")),
        ink("title", safe_line(revision.command)),
        _(KINDS[revision.kind]),
    ]
    if revision.who:
        parts.append(ink("faint", safe_line(revision.who)))
    if revision.note:
        parts.append(f"({safe_line(revision.note)})")
    return "  ".join(parts)


def _changes(revision: Revision, width: int, ink: Ink) -> Iterator[str]:
    from textwrap import wrap

    for name, (before, after) in revision.fields.items():
        if name in TEXTS:
            said = _lengths(len(before or ""), len(after or ""))
        elif isinstance(before, list) and isinstance(after, list):
            said = _difference(before, after)
        else:
            said = f"{_shown(before, name)} → {_shown(after, name)}"
        heading = label(name) + ":"
        said = f"{heading} {said}"
        first, *others = wrap(said, max(width - 4, 20), subsequent_indent="    ")
        yield ink("label", heading) + first.removeprefix(heading)
        yield from others


def _lengths(before: int, after: int) -> str:
    sentence = ngettext("{before} → {after} character", "{before} → {after} characters", after)
    return sentence.format(before=before, after=after)


def _difference(before: list[str], after: list[str]) -> str:
    """What went from a list, and what came: lists are long, and little of them changes."""
    gone = [f"−{_shown(one)}" for one in before if one not in after]
    come = [f"+{_shown(one)}" for one in after if one not in before]
    return ", ".join(gone + come) or f"{_shown(before)} → {_shown(after)}"


def _shown(value: Any, name: str = "") -> str:
    text = text_of(tuple(value) if isinstance(value, list) else value)
    return safe_line(value_label(name, text)) or "—"
