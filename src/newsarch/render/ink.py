"""Colour for people: a few meanings, one restrained palette, nothing when colour is off.

Views other than tables paint with it, for it costs no import. It paints text that has gone
through `safe_text` already.
"""

from __future__ import annotations

_CODES = {
    "title": "1",
    "heading": "1",
    "label": "2",
    "faint": "2",
    "id": "36",
    "unit": "32",
    "tag": "33",
    "archived": "2",
    "bar": "34",
    "error": "1;31",
}
"""Meaning → SGR parameters, of the sixteen colours that every terminal theme makes readable."""


class Ink:
    """Paints, or leaves text as it is."""

    def __init__(self, colored: bool = False) -> None:
        """Paint only if `colored`."""
        self.colored = colored

    def __call__(self, meaning: str, text: str) -> str:
        """The text in the colour of a meaning; no meaning (empty), no colour."""
        if not (self.colored and meaning and text):
            return text
        return f"\x1b[{_CODES[meaning]}m{text}\x1b[0m"
