"""The command that a commandant's post speaks for: `Rzecznik Prasowy Komendanta Wojewódzkiego
Policji w Łodzi` signs for the KWP in Łódź.

In a text a commandant is a person, and `find_units` takes no unit of him; this is for signatures.
"""

from __future__ import annotations

import re

from newsarch.polish.units.chain import Mention
from newsarch.polish.units.signature import published_unit

_COMMANDANT = re.compile(
    r"(?i)\b(?:(?P<region>\w+[sc]k)(?:i|iego) )?komendanta? "
    r"(?P<rank>główn|stołeczn|wojewódzk|miejsk|powiatow|rejonow)(?:y|i|ego|iego)\b"
)
_OF_ALL_POLAND = ("główn", "stołeczn")


def commanded_unit(post: str) -> Mention | None:
    """The command of the commandant with whom a post ends; None for any other post.

    A commandant of a town or a region says of which; a `Komendant Powiatowy` alone may be any.
    """
    found = _COMMANDANT.search(post)
    if found is None:
        return None
    region = f"{found['region']}a " if found["region"] else ""
    rest = post[found.end() :]
    unit = published_unit(f"{region}Komenda {found['rank'].capitalize()}a{rest}")
    known = unit and (unit.chain[-1].seat or found["rank"].casefold() in _OF_ALL_POLAND)
    printed = post[found.start() :].strip()
    return Mention(found.start(), len(post), printed, unit.chain) if unit and known else None
