"""From a command line to an exit code: read it, run its body, and say what went wrong.

    argv ─► reader.py, or Click for the unusual ─► Invocation ─► settings ─► body ─► exit code

This is the one place that prints errors and knows exit codes of its own: 130 when interrupted,
73 when an output cannot be written, 1 for a fault of newsarch.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress

from newsarch import __version__
from newsarch.cli import streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from newsarch.cli.grammar import Invocation

FAULT, CANNOT_WRITE, INTERRUPTED = 1, 73, 130
_OUTPUT_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG)


def entry() -> NoReturn:
    """The program `newsarch`: `main`, begun and ended in less time.

    A command makes little garbage, so collecting it waits; and once its output is flushed and its
    files are closed, taking the interpreter apart object by object (5 ms, a sixth of a search)
    serves nobody.
    """
    gc.set_threshold(100_000)
    os._exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run newsarch on a command line (the process's own by default); the exit code."""
    streams.prepare()
    try:
        code = run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:
        streams.silence(sys.stdout)
        return 0
    except KeyboardInterrupt as interrupted:
        _complain(*map(str, interrupted.args))  # where a text is kept that was being edited
        return INTERRUPTED
    except Exception as error:
        code = _explain(error)
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            return code
        streams.silence(sys.stdout)
    return code


def run(argv: list[str]) -> int:
    """Read a command line and do what it says; the exit code."""
    if argv == ["--version"]:
        sys.stdout.write(f"newsarch {__version__}\n")
        return 0
    invocation = read(argv)
    if invocation is None:
        return 0
    return execute(invocation)


def read(argv: list[str]) -> Invocation | None:
    """What a command line says; None when help was asked for and printed."""
    from newsarch.cli import reader

    invocation = None if "_NEWSARCH_COMPLETE" in os.environ else reader.read(argv)
    if invocation is not None:
        return invocation
    from newsarch.cli.language import speak_for_click

    speak_for_click(argv)
    from newsarch.cli import click_app

    return click_app.read(argv)


def execute(invocation: Invocation) -> int:
    """Run the body of a command with its settings; the exit code."""
    from importlib import import_module

    from newsarch import messages
    from newsarch.cli.context import Context
    from newsarch.cli.language import speak_early
    from newsarch.config import load
    from newsarch.errors import NotFoundError, no_archive
    from newsarch.messages import _

    given = invocation.settings
    speak_early(given)
    settings = load(given, os.environ, without_file=invocation.command.without_file)
    messages.use(settings.language)
    module, function = invocation.command.body.split(":")
    body = getattr(import_module(f"newsarch.cli.commands.{module}"), function)
    context = Context(settings, quiet=given["quiet"], verbose=given["verbose"])
    context.detail(_("Archive: {archive}").format(archive=settings.archive))
    try:
        code: int = body(context, invocation.values)
        if context.archive_is_missing and not invocation.command.without_archive:
            context.say(no_archive(settings.archive))
    except NotFoundError:
        if context.archive_is_missing:  # a slip more often than a new archive
            raise NotFoundError(no_archive(settings.archive)) from None
        raise
    finally:
        context.close()
    return code


def _explain(error: Exception) -> int:
    """Say what went wrong, in one line (and a caret under a query); the exit code."""
    from newsarch.errors import NewsarchError, reason
    from newsarch.messages import _

    if isinstance(error, NewsarchError):
        _complain(*error.lines)
        return error.exit_code
    if isinstance(error, OSError):
        said = reason(error)
        if error.filename is not None:
            _complain(_("{path}: {reason}.").format(path=error.filename, reason=said))
            return CANNOT_WRITE if error.errno in _OUTPUT_ERRORS else FAULT
        _complain(_("The output cannot be written: {reason}.").format(reason=said))
        return CANNOT_WRITE
    fault = f"{type(error).__name__}: {error}"
    _complain(_("This is a fault in newsarch, please report it: {fault}").format(fault=fault))
    return FAULT


def _complain(*lines: str) -> None:
    """Lines on standard error, safe for the terminal; nothing can be done if that fails."""
    from newsarch.render.safe_text import safe_line

    if sys.stderr is None:
        return
    text = "\n".join(map(safe_line, lines))
    with suppress(OSError, ValueError):
        sys.stderr.write((f"newsarch: {text}" if text else "") + "\n")
