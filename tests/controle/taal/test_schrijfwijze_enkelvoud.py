import pytest

from loket.controle.taal.schrijfwijze import ongelijk_getal


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [
        ("4 medewerker", "medewerkers"),
        ("twee zorgorganisatie", "zorgorganisaties"),
        ("5 wijk", "wijken"),
        ("3 huisbezoek", "huisbezoeken"),
        ("2 kandidaat", "kandidaten"),
        ("1 intakers", "1 intaker"),
        ("1 bewonersavonden", "1 bewonersavond"),
        ("er waren 1 gesprek", "is, was of werd"),
    ],
)
def test_a_noun_in_the_wrong_number_is_found_with_its_right_form(tekst, goed):
    assert [schrijf for *_, schrijf in ongelijk_getal(tekst)] == [goed]


@pytest.mark.parametrize(
    "tekst",
    [
        "12 keer",
        "40 vierkante meter",
        "twee ouder dan dertig",
        "10 november",
        "3 per week",
        "5 kandidaat-huurders",
        "twee collega’s",
        "1 coördinator",
        "tabel 3 wachttijd",
    ],
)
def test_measures_and_other_words_are_left_alone(tekst):
    assert list(ongelijk_getal(tekst)) == []
