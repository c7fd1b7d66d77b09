"""The signature below the text: who wrote it, for which unit.

Four shapes: a label (`Źródło: kom. Justyna Ławreszuk`, the unit on the next line), brackets
(`(KWP w Łodzi / mw)`), initials (`bw`), or a name with its rank and unit and nothing else. Lists of
guests and winners are formed alike; they follow a colon or come in numbers, and are text.
"""

from __future__ import annotations

import re

from newsarch.model.fields import LABEL, POSITION
from newsarch.pages.credits import is_captioned, is_credit
from newsarch.pages.names import is_person, is_post
from newsarch.pages.page import is_list_item
from newsarch.pages.signing import (
    is_initials,
    is_sign,
    labelled,
    offer_signed,
    offer_unit_of_post,
    tidy,
    unit_label,
)
from newsarch.pages.units import is_seat, is_unit, is_unit_alone, offer_unit, with_whole_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields
    from newsarch.pages.page import Page

_BRACKETED = r"[(\[/](?P<who>[^()\[\]]{2,80}?)[)\]/]\.?$"
_INLINE = r"(?<=[.!?…”\"]) ?\((?P<who>[^()]{2,60}/ ?\w{2,4})\)\.?$"
_CLOSING = (")", "]", "/", ").", "].", "/.")
_CONTACT = r"(?i)(?:tel|fax|e-?mail|ul|kom)\b[.: ]|\S+@\S+\.\w+$|[\d +()-]{7,}$|\d{2}-\d{3}\s"
_CONTACTS = ("tel", "fax", "email", "e-mail", "ul", "kom", "+", "(", "-", *"0123456789")
_CLOSEST = 8
"""A labelled signature stands within so many filled lines from the end."""
_LONGEST = 160


def take_signature(page: Page) -> None:
    """Offer `by`, `unit` and `unit_as_printed` from the end of the text, and remove those lines."""
    _drop_pictures(page)
    for take in (_take_labelled, _take_bracketed, _take_initials, _take_named):
        if take(page):
            return
    _read_margin(page)


def _drop_pictures(page: Page) -> None:
    """Take the captions of a gallery and other credits off the end."""
    while (last := page.last_filled()) > 0:
        line = page.lines[last]
        if not (is_credit(line) or is_captioned(line)):
            return
        del page.lines[last:]


def _filled(page: Page, most: int) -> list[int]:
    """The indices of the last filled lines, topmost first."""
    indices = [index for index, line in enumerate(page.lines) if line]
    return indices[-most:]


def _take_labelled(page: Page) -> bool:
    indices = _filled(page, _CLOSEST)
    for place, index in enumerate(indices):
        line = page.lines[index]
        if not index or len(line) > _LONGEST or not (labelled(line) or unit_label(line)):
            continue
        block = _block(page, indices[place:])
        if unit_label(line) and block[-1] != indices[-1]:
            continue  # a post that is offered, a place to report to
        if _offer_block(page.fields, [page.lines[at] for at in block]):
            del page.lines[index : block[-1] + 1]
            return True
    return False


def _block(page: Page, indices: list[int]) -> list[int]:
    """The lines from a label on that are parts of a signature."""
    end = next((at for at, i in enumerate(indices) if not _is_part(page.lines[i])), len(indices))
    return indices[:end]


def _is_part(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    return bool(
        labelled(line)
        or unit_label(line)
        or is_credit(line)
        or _is_name_or_place(line)
        or _is_contact(line)
        or is_initials(line)
        or is_seat(line)
    )


def _offer_block(fields: Fields, block: list[str]) -> bool:
    """Offer what a labelled signature says; the writer's name beats the sender's."""
    named: list[tuple[bool, str]] = []
    waiting: bool | None = None
    for line in with_whole_units(block):
        label = labelled(line)
        if unit := unit_label(line):
            offer_unit(fields, unit, LABEL)
        elif label:
            wrote, who = label[0], tidy(label[1])
            waiting = wrote if not who else None
            if who:
                named.append((wrote, who))
        elif waiting is not None:
            named.append((waiting, tidy(line)))
            waiting = None
        elif not is_credit(line):
            offer_unit(fields, line, LABEL) or offer_unit_of_post(fields, line)
    named.sort(key=lambda entry: not entry[0])
    for _wrote, who in named:
        offer_signed(fields, who, LABEL)
    return bool(named) or all(labelled(line) or unit_label(line) for line in block)


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
    footer = any(map(_is_contact, lines))
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
    for index in reversed(_filled(page, 6)):
        line = page.lines[index]
        if len(line) > 120 or not (_is_contact(line) or _is_name_or_place(line) or is_seat(line)):
            break
        block.insert(0, index)
    return block if len(block) < 6 else []


def _is_contact(line: str) -> bool:
    """Whether a line is a telephone number or an address."""
    if "@" in line or line.casefold().startswith(_CONTACTS):
        return re.match(_CONTACT, line) is not None
    return False


def _is_name_or_place(line: str) -> bool:
    """Whether a line is a person, a post or a unit."""
    return is_person(line) or is_unit(line) or is_post(line)


def _read_margin(page: Page) -> None:
    """A label printed below the gallery, after which the text has ended."""
    for line in page.margin[:40]:
        label = labelled(line) if len(line) <= _LONGEST else None
        if label and tidy(label[1]):
            offer_signed(page.fields, tidy(label[1]), LABEL)
            return
