"""Messages in the reader's language.

Everything a person reads goes through `_` or `ngettext`. English is the language of the source,
so an English reader pays for no catalogue; `use` loads one for anybody else.
The catalogues lie in `locale/LANGUAGE/LC_MESSAGES/messages.{po,mo}` and ship in the wheel. The
domain is `messages`, Click's own, so that one catalogue serves both.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from gettext import NullTranslations

DOMAIN = "messages"
LOCALE_FOLDER = os.path.join(os.path.dirname(__file__), "locale")
LANGUAGES = ("en", "pl")

_language = "en"
_catalogue: NullTranslations | None = None


def use(language: str) -> None:
    """Speak `language` (one of `LANGUAGES`) from now on; an unknown one means English."""
    global _catalogue, _language
    wanted = language if language in LANGUAGES else "en"
    if wanted == _language:
        return
    _language, _catalogue = wanted, None
    if wanted != "en":
        import gettext

        _catalogue = gettext.translation(DOMAIN, LOCALE_FOLDER, [wanted], fallback=True)


def current() -> str:
    """The language spoken."""
    return _language


def _(message: str) -> str:
    """The message in the reader's language."""
    return message if _catalogue is None else _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802, the customary name of this mark
    """Marks a message for the catalogue that is translated later, where it is shown."""
    return message


def in_quotes(names: Iterable[str]) -> str:
    """Names one after the other, each in the quotes of the reader's language."""
    return ", ".join(_("“{name}”").format(name=name) for name in names)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that goes with `count` (Polish has three)."""
    if _catalogue is None:
        return singular if count == 1 else plural
    return _catalogue.ngettext(singular, plural, count)
