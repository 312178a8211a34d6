import pytest

from loket.controle.taal.vergelijking import bewering
from loket.controle.taal.zinnen import zinnen


@pytest.mark.parametrize(
    ("zin", "soort"),
    [
        ("Het aantal intakes verdubbelde.", "op"),
        ("Er waren minder plaatsingen.", "neer"),
        ("De wachttijd is gelijk gebleven.", "gelijk"),
        ("Steeds meer kandidaten wonen duurzaam.", "steeds op"),
        ("Opvallend weinig trajecten zijn negatief afgesloten.", "oordeel"),
        ("In vergelijking met eerdere jaren was de uitval anders.", "anders"),
    ],
)
def test_the_kind_of_claim(context, zin, soort):
    gevonden = bewering(zinnen(zin, context)[0])
    assert gevonden is not None and gevonden[0] == soort


@pytest.mark.parametrize(
    "zin",
    [
        "Er is meer aandacht voor de wachttijd.",
        "Meer informatie staat op de website.",
        "De drempel voor een aanmelding is lager geworden.",
        "We willen meer plaatsingen.",
        "Als de wachttijd langer wordt, bellen we de kandidaat.",
        "Mensen willen langer zelfstandig wonen.",
        "Het verschil valt binnen de onzekerheid, ook al daalde de uitval.",
        "Onder meer de intakes zijn besproken.",
    ],
)
def test_no_claim_about_a_figure(context, zin):
    assert bewering(zinnen(zin, context)[0]) is None
