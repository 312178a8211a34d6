import pytest


@pytest.mark.parametrize(
    "zin",
    [
        "Dat niemand is ontruimd, is de verdienste van de woonconsulenten.",
        "De wachttijd bij Woonpunt is het gevolg van de renovatie.",
        "Het werd krap. Vandaar dat het bij {eval}`cijfers.plaatsingen` huurcontracten bleef.",
        "Het tekort aan studio’s stuwt de wachttijd op.",
        "Nieuwe afspraken hebben de wachttijd verkort: {eval}`cijfers.wachttijd` maanden.",
    ],
)
def test_a_cause_in_other_words_is_found(regels, zin):
    assert "oorzaak" in regels(zin)
