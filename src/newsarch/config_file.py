"""The configuration file: read whole, and each of its keys known and of the right kind.

Loaded only where there is one; `config.py` says what the values mean.
"""

from __future__ import annotations

from newsarch.errors import ConfigError, reason
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

KEYS: dict[str, type | tuple[type, ...]] = {
    "archive": str,
    "language": str,
    "color": str,
    "wait": (int, float),
    "timezone": str,
    "auto_archive": list,
}
LARGEST = 1_000_000


def read_file(path: str) -> dict[str, Any]:
    """The keys and values of a configuration file.

    Raises ConfigError naming file, and key or place, for what cannot be read or is wrong.
    """
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise ConfigError(
            _("{path}: there is no such configuration file.").format(path=path)
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigError(
            _("{path}: not UTF-8 text, at byte {offset}.").format(path=path, offset=error.start)
        ) from None
    except OSError as error:
        raise ConfigError(
            _("{path}: cannot be read: {reason}.").format(path=path, reason=reason(error))
        ) from None
    if len(text) > LARGEST:
        raise ConfigError(_("{path}: too large for a configuration file.").format(path=path))
    return _parsed(path, text)


def _parsed(path: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        file = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line, column = _place(str(error), text)
        sentence = _("{path}: not valid TOML: look at line {line}, column {column}.")
        raise ConfigError(sentence.format(path=path, line=line, column=column)) from None
    _check(path, file)
    return file


def _check(path: str, file: Mapping[str, Any]) -> None:
    for key, value in file.items():
        if key not in KEYS:
            raise ConfigError(
                _("{path}: unknown key “{key}”; known are {keys}.").format(
                    path=path, key=key, keys=", ".join(KEYS)
                )
            )
        if not isinstance(value, KEYS[key]) or isinstance(value, bool):
            raise ConfigError(
                _("{path}: “{key}” has a wrong kind of value.").format(path=path, key=key)
            )
    if not all(isinstance(rule, dict) for rule in file.get("auto_archive", ())):
        raise ConfigError(
            _("{path}: write each rule as a table headed [[auto_archive]].").format(path=path)
        )


def _place(complaint: str, text: str) -> tuple[int, int]:
    """Line and column in a complaint of Python's parser, whose words are English; the end of the
    text where it names none."""
    import re

    found = re.search(r"at line (\d+), column (\d+)", complaint)
    if found:
        return int(found[1]), int(found[2])
    lines = text.rstrip("\n").split("\n")
    return len(lines), len(lines[-1]) + 1
