"""Lines that date a page: `Data publikacji 29.06.2017`, `16 listopada 2021`, `…, 06:50 Name`.

Whether a line is one is decided by what stands around the date: a label, a weekday, a time, a
counter or a name, and nothing else. A date within a sentence dates an event, never the page.
"""

from __future__ import annotations

import re

from newsarch.dates import find_dates
from newsarch.pages.placelines import day_of, is_placed
from newsarch.pages.units import is_unit
from newsarch.pages.wording import opening
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

PUBLISHED, CREATED, OTHER, BARE, PLACED = "published", "created", "other", "bare", "placed"
_LABELS = {"date published": PUBLISHED, "date created": CREATED, "date other": OTHER}
_LABEL_END = r"(?i)\s*(?:\(a\))?\s*(?:w\s+dniu|dnia)?\s*(?::|-|–|\b)\s*"
_NO_DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\s*(?:r\.?|roku)?\W*$"
"""What is formed like a date and is none: `31.02.2019`."""
_YEAR = "[12][0-9]{3}"
_WEEKDAY = (
    r"(?:pon(?:iedziałek|\.)?|wt(?:orek|\.)?|śr(?:oda|\.)?|czw(?:artek|\.)?|pt\.?|piątek"
    r"|sob(?:ota|\.)?|niedz(?:iela|\.)?|nd\.?)"
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?"
_BEFORE = (
    rf"(?i)[\s|,•·(\[-]*(?:data\s*:|dnia\s|w\s+dniu\s|{_WEEKDAY})?[\s,|:-]*"
    rf"(?:godz\.?\s*)?(?:{_CLOCK})?[\s,|-]*$"
)
_AFTER = (
    rf"(?i)\s*(?:r\.|r\b|roku\b)?[\s,.|•·)\]–-]*(?:{_WEEKDAY})?[\s,|(–-]*"
    rf"(?:o\s+)?(?:godz(?:ina|inie|\.)?|g\.)?\s*(?:{_CLOCK})?"
    r"(?:\s*(?:am|pm|CET|CEST))?[\s,|)•·/–-]*(?P<rest>.*)$"
)
_NAME = r"[A-ZŁŚŻŹĆÓ][\w'’-]+(?:\s+[A-ZŁŚŻŹĆÓ][\w'’-]+){1,2}"
_PERSON = rf"{_NAME}$"
_BY = rf"(?i)(?:(?:autor(?:ka)?|tekst|by|napisał(?:a)?|przez)\s*:?\s*)?(?P<name>{_NAME})\W*$"
_AUTHOR = r"(?i)\bautor(?:ka)?\s*:\s*(.+)$"
_SIGNED = rf"""(?x)(?:
      (?i:autor(?:ka)?|tekst|napisał(?:a)?)\s*:\s*
      (?:(?P<name>{_NAME})\s*[,|–-] | (?P<who>[^\d]{{2,60}}?)(?=\s\d))   # Autor: PAP 2021-04-09
    | (?P<desk>{_NAME})\s*[|•·]
    | (?P<sender>[^\W\d_]\S*(?:\s[^\s\d]\S*){{0,5}})(?=\s{_CLOCK},\s)   # KPP w Ełku 9:15, 4.03.2020
    )\s*(?P<date>.+)$"""
_DESK = r"\d{1,6}\s(?P<name>[A-ZŁŚŻ]{2,3}/\S.{2,40})$"
_REST = r"""(?ix)(?:
      \d{1,6} | admin(?:istrator)? | redakcja | [-–|•·]?\s*
    | (?:przez|by|autor(?:ka)?|dodał(?:a)?|dział|kategoria|\||in|w\sdziale)\b.{1,60}
    | (?:komentarz|odsłon|wyświetle|czyta|brak|ostatni|nr\s).{0,60}
    | (?:aktualizacja|zaktualizowan|modyfikacja).{0,60}
    | \d+\s+(?:komentarz|odsłon|wyświetle|min|raz)\w*.{0,30}
    | \d{1,4}\s\S{1,30}(?:/\S{1,20})?(?:\s\S{1,20})?
    )$"""
_MONTH = r"(?:sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru)[^\W\d]*\.?"
_YEARLESS = rf"""(?ix)(?:
      date\s\d{{4}}-\d{{2}}                                          # a month is no day
    | \d{{1,2}}\.?\s{_MONTH},?\s(?:o\s|godz\.?\s)?{_CLOCK}           # 18 lis 16:04
    | (?:[\w.-]+\s)?\d+\s(?:dni|godzin\w*|minut\w*|tygodni\w*|miesi\w+)\stemu
    | (?:wczoraj|dzisiaj|dziś),?\s*(?:o\s)?(?:{_CLOCK})?
    )$"""
_YEARLESS_STARTS = ("date ", "wczoraj", "dziś", "dzisiaj")
_ACCOUNTS = frozenset({"admin", "administrator", "redakcja", "redaktor", "system", "przez"})
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line that dates the page (`day` is None where it says no year, or a day there is not)."""

    kind: str
    day: datetime.date | None
    by: str | None = None
    """A person's name printed after the date."""


def read_dateline(line: str) -> Dateline | None:
    """What a line says of the page's date, or None if it says something else."""
    if not 4 <= len(line) <= _LONGEST:
        return None
    if _is_yearless(line):
        return Dateline(BARE, None)
    if label := _label(line):
        kind, end = label
        return _labelled(kind, line[end:])
    if not re.search(_YEAR, line):
        return None
    signed = re.match(_SIGNED, line) if any(map(line.__contains__, ":|•·")) else None
    if signed and _may_send(signed["sender"]) and (dateline := _bare(signed["date"])):
        return Dateline(BARE, dateline.day, next(filter(None, signed.groups())))
    return _bare(line) or (Dateline(PLACED, day_of(line)) if is_placed(line) else None)


def _may_send(sender: str | None) -> bool:
    """Whether what stands before the time, if anything, is a unit or a person and no event."""
    return sender is None or is_unit(sender) or re.match(_PERSON, sender) is not None


def is_label(line: str) -> str | None:
    """The kind of a label that stands alone on its line, its date being on the next."""
    if len(line) > 40:
        return None
    label = _label(line)
    return label[0] if label and not line[label[1] :].strip(" :") else None


def _label(line: str) -> tuple[str, int] | None:
    """The kind of the label that a line begins with, and where it ends."""
    found = opening(line, *_LABELS)
    end = re.compile(_LABEL_END).match(line, found[1]) if found else None
    return (_LABELS[found[0]], end.end()) if found and end else None


def _is_yearless(line: str) -> bool:
    """Whether a line dates the page without a year. (All but a few are told by their ends.)"""
    folded = line.casefold()
    clock = line[0].isdecimal() and line[-3] in ":." and not re.search(_YEAR, line)
    if clock or folded.endswith("temu") or folded.startswith(_YEARLESS_STARTS):
        return re.match(_YEARLESS, line) is not None
    return False


def _labelled(kind: str, rest: str) -> Dateline | None:
    found = find_dates(rest)
    if not found and kind == PUBLISHED and re.match(_NO_DAY, rest):
        return Dateline(kind, None)
    if not found or found[0].start > 60:
        return None
    before, after = rest[: found[0].start], rest[found[0].end :]
    if not (_stands_before(before) or (kind == PUBLISHED and _by_whom(before))):
        return None
    if len(after) > (90 if kind == PUBLISHED else 40):
        return None
    return Dateline(kind, found[0].day, _person(author) if (author := _author(after)) else None)


def _stands_before(text: str) -> bool:
    """Whether a text before a date leaves it the date of the page."""
    return not text or re.match(_BEFORE, text) is not None


def _author(after: str) -> str | None:
    found = re.search(_AUTHOR, after) if after else None
    return found[1] if found else None


def _by_whom(before: str) -> bool:
    """Who published it: `Opublikował: Jan Kowalski, 12.03.2015`."""
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) <= 4 and all(word[0].isupper() or word in _ACCOUNTS for word in words)


def _bare(line: str) -> Dateline | None:
    found = find_dates(line)
    if not found or not _stands_before(line[: found[0].start]):
        return None
    rest = line[found[0].end :]
    after = re.match(_AFTER, rest) if rest else None
    rest = after["rest"].strip() if after else ""
    by = _person(_author(rest) or rest) if rest else None
    if by or not rest or re.match(_REST, rest) or (len(found) > 1 and len(rest) < 40):
        return Dateline(BARE, found[0].day, by)
    return None


def _person(rest: str) -> str | None:
    if desk := re.match(_DESK, rest):
        return desk["name"]
    by = re.match(_BY, rest)
    return by["name"] if by and re.match(_PERSON, by["name"]) else None
