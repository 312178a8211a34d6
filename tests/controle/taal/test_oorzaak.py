import pytest


@pytest.mark.parametrize(
    "zin",
    [
        "Door corona zijn er weinig plaatsingen gedaan.",
        "Wegens de krappe markt waren er weinig intakes.",
        "De wachttijd is lang omdat er weinig woningen vrijkomen.",
        "Het lage aantal plaatsingen komt door de wachttijd.",
        "De krapte verklaart het lage aantal plaatsingen.",
        "Dat de uitval laag is, komt voort uit onze aanpak.",
        "Het resultaat telt; vandaar de lange wachttijd.",
        "Corona heeft ertoe geleid dat er weinig kandidaten zijn geplaatst.",
        "Het aantal plaatsingen is bekend. Dit heeft te maken met corona.",
    ],
)
def test_a_cause_of_a_figure_is_found(regels, zin):
    assert regels(zin) == ["oorzaak"]


@pytest.mark.parametrize(
    "zin",
    [
        "> **Duiding.** Door corona zijn er weinig plaatsingen gedaan.",
        "Door samen te werken komen we verder.",
        "De intakes worden gedaan door de teammanager.",
        "Vanwege de drukte begon het symposium later.",
        "Omdat een intake tijd kost, plannen we er een uur voor.",
        "De evaluatie leidde tot nieuwe afspraken over de intake.",
        "Dat leidde niet tot een problematische huurschuld.",
    ],
)
def test_duiding_and_other_causes_are_left_alone(regels, zin):
    assert regels(zin) == []


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


@pytest.mark.parametrize(
    "zin",
    [
        "{eval}`cijfers[2020].overlast_geen.aandeel` van de huurders veroorzaakte geen overlast.",
        "De commissie verklaarde {eval}`cijfers.klachten` klacht gegrond.",
        "Of de krapte de wachttijd heeft verlengd, kunnen we niet vaststellen.",
    ],
)
def test_an_outcome_or_doubt_is_no_cause(regels, zin):
    assert regels(zin) == []
