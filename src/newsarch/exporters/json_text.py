"""JSON as newsarch prints it: UTF-8 unescaped, except what a terminal would act on.

JSON knows an escape for any character, so that nothing is lost: `json.dumps` escapes the C0
controls; DEL, C1, direction marks, invisible characters and lone surrogates follow here.
"""

from __future__ import annotations

import json
import re

from newsarch.model.codec import to_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from newsarch.model.article import Article

_UNPRINTED = (
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)


def json_text(value: Any, *, indent: int | None = None) -> str:
    """A JSON value as text that any terminal and any stream takes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # Nearly every text is printable, and saying so is cheaper than the expression is to compile.
    return text if text.isprintable() else re.sub(_UNPRINTED, _escape, text)


def record(article: Article, fields: Sequence[str]) -> dict[str, Any]:
    """An article's record with these keys, in their order."""
    whole = to_record(article)
    return {name: whole[name] for name in fields}


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
