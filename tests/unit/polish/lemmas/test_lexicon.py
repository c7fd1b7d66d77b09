"""The lexicon: forms to lemmas, exactly or without diacritics."""

from __future__ import annotations

from pathlib import Path
from zlib import decompress

from newsarch.polish.lemmas.lexicon import PATH, RELEASE, Lexicon, checksum, packed, shipped


def read(data: bytes) -> Lexicon:
    return Lexicon(decompress(data).decode().split("\n")[1:])


def test_a_word_is_found_by_its_spelling_or_by_its_folding() -> None:
    lexicon = read(packed("a source", {("", "", "u", "em"): ["sad", "sąd"], ("y", "e"): ["żyzn"]}))
    assert lexicon.lemmas("sadu") == {"sad"}
    assert lexicon.lemmas("sądu") == {"sąd"}
    assert lexicon.restored("sadu") == {"sad", "sąd"}
    assert lexicon.lemmas("żyzne") == {"żyzny"}
    assert lexicon.lemmas("sady") == set()


def test_prefixes_and_personal_endings_are_understood() -> None:
    lexicon = read(packed("a source", {("dy", "dszy"): ["mło"], ("ć", "ł", "ło", "ny"): ["czyta"]}))
    assert lexicon.lemmas("najmłodszy") == {"młody"}
    assert lexicon.lemmas("nieczytany") == {"czytać"}
    assert lexicon.lemmas("czytałbym") == {"czytać"}
    assert lexicon.restored("czytalbys") == {"czytać"}
    assert lexicon.lemmas("czytałbys") == set()


def test_the_shipped_one_is_the_one_that_the_names_of_analyzers_tell() -> None:
    assert checksum(Path(PATH).read_bytes()) == RELEASE
    assert shipped().lemmas("handlowi") == {"handel", "handlowy"}
