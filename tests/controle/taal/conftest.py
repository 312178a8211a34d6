"""A small report of 2022 to test sentences against."""

from collections.abc import Callable

import pytest

from loket.controle.taal import Context, Gegeven, toets_tekst

AANTALLEN = {
    ("aanmeldingen", "", "2021"): 189,
    ("aanmeldingen", "", "2022"): 177,
    ("aanmeldingen", "verwijzertype=deelnemer", "2022"): 106,
    ("aanmeldingen", "verwijzertype=convenantpartner", "2022"): 71,
    ("aanmeldingen", "maand=3", "2022"): 14,
    ("intakes", "", "2021"): 138,
    ("intakes", "", "2022"): 127,
    ("plaatsingen", "", "2021"): 83,
    ("plaatsingen", "", "2022"): 67,
    ("plaatsingen", "corporatie=Maasvallei", "2022"): 10,
    ("plaatsingen", "corporatie=Servatius", "2022"): 32,
    ("taakstelling", "", "2021"): 84,
    ("taakstelling", "", "2022"): 88,
    ("taakstelling", "corporatie=Maasvallei", "2022"): 16,
    ("wachtlijst", "", "2021-12-31"): 82,
    ("wachtlijst", "", "2022-12-31"): 108,
    ("klachten", "", "2021"): 1,
    ("klachten", "", "2022"): 1,
    ("positief_afgesloten", "", "2022"): 63,
    ("negatief_afgesloten", "", "2022"): 3,
    ("gefactureerde_trajecten", "", "2022"): 127,
    ("nameting_cohort", "", "2020"): 73,
    ("woont_nog", "", "2020"): 65,
    ("verhuisd_eigen_initiatief", "", "2020"): 7,
    ("verhuisd_initiatief_corporatie", "", "2020"): 1,
    ("overlast_structureel", "", "2020"): 2,
}
ANDERE = {
    ("wachttijd", "", "2021"): Gegeven(6.9, "maanden"),
    ("wachttijd", "", "2022"): Gegeven(8.9, "maanden"),
    ("trajectprijs", "", "2022"): Gegeven(675.0, "euro"),
    ("gefactureerd_bedrag", "", "2022"): Gegeven(85725.0, "euro"),
    ("duurzaam", "", "2018"): Gegeven(82.5, "procent"),
    ("duurzaam", "", "2019"): Gegeven(94.0, "procent"),
    ("duurzaam", "", "2020"): Gegeven(87.671, "procent", (78.2, 93.4)),
    ("duurzaam", "", "2021"): Gegeven(86.301, "procent", (76.6, 92.4)),
    ("overlast_geen.aandeel", "", "2020"): Gegeven(87.671, "procent", (78.2, 93.4)),
    ("overlast_meldingen.aandeel", "", "2021"): Gegeven(10.959, "procent", (5.7, 20.2)),
    ("overlast_structureel.aandeel", "", "2020"): Gegeven(2.74, "procent", (0.8, 9.5)),
}
NAMEN = ("Loket Housing Maastricht", "Loket Housing", "LEVANTOgroep", "Maasvallei", "Servatius", "Woonpunt")
VORIG_JAAR = {
    "voortgang": "- **Pilot:** in 2021 hebben we de pilot geëvalueerd. De gemeente begon deze pilot in\n  2018. "
    "Loket Housing Maastricht heeft ingestoken op een intensievere samenwerking met alle partners.\n"
}


@pytest.fixture
def context() -> Context:
    """Give the figures of 2022, last year's text and the names."""
    aantallen = {sleutel: Gegeven(float(waarde)) for sleutel, waarde in AANTALLEN.items()}
    return Context(2022, aantallen | ANDERE, VORIG_JAAR, NAMEN)


@pytest.fixture
def regels(context: Context) -> Callable[[str], list[str]]:
    """Give the names of the rules that find something in a text."""
    return lambda tekst: [bevinding.regel for bevinding in toets_tekst(tekst, context)]
