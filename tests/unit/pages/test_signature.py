"""Who signed: with a label, in brackets, by initials, by name; and what only looks like it."""

from __future__ import annotations

import pytest

from newsarch.model.fields import Fields
from newsarch.pages.text import read_text

TEXT = "Kontrola na obwodnicy\n\nPolicjanci sprawdzili dwustu kierowców.\n\n"


def signed(foot: str) -> Fields:
    return read_text(TEXT + foot)


@pytest.mark.parametrize(
    ("foot", "by", "unit"),
    [
        ("Źródło: asp. Jan Nowak\n\nKPP w Żarach", "asp. Jan Nowak", "KPP w Żarach"),
        ("Źródło: asp. Jan Nowak, KPP w Żarach", "asp. Jan Nowak", "KPP w Żarach"),
        ("Źródło :Policja.pl", "Policja.pl", None),
        ("źródło KPP w Żarach", "KPP w Żarach", "KPP w Żarach"),
        ("Tekst: asp. Jan Nowak\nZdjęcia: KPP w Żarach", "asp. Jan Nowak", None),
        ("Tekst i foto: asp. Jan Nowak", "asp. Jan Nowak", None),
        ("Tekst: Jan Nowak, foto: Ewa Lis", "Jan Nowak", None),
        ("Opracowała: sierż. Ewa Lis", "sierż. Ewa Lis", None),
        ("oprac. Ewa Lis", "Ewa Lis", None),
        ("Źródło:\nasp. Jan Nowak\nKPP w Żarach", "asp. Jan Nowak", "KPP w Żarach"),
        ("(KPP w Żarach / mw)", "KPP w Żarach / mw", "KPP w Żarach"),
        ("(Maria Kępa)", "Maria Kępa", None),
        ("bw", "bw", None),
        ("AK/mw", "AK/mw", None),
        ("Artykuł: asp. Jan Nowak\nZdjęcia: KP PSP w Żarach", "asp. Jan Nowak", None),
        ("(ewl)\n\nFoto KPP Żary", "ewl", None),
        ("Autorka/Autor: ewl\nŹródło zdjęcia głównego: KPP w Żarach", "ewl", None),
        ("asp. Jan Nowak\nOficer prasowy KPP w Żarach", "asp. Jan Nowak", "KPP w Żarach"),
        ("asp. Jan Nowak, KPP w Żarach", "asp. Jan Nowak", "KPP w Żarach"),
        ("Na podstawie informacji KPP w Żarach", "KPP w Żarach", "KPP w Żarach"),
        ("st. asp. Ewa Lis\nKPP Nowa Sól", "st. asp. Ewa Lis", "KPP w Nowej Soli"),
        ("nadkom. Ewa Lis\nRzecznik Prasowy KWP w Gorzowie Wlkp.", "nadkom. Ewa Lis",
         "KWP w Gorzowie Wlkp."),
        ("asp. Jan Nowak\nWydział Prewencji\nKomenda Miejska Policji w Zielonej Górze",
         "asp. Jan Nowak", "Wydział Prewencji KMP w Zielonej Górze"),
        ("asp. Jan Nowak\nRzecznik Prasowy\nKomendanta Wojewódzkiego Policji w Gorzowie Wlkp.",
         "asp. Jan Nowak", "KWP w Gorzowie Wlkp."),
        ("asp. Jan Nowak\nOficer Prasowy Komendanta Miejskiego Policji w Zielonej Górze",
         "asp. Jan Nowak", "KMP w Zielonej Górze"),
        ("asp. Jan Nowak, Oficer Prasowy Komendanta Powiatowego Policji w Żarach",
         "asp. Jan Nowak", "KPP w Żarach"),
        ("Źródło: insp. Jan Nowak\nKomendant Powiatowy Policji w Żaganiu", "insp. Jan Nowak",
         "KPP w Żaganiu"),
        ("asp. Jan Nowak\nRzecznik Prasowy Komendanta Głównego Policji", "asp. Jan Nowak", "KGP"),
        ("bryg. Jan Nowak\nRzecznik Prasowy Lubuskiego Komendanta Wojewódzkiego PSP",
         "bryg. Jan Nowak", "KW PSP w Gorzowie Wlkp."),
        ("asp. Jan Nowak\nOficer Prasowy Komendanta Powiatowego Policji", "asp. Jan Nowak", None),
        ("Rzecznik Prasowy Komendanta Wojewódzkiego Policji w Gorzowie Wlkp.\nasp. Jan Nowak",
         "asp. Jan Nowak", "KWP w Gorzowie Wlkp."),
        ("asp. Jan Nowak\nRzecznik Prasowy\nKomendanta Wojewódzkiego Policji\nw Gorzowie Wlkp.",
         "asp. Jan Nowak", "KWP w Gorzowie Wlkp."),
        ("Źródło: asp. Jan Nowak\nOficer Prasowy\nKomendy Powiatowej Policji\nw Żarach",
         "asp. Jan Nowak", "KPP w Żarach"),
        ("asp. Jan Nowak\nOficer Prasowy KPP\nw Żarach", "asp. Jan Nowak", "KPP w Żarach"),
        ("asp. Jan Nowak\n\nKMP w Zielonej Górze\n\nZespół Prasowy", "asp. Jan Nowak",
         "Zespół Prasowy KMP w Zielonej Górze"),
        ("Źródło: asp. Jan Nowak\n\nWydział Prewencji\n\nKMP w Zielonej Górze",
         "asp. Jan Nowak", "Wydział Prewencji KMP w Zielonej Górze"),
        ("Autor: asp. Jan Nowak\nJednostka: KPP Żary", "asp. Jan Nowak", "KPP w Żarach"),
        ("Jednostka: KPP Żary\nAutor: asp. Jan Nowak", "asp. Jan Nowak", "KPP w Żarach"),
        ("Autor: asp. Jan Nowak\nZespół Prasowy KWP w Gorzowie Wlkp.", "asp. Jan Nowak",
         "Zespół Prasowy KWP w Gorzowie Wlkp."),
        ("asp. Jan Nowak\nWydział Prewencji KPP w Żarach\n\nDrukuj\nPowrót na górę strony",
         "asp. Jan Nowak", "Wydział Prewencji KPP w Żarach"),
    ],
)  # fmt: skip
def test_signature(foot: str, by: str, unit: str | None) -> None:
    fields = signed(foot)
    assert (fields.get("by"), fields.get("unit")) == (by, unit)
    assert fields.get("body") == "Policjanci sprawdzili dwustu kierowców."


def test_a_place_that_no_unit_stands_above_is_text() -> None:
    fields = signed("Kolejne spotkanie odbędzie się\n\nw Zielonej Górze\n\nJan Kowalski")
    assert fields.get("by") == "Jan Kowalski"
    assert fields.get("body").endswith("odbędzie się\n\nw Zielonej Górze")


def test_a_command_is_kept_as_its_commandant_is_printed() -> None:
    printed = "Komendanta Miejskiego Policji w Zielonej Górze"
    fields = signed(f"asp. Jan Nowak\nOficer Prasowy {printed}")
    assert fields.get("unit_as_printed") == printed


@pytest.mark.parametrize(
    "foot",
    [
        "fot. Jan Nowak",
        "Zdjęcia: KPP w Żarach",
        "źródło zdjęcia: KPP w Żarach",
        "zdj. Nadbużański OSG",
        "Foto KPP Żary",
        "Source by [author_name]",
        "Fot. ilustracyjna, źródło: Pixabay",
    ],
)
def test_credit_of_a_picture_signs_nothing(foot: str) -> None:
    fields = signed(foot)
    assert fields.get("by") is None
    assert fields.get("body") == "Policjanci sprawdzili dwustu kierowców."


@pytest.mark.parametrize(
    "foot",
    [
        "Nagrody odebrali:\n\nasp. Jan Nowak, KPP w Żarach",
        "sierż. Ewa Lis, KPP w Żaganiu\n\nasp. Jan Nowak, KPP w Żarach",
        "Kolizja (KPP w Żaganiu)\n\nKradzież (KPP w Żarach)",
    ],
)
def test_winners_guests_and_stories_sign_nothing(foot: str) -> None:
    fields = signed(foot)
    assert fields.get("by") is None
    assert "Żarach" in fields.get("body")


def test_signature_s_unit_beats_the_one_in_the_head() -> None:
    foot = "asp. Jan Nowak\nWydział Prewencji\nKPP w Żarach\n\nDrukuj\nPowrót na górę strony"
    fields = read_text(f"Komenda Powiatowa Policji w Żarach\n\n{TEXT}{foot}")
    assert fields.get("by") == "asp. Jan Nowak"
    assert fields.get("unit") == "Wydział Prewencji KPP w Żarach"


def test_unit_with_a_label_beside_the_author_above_the_text() -> None:
    fields = read_text(
        "Kontrola\n\nData publikacji: 01.02.2020\nAutor: Jan Lis\nJednostka: KPP Żary\n\n"
        "Trwa akcja."
    )
    assert (fields.get("by"), fields.get("unit")) == ("Jan Lis", "KPP w Żarach")
    assert fields.get("body") == "Trwa akcja."


@pytest.mark.parametrize(
    "last", ["Szukamy świadków\nw Żarach", "Prokurator zbada, co się stało\nw Żarach"]
)
def test_a_place_below_a_text_signs_nothing(last: str) -> None:
    fields = signed(last)
    assert (fields.get("by"), fields.get("unit")) == (None, None)
    assert fields.get("body").endswith(last)


def test_sentence_that_begins_with_a_post_stays() -> None:
    last = "Prokurator skierował sprawę do Sądu Rejonowego w Gorzowie Wlkp."
    fields = signed(f"{last}\n\nasp. Jan Nowak\nKPP w Żarach")
    assert (fields.get("by"), fields.get("unit")) == ("asp. Jan Nowak", "KPP w Żarach")
    assert fields.get("body").endswith(last)


def test_unit_with_a_label_in_the_text_signs_nothing() -> None:
    foot = "Trwa nabór.\n\nJednostka: KPP w Kępnie\n\nMiejsce zbiórki podamy później."
    fields = signed(foot)
    assert fields.get("unit") is None
    assert "Jednostka: KPP w Kępnie" in fields.get("body")


def test_text_below_the_signature_stays() -> None:
    fields = signed("Źródło: KPP w Żarach\n\nŚwiadków prosimy o kontakt z dyżurnym.")
    assert fields.get("by") == "KPP w Żarach"
    assert fields.get("body").endswith("kontakt z dyżurnym.")
