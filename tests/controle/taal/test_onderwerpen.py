import pytest

from loket.cijfers.definities import DEFINITIES
from loket.controle.taal.onderwerpen import ONDERWERPEN, afstand_tot, noemt, over_cijfer


@pytest.mark.parametrize(
    "zin",
    [
        "Het aantal intakes is groot.",
        "De wachttijd is lang.",
        "We zien een lijn in de aanmeldingen.",
        "De uitval is laag.",
    ],
)
def test_about_a_figure(zin):
    assert over_cijfer(zin)


@pytest.mark.parametrize(
    "zin",
    ["De drempel voor een aanmelding is laag.", "De kwaliteit van de intakes is goed.", "De sfeer is goed."],
)
def test_about_something_else(zin):
    assert not over_cijfer(zin)


def test_every_word_belongs_to_a_definition():
    assert set(ONDERWERPEN) <= set(DEFINITIES)


def test_how_far_the_words_are():
    assert afstand_tot("intakes", "127 intakes", 0, 3) == 1
    assert afstand_tot("klachten", "127 intakes", 0, 3) is None


def test_a_group_is_named_by_its_value_or_its_month():
    assert noemt(frozenset({"Servatius"}), "Bij Servatius was dat anders.")
    assert noemt(frozenset({"3"}), "in maart")
    assert not noemt(frozenset({"Woonpunt"}), "Bij Servatius was dat anders.")
