"""People on a page: names with their ranks, and the posts they hold."""

from __future__ import annotations

import re

from newsarch.pages.titles import ends_in_abbreviation
from newsarch.pages.units import is_commandant, is_unit_alone
from newsarch.polish.ranks import split_rank

_CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻ"
_NAME = (
    r"(?:(?:dr|mgr|inż\.|prof\.|ks\.|prok\.|lek\.|mec\.|adw\.)\s+)*"
    rf"[{_CAPITAL}][\w'’]*\.?(?:[-\s][{_CAPITAL}][\w'’]*\.?){{1,3}}$"
)
_POST = (
    r"(?i)(?:p\.?\s?o\.?\s+)?(?:(?:zastępca|z-ca|starszy|młodszy|główny)\s+)?"
    r"(?:oficer(?:a)?\s+prasow\w+|rzeczni\w+|asystent\w*|specjalist\w+|inspektor\w*|"
    r"naczelni\w+|kierowni\w+|komendant\w*|dyrektor\w*|dzielnicow\w+|sekretarz|starosta|wójt|"
    r"burmistrz|prezydent|prokurator|referent|redaktor)\b.{0,120}$"
)
_POSTS = (
    "po ", "po.", "p.", "p o", "zastępca", "z-ca", "starszy", "młodszy", "główny", "oficer",
    "rzeczni", "asystent", "specjalist", "inspektor", "naczelni", "kierowni", "komendant",
    "dyrektor", "dzielnicow", "sekretarz", "starosta", "wójt", "burmistrz",
    "prezydent", "prokurator", "referent", "redaktor",
)  # fmt: skip
_VERBAL = ("ł", "ła", "li", "ły", "ało")
_PREPOSITIONS = frozenset({"do", "od", "w", "we", "z", "ze", "przy", "dla", "przez", "o"})
_CUT = r"\s*[,–]\s+|\s+-\s+"


def is_person(line: str) -> bool:
    """Whether a line is a person: a rank and a name, or a name alone, then perhaps post or unit."""
    head, *rest = re.split(_CUT, line, maxsplit=1)
    if len(head) > 60 or (rest and len(rest[0]) > 100):
        return False
    rank, name = split_rank(head)
    return re.match(_NAME, name) is not None and (bool(rank) or not rest)


def are_people(line: str) -> bool:
    """Whether a line names people, without ranks, and nothing else: `Ewa Mróz, Jan Lis`."""
    return len(line) <= 100 and all(re.match(_NAME, name) for name in re.split(r", | i ", line))


def is_post(line: str) -> bool:
    """Whether a line names a post: `Oficer prasowy KPP w Żarach`."""
    if len(line) > 140 or not line.casefold().startswith(_POSTS):
        return False
    if line[-1:] in ".!?:" and not (ends_in_abbreviation(line) and _is_of_unit(line)):
        return False
    return re.match(_POST, line) is not None


def _is_of_unit(line: str) -> bool:
    """Whether a line is a post and its unit; `Prokurator odwiedził KPP w Ostrowie Wlkp.` is none.

    Asked of lines with a full stop, which may be sentences.
    """
    words = line.split(" ")
    if words[0] == "Komendanta":  # whose spokesman the line above is
        return not any(word.endswith(_VERBAL) for word in words)
    for start in range(1, min(5, len(words))):
        if words[start - 1].endswith(_VERBAL) or words[start - 1] in _PREPOSITIONS:
            return False
        tail = " ".join(words[start:])
        if is_unit_alone(tail) or is_commandant(tail):
            return True
    return False


def split_person(signature: str) -> tuple[str, str]:
    """The person and what follows the comma or dash: `asp. Jan Nowak` and `KPP w Żarach`.

    A signature that does not begin with a person stays whole.
    """
    head, *rest = re.split(_CUT, signature, maxsplit=1)
    if rest and re.match(_NAME, split_rank(head)[1]):
        return head, rest[0]
    return signature, ""
