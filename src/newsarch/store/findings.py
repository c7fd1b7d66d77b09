"""What an examination of an archive finds: a code for scripts, a sentence, and the repair."""

from __future__ import annotations

from newsarch.messages import N_
from newsarch.values import dataclass

BY_ITSELF = N_("by itself, with the next change")
REPAIR = "newsarch check --repair"
SET = "newsarch set"
REINDEX = "newsarch reindex"
REFRESH = "newsarch units refresh"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and what puts it right."""

    code: str
    sentence: str
    repair: str
    line: int | None = None
    offset: int | None = None
