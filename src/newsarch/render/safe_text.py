"""The one gate to the terminal: what would act on it, or hide in it, becomes visible.

Data from outside may hold escape sequences, bidirectional overrides and invisible characters.
Rich lets them pass, so whatever is shown to a person goes through here first.
"""

from __future__ import annotations

import re

_ACTING = (
    "\x00-\x1f\x7f-\x9f"  # C0 controls, DEL, C1 controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, overrides, isolates
    "\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f"  # invisible
    "\u2028\u2029\ufff9-\ufffb"  # separators and annotations
    "\ud800-\udfff"  # lone surrogates, which no stream can encode
)
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def safe_text(text: str) -> str:
    """Text of several lines, safe to print: newlines and tabs stay."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return re.sub(rf"(?![\n\t])[{_ACTING}]", _visible, text)


def safe_line(text: str) -> str:
    """One line, safe to print: white space of any kind is a space."""
    return text if text.isprintable() else _gated(" ".join(text.split()))


def escaped_line(text: str) -> str:
    r"""One cell of a line for programs, safe to print: tab, newline and `\` as `\t`, `\n`, `\\`."""
    return _gated(text.translate(_ESCAPES))


def _gated(text: str) -> str:
    """Most lines are printable as they are, and need no pattern compiled."""
    return text if text.isprintable() else re.sub(f"[{_ACTING}]", _visible, text)


def _visible(match: re.Match[str]) -> str:
    """`␛` for a control character of ASCII, `‹U+202E›` for any other one."""
    code = ord(match[0])
    if code == 0x7F:
        return "␡"
    return chr(0x2400 + code) if match[0].isascii() else f"‹U+{code:04X}›"
