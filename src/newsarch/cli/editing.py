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

    Raises UsageError when there is no editor, it fails, or what it left is not UTF-8. Then, and
    when it is interrupted, the user is told where what was written is kept.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="newsarch-") as folder:
        path = Path(folder) / f"article{suffix}"
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        before = path.read_bytes()
        try:
            edit_file(path)
            after = _read(path)
        except KeyboardInterrupt:
            rescued = _rescued(path, before)
            told = [_("Interrupted. Your text is kept in {path}.").format(path=rescued)]
            raise KeyboardInterrupt(*(told if rescued else ())) from None
        except UsageError as error:
            raise UsageError(_failed(error, _rescued(path, before))) from None
    return None if after == text else after


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = reason(error) if isinstance(error, OSError) else _("not UTF-8 text")
        raise UsageError(
            _("What the editor left cannot be read: {reason}.").format(reason=said)
        ) from None


def _failed(error: UsageError, rescued: Path | None) -> str:
    if rescued is None:
        return f"{error} " + _("Nothing was changed.")
    return _("{error} Your text is kept in {path}.").format(error=error, path=rescued)


def _rescued(path: Path, before: bytes) -> Path | None:
    """The file that keeps what the editor has saved; None if it saved nothing."""
    with suppress(OSError):
        after = path.read_bytes()
        if after and after != before:
            return kept(after, path.suffix)
    return None


def kept(text: str | bytes, suffix: str = ".md") -> Path:
    """A file that keeps what the user wrote and newsarch could not take: it is work."""
    from tempfile import NamedTemporaryFile

    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    with NamedTemporaryFile(prefix="newsarch-", suffix=suffix, delete=False) as file:
        file.write(content)
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
            _("The editor “{command}” ended with code {code}.").format(
                command=command, code=done.returncode
            )
        )
