"""Pages, as text and as HTML, from their bytes."""

from __future__ import annotations

from newsarch.importers.encodings import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.importers.base import Raw
    from newsarch.model.fields import Fields


def read_text_input(raw: Raw, encoding: str | None) -> list[Fields]:
    """The article of a printed page. Raises InputError for what is none."""
    from newsarch.pages.text import read_text

    return [read_text(decode(raw.content, encoding))]


def read_html_input(raw: Raw, encoding: str | None) -> list[Fields]:
    """The article of an HTML page. Raises InputError for what is none."""
    from newsarch.pages.html import read_html

    return [read_html(decode(raw.content, encoding), raw.url)]
