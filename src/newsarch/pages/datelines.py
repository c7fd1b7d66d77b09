"""Lines that date a page: `Data publikacji 29.06.2017`, `16 listopada 2021`, `…, 06:50 Name`.

Whether a line is one is decided by what stands around the date: a label, a weekday, a time, a
counter or a name, and nothing else. A date within a sentence dates an event, never the page.
"""

from __future__ import annotations

import re

from newsarch.dates import find_dates
from newsarch.pages.wording import any_of
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

PUBLISHED, CREATED, OTHER, BARE = "published", "created", "other", "bare"
_LABEL = re.compile(
    rf"(?:(?P<published>{any_of('date_published')})|(?P<created>{any_of('date_created')})"
    rf"|(?P<other>{any_of('date_other')}))"
    r"\s*(?:\(a\))?\s*(?:w\s+dniu|dnia)?\s*(?::|-|–|\b)\s*",
    re.IGNORECASE,
)
_WEEKDAY = (
    r"(?:pon(?:iedziałek|\.)?|wt(?:orek|\.)?|śr(?:oda|\.)?|czw(?:artek|\.)?|pt\.?|piątek"
    r"|sob(?:ota|\.)?|niedz(?:iela|\.)?|nd\.?)"
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?"
_BEFORE = re.compile(
    rf"[\s|,•·(\[-]*(?:data\s*:|dnia\s|w\s+dniu\s|{_WEEKDAY})?[\s,|:-]*"
    rf"(?:godz\.?\s*)?(?:{_CLOCK})?[\s,|-]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*(?:r\.|r\b|roku\b)?[\s,.|•·)\]–-]*(?:{_WEEKDAY})?[\s,|(–-]*"
    rf"(?:o\s+)?(?:godz(?:ina|inie|\.)?|g\.)?\s*(?:{_CLOCK})?"
    r"(?:\s*(?:am|pm|CET|CEST))?[\s,|)•·/–-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NAME = r"[A-ZŁŚŻŹĆÓ][\w'’-]+(?:\s+[A-ZŁŚŻŹĆÓ][\w'’-]+){1,2}"
_PERSON = re.compile(rf"{_NAME}$")
_BY = re.compile(
    rf"(?:(?:autor(?:ka)?|tekst|by|napisał(?:a)?|przez)\s*:?\s*)?(?P<name>{_NAME})\W*$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"\bautor(?:ka)?\s*:\s*(.+)$", re.IGNORECASE)
_SIGNED = re.compile(
    rf"(?:(?i:autor(?:ka)?|tekst|napisał(?:a)?)\s*:\s*(?P<name>{_NAME})\s*[,|–-]"
    rf"|(?P<desk>{_NAME})\s*[|•·])\s*(?P<date>.+)$"
)
_DESK = re.compile(r"\d{1,6}\s(?P<name>[A-ZŁŚŻ]{2,3}/\S.{2,40})$")
_REST = re.compile(
    r"""(?:
      \d{1,6} | admin(?:istrator)? | redakcja | [-–|•·]?\s*
    | (?:przez|by|autor(?:ka)?|dodał(?:a)?|dział|kategoria|\||in|w\sdziale)\b.{1,60}
    | (?:komentarz|odsłon|wyświetle|czyta|brak|ostatni|nr\s).{0,60}
    | (?:aktualizacja|zaktualizowan|modyfikacja).{0,60}
    | \d+\s+(?:komentarz|odsłon|wyświetle|min|raz)\w*.{0,30}
    | \d{1,4}\s\S{1,30}(?:/\S{1,20})?(?:\s\S{1,20})?
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH = r"(?:sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru)[^\W\d]*\.?"
_YEARLESS = re.compile(
    rf"""(?:
      date\s\d{{4}}-\d{{2}}                                          # a month is no day
    | \d{{1,2}}\.?\s{_MONTH},?\s(?:o\s|godz\.?\s)?{_CLOCK}           # 18 lis 16:04
    | (?:[\w.-]+\s)?\d+\s(?:dni|godzin\w*|minut\w*|tygodni\w*|miesi\w+)\stemu
    | (?:wczoraj|dzisiaj|dziś),?\s*(?:o\s)?(?:{_CLOCK})?
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_ACCOUNTS = frozenset({"admin", "administrator", "redakcja", "redaktor", "system", "przez"})
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line that dates the page (`day` is None where it says no year)."""

    kind: str
    day: datetime.date | None
    by: str | None = None
    """A person's name printed after the date."""


def read_dateline(line: str) -> Dateline | None:
    """What a line says of the page's date, or None if it says something else."""
    if not 4 <= len(line) <= _LONGEST:
        return None
    if _YEARLESS.match(line):
        return Dateline(BARE, None)
    label = _LABEL.match(line)
    if label:
        return _labelled(label.lastgroup or OTHER, line[label.end() :])
    if not any(character.isdigit() for character in line):
        return None
    signed = _SIGNED.match(line)
    if signed and (dateline := _bare(signed["date"])):
        return Dateline(BARE, dateline.day, signed["name"] or signed["desk"])
    return _bare(line)


def is_label(line: str) -> str | None:
    """The kind of a label that stands alone on its line, its date being on the next."""
    if len(line) > 40:
        return None
    label = _LABEL.match(line)
    return label.lastgroup if label and not line[label.end() :].strip(" :") else None


def _labelled(kind: str, rest: str) -> Dateline | None:
    found = find_dates(rest)
    if not found or found[0].start > 60:
        return None
    before, after = rest[: found[0].start], rest[found[0].end :]
    if not (_BEFORE.match(before) or (kind == PUBLISHED and _by_whom(before))):
        return None
    if len(after) > (90 if kind == PUBLISHED else 40):
        return None
    author = _AUTHOR.search(after)
    return Dateline(kind, found[0].day, _person(author[1]) if author else None)


def _by_whom(before: str) -> bool:
    """Who published it: `Opublikował: Jan Kowalski, 12.03.2015`."""
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) <= 4 and all(word[0].isupper() or word in _ACCOUNTS for word in words)


def _bare(line: str) -> Dateline | None:
    found = find_dates(line)
    if not found or not _BEFORE.match(line[: found[0].start]):
        return None
    after = _AFTER.match(line[found[0].end :])
    rest = after["rest"].strip() if after else ""
    author = _AUTHOR.search(rest)
    by = _person(author[1] if author else rest)
    if by or not rest or _REST.match(rest) or (len(found) > 1 and len(rest) < 40):
        return Dateline(BARE, found[0].day, by)
    return None


def _person(rest: str) -> str | None:
    if desk := _DESK.match(rest):
        return desk["name"]
    by = _BY.match(rest)
    return by["name"] if by and _PERSON.match(by["name"]) else None
