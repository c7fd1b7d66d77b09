"""The signature below the text: who wrote it, for which unit.

Four shapes: a label (`labelled_signature.py`), brackets (`(KWP w Łodzi / mw)`), initials (`bw`),
or a name with its rank and unit and nothing else. Lists of guests and winners are formed alike;
they follow a colon or come in numbers, and are text.
"""

from __future__ import annotations

import re

from newsarch.model.fields import POSITION
from newsarch.pages.credits import is_captioned, is_credit
from newsarch.pages.labelled_signature import read_margin, take_labelled
from newsarch.pages.names import is_person, is_post
from newsarch.pages.page import is_list_item
from newsarch.pages.signing import (
    is_contact,
    is_initials,
    is_name_or_place,
    is_sign,
    offer_signed,
    offer_unit_of_post,
    tidy,
)
from newsarch.pages.units import is_seat_of, is_unit, is_unit_alone, offer_unit, with_whole_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

_BRACKETED = r"[(\[/](?P<who>[^()\[\]]{2,80}?)[)\]/]\.?$"
_INLINE = r"(?<=[.!?…”\"]) ?\((?P<who>[^()]{2,60}/ ?\w{2,4})\)\.?$"
_CLOSING = (")", "]", "/", ").", "].", "/.")


def take_signature(page: Page) -> None:
    """Offer `by`, `unit` and `unit_as_printed` from the end of the text, and remove those lines."""
    _drop_pictures(page)
    for take in (take_labelled, _take_bracketed, _take_initials, _take_named):
        if take(page):
            return
    read_margin(page)


def _drop_pictures(page: Page) -> None:
    """Take the captions of a gallery and other credits off the end."""
    while (last := page.last_filled()) > 0:
        line = page.lines[last]
        if not (is_credit(line) or is_captioned(line)):
            return
        del page.lines[last:]


def _take_bracketed(page: Page) -> bool:
    last = page.last_filled()
    if last < 1:
        return False
    line = page.lines[last]
    if not line.endswith(_CLOSING):
        return False
    alone = re.match(_BRACKETED, line)
    if alone and is_sign(alone["who"]) and not _is_repeated(page.lines[:last]):
        offer_signed(page.fields, tidy(alone["who"]), POSITION)
        del page.lines[last:]
        return True
    inline = re.search(_INLINE, line) if "/" in line else None
    if inline and not _is_repeated(page.lines[:last]):
        offer_signed(page.fields, inline["who"], POSITION)
        page.lines[last] = line[: inline.start()].rstrip()
        return True
    return False


def _is_repeated(above: list[str]) -> bool:
    """Whether other paragraphs end in brackets too, each its own story's source."""
    ends = (re.search(r"\(([^()]{2,60})\)\.?$", line[-64:]) for line in above if line)
    return any(end and is_sign(end[1]) for end in ends)


def _take_initials(page: Page) -> bool:
    last = page.last_filled()
    if last < 1 or not is_initials(page.lines[last]) or is_unit(page.lines[last]):
        return False
    page.fields.offer("by", page.lines[last], POSITION)
    del page.lines[last:]
    return True


def _take_named(page: Page) -> bool:
    """A name, a post and a unit on the last lines, without a label."""
    block = _named_block(page)
    if not block:
        return False
    lines = with_whole_units([page.lines[index] for index in block])
    above = next((line for line in reversed(page.lines[: block[0]]) if line), "")
    persons = [line for line in lines if _is_signer(line)]
    if len(persons) > 1 or not above or above.endswith((":", ",")) or is_list_item(above):
        return False
    if not persons and not any(map(is_unit, lines)):
        return False
    footer = any(map(is_contact, lines))
    for line in persons or ([] if footer else lines[:1]):
        offer_signed(page.fields, tidy(line), POSITION)
    for line in lines:
        offer_unit(page.fields, line, POSITION) or offer_unit_of_post(page.fields, line)
    del page.lines[block[0] :]
    return True


def _is_signer(line: str) -> bool:
    """Whether a line is a person; so formed are also `KPP Nowa Sól` and `Rzecznik Prasowy`."""
    return is_person(line) and not is_post(line) and not is_unit_alone(line)


def _named_block(page: Page) -> list[int]:
    block: list[int] = []
    indices = page.filled_at_end(6)
    aboves = ["", *(page.lines[index] for index in indices)]
    for index, above in zip(reversed(indices), reversed(aboves[:-1]), strict=True):
        line = page.lines[index]
        fits = is_contact(line) or is_name_or_place(line) or is_seat_of(above, line)
        if len(line) > 120 or not fits:
            break
        block.insert(0, index)
    return block if len(block) < 6 else []
