import pytest

from loket.controle.taal import toets_tekst


@pytest.mark.parametrize(
    "zin",
    [
        "Het Loket Housing Maastricht heeft ingestoken op een intensievere samenwerking met alle partners.",
        "In 2021 hebben we de pilot geëvalueerd en de gemeente begon deze pilot in 2018.",
        "De gemeente begon deze pilot in 2018.",
    ],
)
def test_a_sentence_of_last_year_is_found(regels, zin):
    assert "herhaling" in regels(zin)


def test_a_sentence_twice_in_one_text_is_found_at_its_second_place(context):
    tekst = "We willen graag verder met alle partners.\n\nHet was druk.\n\nWe willen graag verder met de partners."
    (bevinding,) = toets_tekst(tekst, context)
    assert (bevinding.regel, bevinding.plaats) == ("herhaling", 5)


def test_its_first_place_is_that_of_its_words_and_not_of_a_condition_above_it(context):
    tekst = "<!-- als: jaar -->\nWe willen graag verder met alle partners.\n\nWe willen graag verder met de partners."
    (bevinding,) = toets_tekst(tekst, context)
    assert bevinding.plaats == 4
    assert "(regel 2)" in bevinding.uitleg


def test_a_sentence_with_the_same_figures_is_found_and_with_others_is_not(regels):
    zelfde = "- Servatius plaatste {eval}`cijfers.plaatsingen` kandidaten.\n"
    ander = "- Servatius plaatste {eval}`cijfers.vorig.plaatsingen` kandidaten.\n"
    assert regels(zelfde + zelfde) == ["herhaling"]
    assert regels(zelfde + ander) == []


def test_nearly_all_words_in_the_same_order_are_a_repetition(regels):
    zin = (
        "Loket Housing Maastricht heeft in 2022 ook ingestoken op een veel intensievere samenwerking met alle goede"
        " partners."
    )
    assert "herhaling" in regels(zin)
