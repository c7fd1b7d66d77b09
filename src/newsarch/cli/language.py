"""The language of messages, chosen as early as possible: errors and help speak it, too."""

from __future__ import annotations

import os

from newsarch import messages
from newsarch.errors import NewsarchError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def speak_early(given: Mapping[str, str | None]) -> None:
    """Speak as the flag or the environment says, before the settings are known."""
    from newsarch.config import language

    for said in (given.get("lang"), None):  # a flag that is wrong is complained of in the other one
        try:
            messages.use(language(said, os.environ, None))
        except NewsarchError:
            messages.use("en")
        else:
            return


def speak_for_click(argv: Sequence[str]) -> None:
    """Speak as the command line, the environment or the settings say, Click included.

    Click takes its strings from the domain `messages` through the standard library, which goes by
    the variable `LANGUAGE`; so this must be called before Click is imported.
    """
    import gettext

    from newsarch.config import load

    given = {"lang": _said(argv, "--lang"), "config": _said(argv, "--config")}
    speak_early(given)
    try:
        language = load(given, os.environ).language
        messages.use(language)
    except NewsarchError:
        language = messages.current()
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(messages.DOMAIN, messages.LOCALE_FOLDER)


def _said(argv: Sequence[str], flag: str) -> str | None:
    """The value of a flag anywhere on a command line that may be wrong otherwise."""
    for at, arg in enumerate(argv):
        if arg == flag and at + 1 < len(argv):
            return argv[at + 1]
        if arg.startswith(flag + "="):
            return arg.partition("=")[2]
    return None
