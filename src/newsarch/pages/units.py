"""The unit that publishes a page, as `polish.units` understands the line that names it."""

from __future__ import annotations

import re
from functools import lru_cache

from newsarch.polish.units import canonical, find_units, published_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields


_REMEMBERED = 2048
"""Lines: an import meets the same units over and over, and a page asks of a line more than once."""


_LONGEST_OF_TWO = 160
_SEAT = r"[Ww]e? [A-ZĄĆĘŁŃÓŚŹŻ][\w.-]+(?: [A-ZĄĆĘŁŃÓŚŹŻ][\w.-]+){0,2}$"


def offer_unit(fields: Fields, line: str, origin: str) -> bool:
    """Offer the unit that a line is, in its canonical form and as printed; whether it is one."""
    return _offer(fields, _named(line) if 3 <= len(line) <= 200 else None, origin)


def offer_command(fields: Fields, post: str, origin: str) -> bool:
    """Offer the command of the commandant with whom a post ends; whether there is one."""
    return _offer(fields, _commanded(post), origin)


def _offer(fields: Fields, named: tuple[str, str] | None, origin: str) -> bool:
    if named is None:
        return False
    fields.offer("unit", named[0], origin)
    fields.offer("unit_as_printed", named[1], origin)
    return True


@lru_cache(_REMEMBERED)
def _named(line: str) -> tuple[str, str] | None:
    """The unit that a line is, in its canonical form and as printed."""
    mention = published_unit(line)
    return (canonical(mention.chain), mention.printed) if mention else None


def is_commandant(post: str) -> bool:
    """Whether a line is a commandant, of a command that he names, and nothing else."""
    command = _commanded(post)
    return command is not None and command[1] == post


@lru_cache(_REMEMBERED)
def _commanded(post: str) -> tuple[str, str] | None:
    from newsarch.polish.units.commandants import commanded_unit

    mention = commanded_unit(post) if "komendant" in post.casefold() else None
    return (canonical(mention.chain), mention.printed) if mention else None


def is_unit_alone(line: str) -> bool:
    """Whether a line is one unit, with its superiors, and nothing else."""
    return 3 <= len(line) <= 200 and _named(line) is not None


def is_seat_of(above: str, line: str) -> bool:
    """Whether a line is nothing but the place of the unit, or the post in it, that the line above
    ends with: `w Gorzowie Wlkp.`"""
    if line[:1] not in "Ww" or len(line) > 40 or re.match(_SEAT, line) is None:
        return False
    whole = f"{above} {line}"
    found = find_units(whole)
    return _commanded(whole) is not None or (bool(found) and found[-1].end == len(whole))


def with_whole_units(lines: list[str]) -> list[str]:
    """Lines, of which a unit that spreads over several (`Wydział Prewencji`, `KMP`, `w Łodzi`) is
    one."""
    merged: list[str] = []
    for line in _with_seats(lines):
        whole = _of_two_lines(merged[-1], line) if merged else None
        if whole:
            merged.pop()
        merged.append(whole or line)
    return merged


def _with_seats(lines: list[str]) -> list[str]:
    """Lines, of which a seat is one with the unit, or the post in it, above."""
    joined = lines[:1]
    for line in lines[1:]:
        if is_seat_of(joined[-1], line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _of_two_lines(above: str, below: str) -> str | None:
    """The unit that two lines name together, a part and its superior; None if they do not."""
    if len(above) + len(below) > _LONGEST_OF_TWO or not (is_unit(above) or is_unit(below)):
        return None
    alone = [unit[0] for unit in map(_named, (above, below)) if unit]
    joined = ((whole, _named(whole)) for whole in (f"{above} {below}", f"{above}, {below}"))
    return next((whole for whole, unit in joined if unit and unit[0] not in alone), None)


@lru_cache(_REMEMBERED)
def is_unit(line: str) -> bool:
    """Whether a line names a unit and hardly anything else."""
    if not 3 <= len(line) <= 160:
        return False
    found = find_units(line)
    covered = sum(mention.end - mention.start for mention in found)
    return covered >= 0.8 * len(line)
