"""Five thousand days, each written in every form, are read as that very day: never swapped.

The oracle writes; it shares no table and no rule with the reader under test.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from newsarch.dates import find_dates, parse_day, parse_printed

DAYS = 5_000
GENITIVE = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
NOMINATIVE = [
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
]
SHORT = ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
BARE = str.maketrans("ąćęłńóśźż", "acelnoszz")


def written(day: date) -> list[str]:
    """The day in every form that is promised."""
    y, m, d = day.year, day.month, day.day
    genitive, nominative, short = GENITIVE[m - 1], NOMINATIVE[m - 1], SHORT[m - 1]
    return [
        f"{y}-{m:02}-{d:02}", f"{y}-{m}-{d}", f"{y}/{m:02}/{d:02}",
        f"{y}-{m:02}-{d:02}T23:59:59+02:00", f"{y}-{m:02}-{d:02} 06:50",
        f"{d:02}.{m:02}.{y}", f"{d}.{m}.{y}", f"{d:02}.{m:02}.{y} r.", f"{d:02}/{m:02}/{y}",
        f"{d:02}-{m:02}-{y}", f"{d:02}. {m:02}. {y}", f"{d:02}.{m:02}.{y} 12:30",
        f"{d} {genitive} {y}", f"{d} {genitive} {y} r.", f"{d} {genitive} {y} roku",
        f"{d} {genitive.translate(BARE)} {y}", f"{d} {genitive.upper()} {y}",
        f"{d} {nominative} {y}", f"{d} {nominative.title()} {y}", f"{nominative.title()} {d}, {y}",
        f"{d} {short} {y}", f"{d} {short.title()}, {y}", f"{d} {short}. {y}", f"{d}-{short}-{y}",
        f"{d} {ROMAN[m - 1]} {y}", f"{d}.{ROMAN[m - 1]}.{y}",
        f"{d} {ENGLISH[m - 1]} {y}", f"{ENGLISH[m - 1]} {d}, {y}", f"{ENGLISH[m - 1][:3]} {d}, {y}",
    ]  # fmt: skip


def test_every_form_of_every_day() -> None:
    random = Random(29_06_2017)
    today = date(2025, 11, 19)
    for _ in range(DAYS):
        day = date(1900, 1, 1) + timedelta(days=random.randrange(73_000))
        for form in written(day):
            assert parse_day(form, lambda: today) == day, form
            assert parse_printed(form) == day, form


def test_forms_within_a_sentence() -> None:
    random = Random(1)
    for _ in range(DAYS // 10):
        day = date(1900, 1, 1) + timedelta(days=random.randrange(73_000))
        for form in written(day):
            found = find_dates(f"Zgłoszenie nr 7 przyjęto ({form}), sprawa w toku od 3 dni.")
            assert [one.day for one in found] == [day], form
