from __future__ import annotations

from newsarch.index.collation import polish_order, unit_order


def test_names_stand_in_the_order_of_the_polish_alphabet() -> None:
    names = ["Żagań", "Zgierz", "Źródła", "łaźnia", "Lublin", "ćma", "Cybinka", "ósmy", "Ozorków",
             "pies", "éclair", "ekran", "2017"]  # fmt: skip
    assert sorted(names, key=polish_order) == [
        "2017", "Cybinka", "ćma", "éclair", "ekran", "Lublin", "łaźnia", "Ozorków", "ósmy", "pies",
        "Zgierz", "Źródła", "Żagań",
    ]  # fmt: skip


def test_the_key_sorts_as_bytes_as_it_sorts_as_text() -> None:
    names = ["ż", "zz", "ź", "a", "ą", "Ж", "?", "😀"]
    assert sorted(names, key=polish_order) == sorted(names, key=lambda n: polish_order(n).encode())


def test_no_unit_comes_after_every_unit() -> None:
    assert unit_order("żżż") < unit_order(None)
