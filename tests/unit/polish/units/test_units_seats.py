"""Every seat of a police command, in every case and as an adjective, against a reviewed table."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarch.polish.units import Chain, canonical, find_units, read_unit
from newsarch.polish.units.naming import preposition

TABLE = Path(__file__).with_name("seats.tsv").read_text(encoding="utf-8").splitlines()[1:]
SEATS = [tuple(line.split("\t")) for line in TABLE]
LOCAL = {"M": "KMP", "K": "KPP"}


def command_of(seat: tuple[str, ...]) -> str:
    """The local command of a seat, or the one that the capital has."""
    return next((LOCAL[letter] for letter in seat[4] if letter in LOCAL), "KSP")


def signed(locative: str) -> str:
    return locative.replace("Wielkopolskim", "Wlkp.").replace("Wielkopolskiej", "Wlkp.")


def expected(seat: tuple[str, ...]) -> str:
    locative = signed(seat[2])
    return f"{command_of(seat)} {preposition(locative)} {locative}"


def shown(text: str) -> list[str]:
    return [canonical(mention.chain) for mention in find_units(text)]


with_command = pytest.mark.parametrize(
    "seat", [seat for seat in SEATS if seat[4] != "S"], ids=lambda seat: seat[0]
)


def test_the_table_is_whole() -> None:
    assert len(SEATS) == 336
    assert sum("W" in seat[4] for seat in SEATS) == 17 - 1  # Warszawa has the KSP


@with_command
def test_locative(seat: tuple[str, ...]) -> None:
    text = (
        f"Policjanci z {command_of(seat)} {preposition(seat[2])} {seat[2]}, jak co roku, pomogli."
    )
    assert shown(text) == [expected(seat)]


@with_command
def test_genitive(seat: tuple[str, ...]) -> None:
    assert shown(f"Wygrali gracze {command_of(seat)} z {seat[1]}.") == [expected(seat)]


@with_command
def test_nominative_also_without_diacritics_in_a_query(seat: tuple[str, ...]) -> None:
    assert shown(f"oficer prasowy {command_of(seat)} {seat[0]}") == [expected(seat)]
    readings = [canonical(chain) for chain in read_unit(f"{command_of(seat)} {seat[0]}".lower())]
    assert expected(seat) in readings


@with_command
def test_adjective(seat: tuple[str, ...]) -> None:
    for adjective in seat[3].split():
        readings = read_unit(f"{adjective} komenda")
        assert expected(seat) in [canonical(chain) for chain in readings]


def test_the_capital_has_one_command_of_its_kind() -> None:
    assert shown("policjanci warszawskiej komendy") == ["KSP"]
    assert shown("Komenda Stołeczna Policji w Warszawie") == ["KSP"]


def test_voivodeship_commands_stand_in_the_seats_of_the_table() -> None:
    for seat in SEATS:
        if "W" in seat[4]:
            locative = signed(seat[2])
            wanted = f"KWP {preposition(locative)} {locative}"
            assert shown(f"Komenda Wojewódzka Policji {preposition(locative)} {seat[2]}") == [
                wanted
            ]


def test_seats_that_share_a_word_stay_apart() -> None:
    for one, other in [
        ("KPP w Żarach", "KPP w Żaganiu"), ("KPP w Środzie Wlkp.", "KPP w Środzie Śląskiej"),
        ("KMP w Chełmie", "KPP w Chełmnie"), ("KMP w Lublinie", "KPP w Lubinie"),
        ("KPP w Brzegu", "KPP w Brzesku"), ("KPP w Gostyniu", "KPP w Gostyninie"),
        ("KMP w Zielonej Górze", "KMP w Jeleniej Górze"), ("KPP w Pile", "KPP w Pilicy"),
    ]:  # fmt: skip
        assert read_unit(one) != read_unit(other)


def test_a_chain_is_a_tuple_of_nodes() -> None:
    assert isinstance(read_unit("KPP Żary")[0], Chain)
