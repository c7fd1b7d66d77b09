"""Lists of wordings, kept as data beside this module so that they grow without code.

A file under `wordings/` holds one entry a line; empty lines and lines that begin with `#` are
remarks. Entries are words, or patterns in Python's regular expressions.
"""

from __future__ import annotations

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "wordings"


def entries(name: str) -> list[str]:
    """The entries of a list."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def any_of(name: str) -> str:
    """The entries of a list as alternatives of one pattern, a space in them being any space."""
    return "|".join(entry.replace(" ", r"\s+") for entry in entries(name))


def whole_line(*names: str) -> re.Pattern[str]:
    """A pattern that matches a line consisting of one of the entries of some lists."""
    return re.compile(f"(?:{'|'.join(map(any_of, names))})$", re.IGNORECASE)
