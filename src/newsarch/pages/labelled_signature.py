"""A signature with a label: `Źródło: kom. Justyna Ławreszuk`, and its unit on the next lines."""

from __future__ import annotations

from newsarch.model.fields import LABEL
from newsarch.pages.credits import is_credit
from newsarch.pages.signing import (
    is_contact,
    is_initials,
    is_name_or_place,
    labelled,
    offer_signed,
    offer_unit_of_post,
    tidy,
    unit_label,
)
from newsarch.pages.units import is_seat_of, offer_unit, with_whole_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.fields import Fields
    from newsarch.pages.page import Page

_CLOSEST = 8
"""A labelled signature stands within so many filled lines from the end."""
_LONGEST = 160


def take_labelled(page: Page) -> bool:
    """Offer what a labelled signature near the end says, and remove it; False without one."""
    indices = page.filled_at_end(_CLOSEST)
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
    above = ""
    for at, index in enumerate(indices):
        line = page.lines[index]
        if not (_is_part(line) or is_seat_of(above, line)):
            return indices[:at]
        above = line
    return indices


def _is_part(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    return bool(
        labelled(line)
        or unit_label(line)
        or is_credit(line)
        or is_name_or_place(line)
        or is_contact(line)
        or is_initials(line)
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


def read_margin(page: Page) -> None:
    """A label printed below the gallery, after which the text has ended."""
    for line in page.margin[:40]:
        label = labelled(line) if len(line) <= _LONGEST else None
        if label and tidy(label[1]):
            offer_signed(page.fields, tidy(label[1]), LABEL)
            return
