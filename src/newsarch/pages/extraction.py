"""The text of a page whose markup tells nothing: trafilatura's extraction.

It knows the habits of thousands of sites, which we do not want to learn; it is slow to import, so
it is asked only when neither the page's markup nor its printed layout shows where the text is.
"""

from __future__ import annotations

from newsarch.pages.page import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def extract_lines(tree: Any) -> list[str]:
    """The lines of the main text, paragraphs set apart; empty where none is found."""
    from copy import deepcopy

    from trafilatura import extract

    text = extract(deepcopy(tree), include_comments=False, include_tables=False, fast=True)
    return [line for part in split(text or "") if part for line in (part, "")]
