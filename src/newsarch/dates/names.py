"""The names of months and weekdays, Polish and English, in the forms that people write.

All are given without diacritics and in lower case: compare them with `plain` text.
"""

from __future__ import annotations

from unicodedata import combining, normalize

_MONTHS = """
styczen stycznia styczniu sty stycz january jan
luty lutego lutym lut february feb
marzec marca marcu mar marz march
kwiecien kwietnia kwietniu kwi kwiec april apr
maj maja maju may
czerwiec czerwca czerwcu cze czer czerw june jun
lipiec lipca lipcu lip july jul
sierpien sierpnia sierpniu sie sier sierp august aug
wrzesien wrzesnia wrzesniu wrz wrzes september sep sept
pazdziernik pazdziernika pazdzierniku paz pazdz october oct
listopad listopada listopadzie lis listop november nov
grudzien grudnia grudniu gru grud december dec
"""
_WEEKDAYS = """
poniedzialek pon pn monday mon
wtorek wt tuesday tue
sroda srode sr wednesday wed
czwartek czw thursday thu
piatek pt friday fri
sobota sobote sob saturday sat
niedziela niedziele niedz nd sunday sun
"""
_ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def _numbered(table: str, first: int) -> dict[str, int]:
    lines = table.strip().splitlines()
    return {name: number for number, line in enumerate(lines, first) for name in line.split()}


MONTHS = _numbered(_MONTHS, 1)
WEEKDAYS = _numbered(_WEEKDAYS, 0)
"""Monday is 0, as in `date.weekday`."""


def plain(text: str) -> str:
    """Lower case, no diacritics, single spaces: the form in which names are looked up.

    (`polish.folding` does this for any text, but lies above dates.)
    """
    letters = normalize("NFD", text.casefold()).replace("ł", "l")
    return " ".join("".join(c for c in letters if not combining(c)).split())


def month_number(text: str) -> int | None:
    """1–12 for a month written as number, roman number or name; None for anything else."""
    if text.isdecimal():
        return int(text)
    if text.upper() in _ROMANS:
        return _ROMANS.index(text.upper()) + 1
    return MONTHS.get(plain(text.rstrip(".")))
