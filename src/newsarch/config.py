"""Settings: command line over environment over `config.toml` over defaults, in one frozen object.

TOML only; an unknown key is an error that names it (`config_file.py`). The rules of auto-archiving
are handed on as they stand in the file: `schedule/rules.py` knows what they mean.
"""

from __future__ import annotations

import os
import sys

from newsarch.errors import ConfigError, UsageError
from newsarch.messages import LANGUAGES, _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

COLORS = ("auto", "always", "never")
DEFAULT_WAIT = 10.0
DEFAULT_TIMEZONE = "Europe/Warsaw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one run of newsarch works with."""

    archive: str
    config_path: str
    language: str = "en"
    color: str = "auto"
    wait: float = DEFAULT_WAIT
    """Seconds of patience with the archive's lock."""
    timezone: str = DEFAULT_TIMEZONE
    today: date | None = None
    """Taken for today instead of the clock's day."""
    auto_archive: tuple[Mapping[str, Any], ...] = ()
    """Rule tables as written in the file."""


def load(
    given: Mapping[str, str | None], environ: Mapping[str, str], *, without_file: bool = False
) -> Settings:
    """Settings from the command line's values (`archive config lang color wait today`, None where
    not given), the environment, and the configuration file, which is left unread `without_file`.

    Raises ConfigError naming file and key, or UsageError naming the flag.
    """
    named = given.get("config") or environ.get("NEWSARCH_CONFIG")
    path = named or os.path.join(user_folder("config", environ), "config.toml")
    file: Mapping[str, Any] = {}
    if not without_file and (named or _is_there(path)):
        from newsarch.config_file import read_file  # most people have no such file

        file = read_file(path)
    archive = given.get("archive") or environ.get("NEWSARCH_ARCHIVE") or file.get("archive")
    today = given.get("today") or environ.get("NEWSARCH_TODAY")
    wait = given.get("wait") or environ.get("NEWSARCH_WAIT") or file.get("wait", DEFAULT_WAIT)
    return Settings(
        archive=_expanded(archive) if archive else default_archive(environ),
        config_path=path,
        language=language(given.get("lang"), environ, file.get("language")),
        color=_color(given.get("color"), environ, file.get("color", "auto"), path),
        wait=_seconds(wait),
        timezone=_timezone(file.get("timezone", DEFAULT_TIMEZONE), path),
        today=_day(today) if today else None,
        auto_archive=tuple(file.get("auto_archive", ())),
    )


def user_folder(kind: str, environ: Mapping[str, str]) -> str:
    """The user's folder for `data` or `config` of newsarch, by the platform's own rules.

    XDG Base Directory Specification on Unix; `Library/Application Support` on macOS;
    `%LOCALAPPDATA%` on Windows.
    """
    home = environ.get("HOME") or os.path.expanduser("~")
    if home == "~":
        raise ConfigError(
            _("There is no home folder to look in: set HOME, or give --archive and --config.")
        )
    if sys.platform == "win32":
        local = environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "newsarch")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", "newsarch")
    variable, usual = {
        "data": ("XDG_DATA_HOME", ".local/share"),
        "config": ("XDG_CONFIG_HOME", ".config"),
    }[kind]
    named = environ.get(variable, "")
    folder = named if named.startswith("/") else os.path.join(home, usual)
    return os.path.join(folder, "newsarch")


def default_archive(environ: Mapping[str, str]) -> str:
    """Where the archive is of who names none."""
    return os.path.join(user_folder("data", environ), "archive.json")


def _is_there(path: str) -> bool:
    """Whether something is at `path`; what cannot be told is for `config_file` to complain of."""
    try:
        os.stat(path)
    except OSError as error:
        return not isinstance(error, FileNotFoundError)
    return True


def language(given: str | None, environ: Mapping[str, str], configured: object) -> str:
    """The language to speak: the flag, the environment, the file, else English.

    Raises UsageError for a flag or setting that names a language newsarch does not speak; a
    locale that it does not speak is no error.
    """
    for said in (given, environ.get("NEWSARCH_LANG")):
        if said:
            return _spoken(said)
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    if locale[:2] in LANGUAGES:
        return locale[:2]
    return _spoken(configured) if configured is not None else "en"


def _spoken(said: object) -> str:
    if isinstance(said, str) and said.lower() in LANGUAGES:
        return said.lower()
    raise UsageError(
        _("newsarch does not speak “{said}”; it speaks {languages}.").format(
            said=said, languages=", ".join(LANGUAGES)
        )
    )


def _color(given: str | None, environ: Mapping[str, str], configured: object, path: str) -> str:
    if given:
        return given
    if environ.get("NO_COLOR"):
        return "never"
    if environ.get("FORCE_COLOR"):
        return "always"
    if configured in COLORS:
        return str(configured)
    raise ConfigError(
        _("{path}: “color” is one of {colors}.").format(path=path, colors=", ".join(COLORS))
    )


def _seconds(said: object) -> float:
    try:
        seconds = float(str(said))
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 86_400:
        raise UsageError(
            _("“{said}” is not a number of seconds to wait, from 0 to 86400.").format(said=said)
        )
    return seconds


def _timezone(name: str, path: str) -> str:
    if name == DEFAULT_TIMEZONE:
        return name
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise ConfigError(
            _("{path}: “{name}” is not a time zone such as Europe/Warsaw.").format(
                path=path, name=name
            )
        ) from None
    return name


def _day(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        from newsarch.dates import parse_day

        return parse_day(text, lambda: date.max)


def _expanded(location: str) -> str:
    return location if "://" in location else os.path.expanduser(location)
