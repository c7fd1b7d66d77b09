"""A flag beats the environment, which beats the file; a wrong file is named, key and all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsarch.config import Settings, load, user_folder
from newsarch.errors import ConfigError, UsageError


def test_without_a_home_folder_nothing_is_looked_for_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # a user whom nobody knows
    with pytest.raises(ConfigError, match="HOME"):
        load({}, {})
    config = tmp_path / "config.toml"
    config.write_text("")
    given = {"archive": "/a/archive.json", "config": str(config)}
    assert load(given, {}).archive == "/a/archive.json"


def settings(tmp_path: Path, file: str = "", environ: dict[str, str] | None = None,
             **given: str) -> Settings:  # fmt: skip
    path = tmp_path / "config.toml"
    path.write_text(file, encoding="utf-8")
    return load({"config": str(path), **given}, {"HOME": str(tmp_path), **(environ or {})})


def test_defaults(tmp_path: Path) -> None:
    found = load({}, {"HOME": str(tmp_path)})
    assert found.archive == str(tmp_path / ".local/share/newsarch/archive.json")
    assert (found.language, found.color, found.wait) == ("en", "auto", 10.0)
    assert (found.timezone, found.today) == ("Europe/Warsaw", None)


def test_the_flag_beats_the_environment_which_beats_the_file(tmp_path: Path) -> None:
    file = 'archive = "file.json"\nwait = 3\nlanguage = "pl"\n'
    environ = {"NEWSARCH_ARCHIVE": "env.json", "NEWSARCH_WAIT": "4"}
    assert settings(tmp_path, file).archive == "file.json"
    assert settings(tmp_path, file, environ).archive == "env.json"
    assert settings(tmp_path, file, environ, archive="flag.json").archive == "flag.json"
    assert settings(tmp_path, file).wait == 3
    assert settings(tmp_path, file, environ).wait == 4
    assert settings(tmp_path, file, environ, wait="5").wait == 5


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "pl_PL"}, "pl"),
        ({"LC_ALL": "C", "NEWSARCH_LANG": "pl"}, "pl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_language_from_the_environment(
    tmp_path: Path, environ: dict[str, str], language: str
) -> None:
    assert settings(tmp_path, "", environ).language == language


def test_language_from_flag_and_file(tmp_path: Path) -> None:
    assert settings(tmp_path, 'language = "pl"').language == "pl"
    assert settings(tmp_path, 'language = "pl"', {}, lang="en").language == "en"
    with pytest.raises(UsageError, match="de"):
        settings(tmp_path, "", {}, lang="de")


def test_colour(tmp_path: Path) -> None:
    assert settings(tmp_path, "", {"NO_COLOR": "1"}).color == "never"
    assert settings(tmp_path, "", {"FORCE_COLOR": "1"}).color == "always"
    assert settings(tmp_path, 'color = "never"').color == "never"
    assert settings(tmp_path, 'color = "never"', {}, color="always").color == "always"


def test_today(tmp_path: Path) -> None:
    assert settings(tmp_path, "", {"NEWSARCH_TODAY": "2017-06-29"}).today == date(2017, 6, 29)
    assert settings(tmp_path, "", {}, today="29.06.2017").today == date(2017, 6, 29)
    with pytest.raises(UsageError):
        settings(tmp_path, "", {}, today="soon")


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("colour = 1", "colour"),
        ('wait = "long"', "wait"),
        ("wait = true", "wait"),
        ("archive = 7", "archive"),
        ('color = "sometimes"', "color"),
        ('timezone = "Mars/Olympus"', "Mars/Olympus"),
        ('timezone = "../../etc/passwd"', "etc"),
        ('auto_archive = ["x"]', "auto_archive"),
        ("wait = ", "TOML"),
        ("a" * 2_000_000, "large"),
    ],
)
def test_a_wrong_file_is_an_error_that_names_file_and_key(
    tmp_path: Path, file: str, named: str
) -> None:
    with pytest.raises(ConfigError, match=named) as caught:
        settings(tmp_path, file)
    assert "config.toml" in str(caught.value)


def test_a_file_named_but_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such"):
        load({"config": str(tmp_path / "none.toml")}, {})


def test_a_file_that_nobody_named_may_be_missing_but_not_out_of_reach(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert load({}, {"HOME": str(tmp_path)}).auto_archive == ()
    with pytest.raises(ConfigError, match="cannot be read"):
        load({}, {"HOME": str(file)})


def test_a_file_that_is_not_utf8_is_an_error_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'archive = "\xb3"')
    with pytest.raises(ConfigError, match="byte 11"):
        load({"config": str(path)}, {})


@pytest.mark.parametrize("wait", ["-1", "soon", "nan", "inf", "1e9"])
def test_patience_is_a_bounded_number(tmp_path: Path, wait: str) -> None:
    with pytest.raises(UsageError):
        settings(tmp_path, "", {}, wait=wait)


def test_folders_follow_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    environ = {"HOME": "/home/ala", "XDG_DATA_HOME": "/srv/data", "XDG_CONFIG_HOME": "relative"}
    assert user_folder("data", environ) == "/srv/data/newsarch"
    assert user_folder("config", environ) == "/home/ala/.config/newsarch"
