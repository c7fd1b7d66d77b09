"""The page being read: its lines, and what has been found so far.

Readers take their lines out of the page as they recognise them; what nobody takes is the body.
"""

from __future__ import annotations

from unicodedata import normalize

from newsarch.errors import NotAnArticleError
from newsarch.messages import _
from newsarch.model.fields import Fields
from newsarch.polish.folding import without_invisible
from newsarch.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

_BREAKS = ("\r\n", *"\r\x0b\x0c\x85\u2028\u2029")
_BULLETS = frozenset("-–—•*·▪◦o")
_MOST_LINES = 20_000
_WRAPPED = 50
"""A line shorter than this was not broken because the margin was reached."""


@dataclass(slots=True)
class Page:
    """Lines are trimmed; an empty string is an empty line, never two in a row."""

    lines: list[str]
    fields: Fields = field(default_factory=Fields)
    margin: list[str] = field(default_factory=list)
    """What follows below the article: searched for its signature and date, never for text."""
    heading: str | None = None
    """The title, where the markup tells it."""
    links: int = 0
    """How many lines led on to a whole article, as teasers do."""
    owners: list[str] = field(default_factory=list)
    """Lines of the site itself: its unit publishes where no signature names another."""
    place_day: date | None = None
    """The day that lines such as `Żary, 3 marca 2019 r.` agree on; see `placelines`."""
    place_dated: bool = False
    """Whether such a line stood where it dates the page."""

    def first_filled(self, start: int = 0) -> int:
        """The index of the first line from `start` on that is not empty, or the end."""
        while start < len(self.lines) and not self.lines[start]:
            start += 1
        return start

    def last_filled(self) -> int:
        """The index of the last line that is not empty, or -1."""
        end = len(self.lines) - 1
        while end >= 0 and not self.lines[end]:
            end -= 1
        return end

    def filled_at_end(self, most: int) -> list[int]:
        """The indices of the last lines that are not empty, topmost first."""
        return [index for index, line in enumerate(self.lines) if line][-most:]


def clean(text: str) -> str:
    """Text with newlines of one kind, in NFC, without invisible characters.

    Soft hyphens, zero-width characters and byte order marks say nothing in Polish text and break
    words when searched for; separators of lines and pages become newlines.
    """
    for mark in _BREAKS:
        if mark in text:
            text = text.replace(mark, "\n")
    return without_invisible(normalize("NFC", text))


def split(text: str) -> list[str]:
    """The trimmed lines of a cleaned text; every run of blanks is one space.

    Raises NotAnArticleError for more lines than any article has.
    """
    if text.count("\n") + text.count("\r") > _MOST_LINES:
        raise NotAnArticleError(_("It has more lines than any article."))
    lines: list[str] = []
    for raw in clean(text).split("\n"):
        line = " ".join(raw.split())
        if line or (lines and lines[-1]):
            lines.append(line)
    return lines


def join(lines: list[str]) -> str:
    """A body of paragraphs separated by one empty line.

    Lines that follow each other stay lines of one paragraph (lists, addresses), unless the page
    has no empty line at all: then each line was a paragraph. Words wrapped at a margin flow again.
    """
    flowing = _unwrapped(lines)
    while flowing and not flowing[-1]:
        flowing.pop()
    if "" in flowing:
        return "\n".join(flowing)
    breaks = ("\n" if is_list_item(line) else "\n\n" for line in flowing)
    return "".join(part for pair in zip(breaks, flowing, strict=True) for part in pair).lstrip("\n")


def is_list_item(line: str) -> bool:
    """Whether a line begins like an item of a list: a bullet, a dash, a number or a letter."""
    mark, space, _text = line.partition(" ")
    if not space or len(mark) > 4:
        return False
    count, last = mark[:-1], mark[-1:]
    numbered = last in ".)" and count.isdecimal()
    return mark in _BULLETS or numbered or (last == ")" and len(count) == 1 and "a" <= count <= "z")


def _unwrapped(lines: list[str]) -> list[str]:
    flowing: list[list[str]] = []
    previous = ""
    for line in lines:
        if previous and continues(previous, line):
            flowing[-1].append(line)
        elif line or (flowing and flowing[-1] != [""]):
            flowing.append([line])
        previous = line
    return [" ".join(parts) for parts in flowing]


def continues(line: str, following: str) -> bool:
    """Whether a line was broken at the margin, in the middle of a sentence."""
    return (
        len(line) >= _WRAPPED
        and following[:1].islower()
        and line[-1] not in ".!?:;…"
        and not is_list_item(following)
    )
