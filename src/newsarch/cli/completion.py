"""What shells complete beside commands, options and choices, which Click knows by itself."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from click import Context, Parameter
    from click.shell_completion import CompletionItem

    Completer = Callable[[Context, Parameter, str], list[CompletionItem]]

_PLACES = re.compile(r"\[?(?:FILE|FOLDER|LOCATION|OUT|PATH|SOURCE)\b")
"""What values are called that name files and folders: these the shell completes itself."""


def completer(metavar: str) -> Completer | None:
    """What completes a value that is called so; None where its type alone says what it may be."""
    return _place if _PLACES.match(metavar) else None


def _place(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]
