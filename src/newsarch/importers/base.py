"""What goes through an import: raw inputs, and what became of each."""

from __future__ import annotations

from newsarch.errors import InputError, NewsarchError
from newsarch.messages import _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields

LARGEST = 10_000_000
"""Bytes of one input; no article comes near it."""
TEXT, HTML, MARKDOWN, RECORD, ENTRY = "text", "html", "markdown", "record", "entry"
REFUSED = "refused"
KINDS = {
    TEXT: "pages:read_text_input",
    HTML: "pages:read_html_input",
    MARKDOWN: "markdown:read_markdown",
    RECORD: "records:read_record",
    ENTRY: "records:read_entry",
}
"""Kind → the reader of one raw input, imported on use."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One input, undecoded: a file, a line, a row, a member of an archive."""

    name: str
    """For messages: `strona.html`, `wpisy.jsonl:17`."""
    content: bytes
    kind: str
    """How to read it: a key of `KINDS`, or `refused` with the reason as content."""
    url: str | None = None
    """Where it was fetched, if it was."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article that an input holds."""

    name: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that holds none, and why."""

    name: str
    reason: str
    """One line, even if it quotes several."""


def refusal(name: str, reason: str) -> Raw:
    """An input that is refused already, in its place among the others."""
    return Raw(name, reason.encode("utf-8", "replace"), REFUSED)


def parse(raw: Raw, encoding: str | None = None) -> list[Incoming | Refused]:
    """The articles of one input, or why there are none. Pure: the bytes decide.

    `encoding` is what the user says of it; without it the content tells.
    """
    from newsarch.importers.registry import load

    if raw.kind == REFUSED:
        return [Refused(raw.name, raw.content.decode("utf-8"))]
    try:
        if len(raw.content) > LARGEST:
            raise InputError(
                _("It is larger than {n} MB; no article is.").format(n=LARGEST // 1_000_000)
            )
        found: list[Fields] = load(KINDS[raw.kind])(raw, encoding)
    except NewsarchError as error:
        return [Refused(raw.name, " ".join(str(error).split()))]
    if len(found) == 1:
        return [Incoming(raw.name, found[0])]
    return [Incoming(f"{raw.name}#{number}", one) for number, one in enumerate(found, 1)]
