import pytest

from loket.controle.taal.getallen import getallen, is_grens, telt_iets_anders


@pytest.mark.parametrize(
    ("tekst", "waarde", "eenheid"),
    [
        ("1.234 aanmeldingen", 1234, "aantal"),
        ("87,7%", 87.7, "procent"),
        ("tachtig procent", 80, "procent"),
        ("€ 85.725,00", 85725, "euro"),
        ("675 euro", 675, "euro"),
        ("8,9 maanden", 8.9, "maanden"),
        ("zevenenzestig mensen", 67, "aantal"),
        ("honderdzevenentwintig intakes", 127, "aantal"),
        ("Eén klacht", 1, "aantal"),
        ("acht op de tien plaatsingen", 80, "procent"),
        ("driekwart van de taakstelling", 75, "procent"),
    ],
)
def test_numbers_are_read(tekst, waarde, eenheid):
    (getal,) = getallen(tekst)
    assert (getal.waarde, getal.eenheid) == (waarde, eenheid)


@pytest.mark.parametrize(
    "tekst", ["10 mei 2022", "95%-interval", "01-07-2022", "tabel 3", "van 9 tot 12 uur", "de 4e keer", "043-1234567"]
)
def test_what_is_no_count_is_left_out(tekst):
    assert list(getallen(tekst)) == []


@pytest.mark.parametrize(
    ("tekst", "onder", "boven"), [("ruim 80", 1.0, 1.3), ("bijna 70", 0.88, 1.0), ("zo’n 70", 0.92, 1.08)]
)
def test_how_exactly_a_number_is_meant(tekst, onder, boven):
    (getal,) = getallen(tekst)
    assert (getal.onder, getal.boven) == (onder, boven)


def test_bounds_and_rates_are_no_outcomes():
    for tekst in ("hoogstens 12 maanden", "binnen 10 dagen", "3 intakes per week"):
        assert is_grens(next(getallen(tekst)), tekst)
    assert not is_grens(next(getallen("bijna 9 maanden")), "bijna 9 maanden")


def test_a_number_counts_the_noun_behind_it():
    assert telt_iets_anders(next(getallen("67 treden")), "67 treden")
    assert not telt_iets_anders(next(getallen("67 nieuwe kandidaten")), "67 nieuwe kandidaten")
    assert not telt_iets_anders(next(getallen("67 zijn geplaatst")), "67 zijn geplaatst")
