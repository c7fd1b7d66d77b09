"""One article for a person to read: its title, its fields side by side with labels, its text."""

from __future__ import annotations

from textwrap import wrap

from newsarch.messages import _, ngettext
from newsarch.render.ink import Ink
from newsarch.render.labels import label, origin_label, reason_label, status_label, title_label
from newsarch.render.plain import text_of
from newsarch.render.safe_text import safe_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from newsarch.model.article import Article

FIELDS = (
    "id", "published", "section", "by", "unit", "mentions", "publisher", "url", "language", "tags",
    "status", "source_status", "hold", "retention", "added", "modified",
)  # fmt: skip
COLORED = {"id": "id", "unit": "unit", "tags": "tag"}
READABLE = 88
"""Characters; longer lines of text are hard to read, however wide the terminal is."""
INDENT = "  "


def write(
    articles: Iterable[Article], stream: TextIO, *, width: int = 80, ink: Ink | None = None
) -> None:
    """The articles one after the other, a rule between them."""
    ink = ink or Ink()
    width = min(width, READABLE)
    for number, article in enumerate(articles):
        if number:
            stream.write("\n" + ink("faint", "─" * width) + "\n\n")
        for line in _lines(article, width, ink):
            stream.write(line + "\n")


def write_origins(article: Article, stream: TextIO, *, width: int = 80, ink: Ink | None = None
                  ) -> None:  # fmt: skip
    """What would be stored of an article, each field with its origin."""
    ink = ink or Ink()
    fields = ("title", *FIELDS[1:-2])
    texts = [(name, text) for name in fields if (text := _text(article, name))]
    texts.append(("body", _length(len(article.body))))
    indent = max(len(label(name)) for name, _value in texts) + 2
    for name, text in texts:
        origin = article.origins.get(name)
        said = f"  ({origin_label(origin)})" if origin else ""
        stream.write("\n".join(_field(name, text + said, indent, width, ink)) + "\n")


def _length(n: int) -> str:
    return ngettext("{n} character", "{n} characters", n).format(n=n)


def _lines(article: Article, width: int, ink: Ink) -> Iterator[str]:
    title = title_label(safe_line(article.title))
    yield from (ink("title", line) for line in wrap(title, width))
    yield ""
    texts = [(name, text) for name in FIELDS if (text := _text(article, name))]
    indent = max(len(label(name)) for name, _value in texts) + 2
    for name, text in texts:
        yield from _field(name, text, indent, width, ink)
    for paragraph in (article.lead, *article.body.split("\n\n")):
        if paragraph.strip():
            yield ""
            yield from _paragraph(paragraph, width)


def _field(name: str, text: str, indent: int, width: int, ink: Ink) -> Iterator[str]:
    head = label(name).rjust(indent - 2)
    room = max(width - indent, 20)
    for line in wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]:
        yield ink("label", head) + "  " + ink(COLORED.get(name, ""), line)
        head = " " * (indent - 2)


def _paragraph(text: str, width: int) -> Iterator[str]:
    for line in text.splitlines():
        yield from wrap(
            safe_line(line), width, initial_indent=INDENT, subsequent_indent=INDENT,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip


def _text(article: Article, name: str) -> str:
    """A field's value as people read it, or nothing if it has none worth a line."""
    if name == "mentions":
        others = tuple(unit for unit in article.units if unit != article.unit)
        return safe_line(text_of(others))
    if name == "status":
        return _status(article)
    if name == "source_status":
        return status_label(article.source_status) if article.source_status else ""
    if name in ("added", "modified"):
        return safe_line(getattr(article, name)[:16].replace("T", " "))
    return safe_line(text_of(getattr(article, name)))


def _status(article: Article) -> str:
    said = status_label(article.status)
    if article.archived:
        said += _(", on {day}").format(day=safe_line(article.archived[:10]))
    if article.archived_reason:
        said += f" ({safe_line(reason_label(article.archived_reason))})"
    return said
