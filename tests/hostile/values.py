"""What a person, or a program that calls newsarch, may type for a value."""

from __future__ import annotations

TITLES = (
    "", " ", "\x1b]0;x\x07", "\x1b[2J", "\x9b31m", "a\u202eb", "\u2066", "a\nb", "a\r\nb",
    "[/b]", "[red]", ":smile:", "{}", "{name}", "%s%n", "\udc80", "\udcff", "\ufeff", "\u2028",
    "a" * 5000, "ą" * 300, "\u0301" * 500, "'\"`$(x)", "x/../y", "~", "~x/y", "CON", "*",
)  # fmt: skip
QUERIES = (
    "(", ")", '"', "OR", "NOT", "a OR", "-", "--", "- -", "=", "*", ":", "a:", "tag:", "date:",
    "date:..", "date:9999-12-31..", "id:x", "unit:(", '"a', "NOT " * 300 + "a", "(" * 2000,
    "a OR " * 3000 + "b", "title:\x1b[2J", "date:0000", "date:-1d", "id:²", "a\u202e)", "*a", "\\",
)  # fmt: skip
DAYS = (
    "0", "0000-00-00", "9999-12-31", "10000-01-01", "2017-02-30", "31.04.2017", "-1", "1e9", "1d",
    "999999999d", "99999999999999999999y", "2017-Q5", "A..B", "..", "2017..2016", "١٢.٠٣.٢٠٢٠",
    "²", "marzec marzec", "29 lutego 2023", "dziś jutro", "24:00", "2026-11-24T25:61", "00:00",
)  # fmt: skip
NUMBERS = (
    "0", "-1", "1", "999999", "9" * 18, "9" * 30, "1.5", "0x1", "1_000", "٣", "²", "NaN", "inf",
    "1,2", "1-3", "1..3", "title=", "=", "id=1", "revision=x", "date=0", "tags=a\x1bb", "+", "+a b",
)  # fmt: skip
CRONS = (
    "* * * * *", "@reboot", "60 0 * * *", "*/0 * * * *", "0 0 31 2 *", "0 0 1 1 *\n* * * * * x",
    "% % % % %", "1-99999999 * * * *", "A", "B5", "BE10", "Bc", "B-1", "B99999999999", "Bc?",
)  # fmt: skip
VALUES = (*TITLES, *QUERIES, *DAYS, *NUMBERS, *CRONS)
"""No NUL, and of lone surrogates those of undecodable bytes: no system passes others on."""
