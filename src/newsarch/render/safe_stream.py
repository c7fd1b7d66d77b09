"""A stream to the terminal through the gate, for exports that know nothing of terminals."""

from __future__ import annotations

from io import StringIO

from newsarch.render.safe_text import safe_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


class SafeStream(StringIO):
    """Writes what is safe for a terminal; see `safe_text`."""

    def __init__(self, stream: TextIO) -> None:
        """Everything written goes on to `stream`."""
        super().__init__()
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text; a carriage return at a line's end is none of the data's."""
        return self._stream.write(safe_text(text.replace("\r\n", "\n")))
