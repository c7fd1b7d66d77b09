"""People on a page: names with their ranks, and the posts they hold."""

from __future__ import annotations

import re

from newsarch.polish.ranks import split_rank

_CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻ"
_NAME = re.compile(
    rf"(?:(?:dr|mgr|inż\.|prof\.|ks\.|prok\.|lek\.|mec\.|adw\.)\s+)*[{_CAPITAL}][\w'’]*\.?(?:[-\s][{_CAPITAL}][\w'’]*\.?){{1,3}}$"
)
_POST = re.compile(
    r"(?:p\.?\s?o\.?\s+)?(?:(?:zastępca|z-ca|starszy|młodszy|główny)\s+)?(?:oficer(?:a)?\s+prasow\w+|rzeczni\w+|asystent\w*|specjalist\w+|inspektor\w*|"
    r"naczelni\w+|kierowni\w+|komendant\w*|dyrektor\w*|dzielnicow\w+|sekretarz|starosta|wójt|burmistrz|prezydent|prokurator|referent|redaktor)\b.{0,120}$",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*[,–]\s+|\s+-\s+")


def is_person(line: str) -> bool:
    """Whether a line is a person: a rank and a name, or a name alone, then perhaps post or unit."""
    head, *rest = _CUT.split(line, maxsplit=1)
    if len(head) > 60 or (rest and len(rest[0]) > 100):
        return False
    rank, name = split_rank(head)
    return _NAME.match(name) is not None and (bool(rank) or not rest)


def are_people(line: str) -> bool:
    """Whether a line names people, without ranks, and nothing else: `Ewa Mróz, Jan Lis`."""
    return len(line) <= 100 and all(_NAME.match(name) for name in re.split(r", | i ", line))


def is_post(line: str) -> bool:
    """Whether a line names a post: `Oficer prasowy KPP w Żarach`."""
    return len(line) <= 140 and line[-1:] not in ".!?:" and _POST.match(line) is not None


def split_person(signature: str) -> tuple[str, str]:
    """The person and what follows the comma or dash: `asp. Jan Nowak` and `KPP w Żarach`.

    A signature that does not begin with a person stays whole.
    """
    head, *rest = _CUT.split(signature, maxsplit=1)
    if rest and _NAME.match(split_rank(head)[1]):
        return head, rest[0]
    return signature, ""
