"""Where inputs come from: suffix → opener, named as strings and imported when needed."""

from __future__ import annotations

from importlib import import_module

from newsarch.errors import InputError
from newsarch.importers.base import HTML, MARKDOWN, TEXT
from newsarch.messages import _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO

    from newsarch.importers.base import Raw

PAGES = {
    ".txt": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".md": MARKDOWN,
    ".markdown": MARKDOWN,
}  # fmt: skip
"""Suffixes of files that hold one page."""
CONTAINERS = {
    ".json": "json_document:open_json",
    ".jsonl": "json_lines:open_lines",
    ".ndjson": "json_lines:open_lines",
    ".csv": "delimited:open_table",
    ".tsv": "delimited:open_table",
    ".zip": "zipped:open_zip",
    ".xml": "feed:open_feed",
    ".rss": "feed:open_feed",
    ".atom": "feed:open_feed",
    ".warc": "warc:open_warc",
    ".warc.gz": "warc:open_warc",
}
"""Suffix → opener `(stream, name, opening)` of files that hold many articles."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the user said about the sources."""

    encoding: str | None = None
    allow_private: bool = False
    stdin: BinaryIO | None = None
    """Standard input, for the source `-`."""


def open_source(source: str, opening: Opening | None = None) -> Iterator[Raw]:
    """The raw inputs of a source, one after the other, always in the same order.

    `source` is a file, a folder, an http(s) address, or `-`. What a folder or container holds and
    cannot be read comes as a refusal in its place; InputError is raised where the source itself is
    missing or of no known kind.
    """
    opening = opening or Opening()
    if source == "-":
        yield from load("files:open_stdin")(opening)
    elif source.lower().startswith(("http://", "https://")):
        yield from load("fetch:open_address")(source, opening)
    elif "://" in source:
        raise InputError(
            _("“{source}” is not fetched: only http and https addresses are.").format(source=source)
        )
    else:
        yield from load("files:open_path")(source, opening)


def suffix_of(name: str) -> str:
    """The suffix that decides how a file is read, in lower case; `.warc.gz` is one."""
    name = name.lower().rsplit("/", 1)[-1]
    if name.endswith(".warc.gz"):
        return ".warc.gz"
    return "." + name.rsplit(".", 1)[-1] if "." in name.lstrip(".") else ""


def is_known(name: str) -> bool:
    """Whether a file of this name can be read."""
    return suffix_of(name) in PAGES or suffix_of(name) in CONTAINERS


def unknown_kind(name: str) -> InputError:
    """The refusal of a file whose name tells no kind."""
    return InputError(
        _("“{suffix}” files are not read; known are {known}.").format(
            suffix=suffix_of(name) or name, known=" ".join((*PAGES, *CONTAINERS))
        )
    )


def load(target: str) -> Callable[..., Any]:
    """The function that `module:function` names within this package."""
    module, _colon, function = target.partition(":")
    loaded: Callable[..., Any] = getattr(import_module(f"newsarch.importers.{module}"), function)
    return loaded
