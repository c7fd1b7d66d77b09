"""Polish is complete, its plurals are right, and the catalogues are compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import pytest
from tests.scripts import load_script

from newsarch import messages

catalogues = load_script("messages")
POLISH = catalogues.read_po(catalogues.LOCALE / "pl" / "LC_MESSAGES" / "messages.po")


@pytest.fixture
def polish() -> Iterator[None]:
    messages.use("pl")
    yield
    messages.use("en")


def test_every_message_has_polish_words() -> None:
    assert catalogues.untranslated("pl") == []


def test_the_compiled_catalogues_are_fresh() -> None:
    assert catalogues.stale() == []


def test_names_stand_in_the_quotes_of_the_language(polish: None) -> None:
    assert messages.in_quotes(["KPP w Żarach", "CBŚP"]) == "„KPP w Żarach”, „CBŚP”"


def placeholders(text: str) -> set[str]:
    names = {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}
    return names | set(re.findall(r"%\(\w+\)s", text))


def test_translations_keep_the_placeholders_and_flags() -> None:
    for (message, plural), forms in POLISH.items():
        if message:
            for form in filter(None, forms):
                said = (placeholders(message), placeholders(plural or message))
                assert placeholders(form) in said, message
                assert set(re.findall(r"--[a-z-]+", form)) <= set(
                    re.findall(r"--[a-z-]+", message + plural)
                ), message


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "artykułów"), (1, "artykuł"), (2, "artykuły"), (4, "artykuły"), (5, "artykułów"),
     (11, "artykułów"), (12, "artykułów"), (14, "artykułów"), (21, "artykułów"),
     (22, "artykuły"), (112, "artykułów"), (1002, "artykuły")],
)  # fmt: skip
def test_polish_plurals(polish: None, count: int, said: str) -> None:
    sentence = messages.ngettext("{n} article", "{n} articles", count).format(n=count)
    assert sentence == f"{count} {said}"


def test_an_unknown_language_is_english() -> None:
    messages.use("de")
    assert messages.current() == "en"
    assert messages._("Title") == "Title"
