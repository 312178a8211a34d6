import pytest


@pytest.mark.parametrize(
    "zin",
    [
        "De evaluatie zal in 2022 worden afgerond.",
        "De evaluatie wordt in 2022 afgerond.",
        "De gemeente gaat in 2022 een keuze maken.",
        "De verhuizing staat voor het najaar van 2022 gepland.",
        "De website moet medio 2022 klaar zijn.",
        "De evaluatie is voorzien voor het vierde kwartaal van 2022.",
        "We streven ernaar om in 2021 alle documenten aan te passen.",
        "Naar verwachting is het onderzoek eind 2022 klaar.",
        "Later dit jaar wordt de evaluatie afgerond.",
        "De gemeente heeft toegezegd dat zij in 2022 een besluit neemt.",
    ],
)
def test_a_plan_for_the_past_is_found(regels, zin):
    assert regels(zin) == ["toekomst-over-verleden"]


@pytest.mark.parametrize(
    "zin",
    [
        "De evaluatie is in 2022 afgerond.",
        "De evaluatie zou in 2022 worden afgerond.",
        "In 2022 werd de regiegroep opgeheven.",
        "De training die in 2022 was gepland, ging niet door.",
        "In 2023 zal de gemeente een besluit nemen.",
        "Volgend jaar komt er een nieuw systeem.",
        "Sinds 2018 werkt het loket in deze vorm.",
        "In 2021 zijn we die werkwijze gaan automatiseren.",
        "Kandidaten die in 2020 zijn afgesloten, worden niet meer gemeten.",
    ],
)
def test_what_happened_and_what_is_still_to_come_is_left_alone(regels, zin):
    assert regels(zin) == []


@pytest.mark.parametrize(
    "zin",
    [
        "Later dit jaar, in november 2022, volgt een tweede ronde.",
        "Komende zomer (2022) bekijken we de sleuteloverdracht.",
        "In november 2022 hakt het bestuur de knoop door.",
        "Volgende maand, in december 2022, praten we verder.",
        "De subsidie loopt eind 2022 af.",
    ],
)
def test_an_event_in_the_present_tense_is_found_whatever_the_verb(regels, zin):
    assert regels(zin) == ["toekomst-over-verleden"]


@pytest.mark.parametrize(
    "zin",
    [
        "Sinds 1 juli 2022 tekent elke deelnemer een overeenkomst.",
        "In 2022 bekeken we met de partners de sleuteloverdracht.",
        "In 2022 telt het team vijf medewerkers.",
        "We vinden dit jaar geslaagd.",
    ],
)
def test_what_goes_on_or_is_judged_is_left_alone(regels, zin):
    assert regels(zin) == []
