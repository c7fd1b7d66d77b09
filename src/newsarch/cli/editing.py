"""Editing in the user's own editor: text out, text back."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

from newsarch.errors import UsageError, reason
from newsarch.messages import _

FALLBACK = "vi"


def edited(text: str, suffix: str = ".md") -> str | None:
    """The text as the user left it in the editor; None when nothing was changed.

    Raises UsageError when there is no editor, it fails, or what it left is not UTF-8. Whoever
    interrupts it is told where the text is kept.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="newsarch-") as folder:
        path = Path(folder) / f"article{suffix}"
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        try:
            edit_file(path)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(*_rescued(path, text)) from None
        try:
            after = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            said = reason(error) if isinstance(error, OSError) else _("not UTF-8 text")
            raise UsageError(
                _("What the editor left cannot be read: {reason}.").format(reason=said)
            ) from None
    return None if after == text else after


def _rescued(path: Path, text: str) -> list[str]:
    """Where what the editor has saved is kept, in a sentence; nothing if it saved nothing."""
    with suppress(OSError, UnicodeDecodeError):
        after = path.read_text(encoding="utf-8")
        if after != text:
            return [_("Interrupted. Your text is kept in {path}.").format(path=kept(after))]
    return []


def kept(text: str, suffix: str = ".md") -> Path:
    """A file that keeps what the user wrote and newsarch could not take: it is work."""
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(
        "w", encoding="utf-8", prefix="newsarch-", suffix=suffix, delete=False
    ) as file:
        file.write(text)
    return Path(file.name)


def edit_file(path: Path) -> None:
    """Let the user edit a file, in `$VISUAL`, `$EDITOR` or vi. Raises UsageError."""
    import shlex

    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or FALLBACK
    try:
        done = subprocess.run([*shlex.split(command), str(path)], check=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            _("The editor “{command}” cannot be started: {reason}. Set EDITOR.").format(
                command=command,
                reason=reason(error) if isinstance(error, OSError) else error,
            )
        ) from None
    if done.returncode:
        raise UsageError(
            _("The editor “{command}” ended with code {code}; nothing was changed.").format(
                command=command, code=done.returncode
            )
        )
