"""Tags: short words an archivist puts on articles."""

from __future__ import annotations

import re
from unicodedata import normalize

from newsarch.errors import UsageError
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 100
_FORBIDDEN = r"[\x00-\x1f\x7f-\x9f,\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def clean_tag(text: str) -> str:
    """A tag as it is kept: NFC, white space collapsed.

    Raises UsageError for an empty tag, one over `LONGEST` characters, one with a comma (tags are
    listed with commas), a control character, or a leading `+` or `-` (those add and remove).
    """
    tag = " ".join(filter(None, normalize("NFC", text).split(" ")))
    if not tag:
        raise UsageError(_("A tag must not be empty."))
    if len(tag) > LONGEST:
        raise UsageError(_("A tag may have at most {n} characters.").format(n=LONGEST))
    if re.search(_FORBIDDEN, tag) or tag[0] in "+-":
        raise UsageError(
            _("“{tag}” cannot be a tag: no commas, control characters or leading + and -.").format(
                tag=tag
            )
        )
    return tag


def sort_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as an article keeps them: each once, sorted."""
    return tuple(sorted(set(tags)))
