"""Which figures changed, and how a reader sees them."""

from __future__ import annotations

import pytest

from loket.verschil.cijferlijst import Paar, als_getal, als_geteld, als_naam, als_periode, vergelijk_cijfers
from loket.verschil.versie import Regel, Sleutel, lees_regels

KOP = "cijfer,groep,periode,waarde,eenheid,teller,noemer,label,definitie"
OUD = f"""{KOP}
aanmeldingen,,2022,177,aantal,,,aanmeldingen,Alle trajecten.
intakes,,2022,127,aantal,,,intakes,Alle intakes.
binnen_afspraak,,2022,80.5970,procent,54,67,aandeel,Het deel.
klachten,oordeel=gegrond,2022,1,aantal,,,klachten,Klachten.
"""
NIEUW = f"""{KOP}
aanmeldingen,,2022,178,aantal,,,aanmeldingen,Alle trajecten.
ontruimingen,,2022,0,aantal,,,ontruimingen,Ontruimingen.
intakes,,2022,127,aantal,,,intakes,Alle intakes.
binnen_afspraak,,2022,80.3030,procent,53,66,aandeel,Het deel.
"""


def lees(tekst: str) -> dict[Sleutel, Regel]:
    return lees_regels(tekst.encode(), "cijfers.csv")


def regel(waarde: float, eenheid: str = "aantal", groep: str = "", periode: str = "2022", **meer: str) -> Regel:
    return Regel(meer.pop("cijfer", "plaatsingen"), groep, periode, waarde, eenheid, "plaatsingen", "Wat.", **meer)


def test_changed_new_and_gone_figures_are_told_apart_and_equal_ones_counted():
    lijst = vergelijk_cijfers(lees(OUD), lees(NIEUW))
    assert [paar.nieuw.cijfer for paar in lijst.veranderd] == ["aanmeldingen", "binnen_afspraak"]
    assert [paar.verschil for paar in lijst.veranderd] == ["1 meer", "0,3\xa0procentpunt lager"]
    assert [r.cijfer for r in lijst.nieuw] == ["ontruimingen"]
    assert [r.cijfer for r in lijst.vervallen] == ["klachten"]
    assert lijst.gelijk == 1
    assert [r.waarde for r in lijst.regels] == [178, 80.303, 0, 1]


def test_the_same_figures_differ_in_nothing():
    lijst = vergelijk_cijfers(lees(OUD), lees(OUD))
    assert (lijst.regels, lijst.gelijk) == ([], 4)


def test_other_words_are_no_other_figure():
    lijst = vergelijk_cijfers(lees(OUD), lees(OUD.replace("Alle intakes.", "Elke intake.")))
    assert lijst.veranderd == ()


@pytest.mark.parametrize(
    ("oud", "nieuw", "verschil"),
    [
        (regel(1234), regel(1), "1.233 minder"),
        (regel(8.9, "maanden"), regel(9.9, "maanden"), "1,0\xa0maand langer"),
        (regel(8.9, "maanden"), regel(8.91, "maanden"), "heel klein verschil"),
        (regel(50, "procent", noemer="2"), regel(50, "procent", noemer="4"), "gelijk, over een ander aantal"),
        (regel(675, "euro"), regel(700.5, "euro"), "€\xa025,50 meer"),
        (regel(675, "euro"), regel(675, "aantal"), "andere eenheid"),
        (regel(2, "weken"), regel(4.5, "weken"), "+2.5"),
    ],
)
def test_the_difference_is_told_in_its_unit(oud, nieuw, verschil):
    assert Paar(oud, nieuw).verschil == verschil


@pytest.mark.parametrize(
    ("wat", "getal", "geteld"),
    [
        (regel(1234), "1.234", ""),
        (regel(87.67, "procent", teller="64", noemer="73"), "87,7%", "64 van 73"),
        (regel(118, noemer="1177"), "118", "van 1.177"),
        (regel(8.94, "maanden", noemer="67"), "8,9\xa0maanden", "n = 67"),
        (regel(3.25, "weken"), "3,3 weken", ""),
        (regel(42, "dagen", noemer="3"), "42\xa0dagen", "n = 3"),
    ],
)
def test_a_figure_is_written_in_dutch(wat, getal, geteld):
    assert (als_getal(wat), als_geteld(wat)) == (getal, geteld)


@pytest.mark.parametrize(
    ("groep", "tekst"),
    [
        ("", ""),
        ("corporatie=Servatius", "Servatius"),
        ("maand=12,verwijzertype=convenantpartner", "december, convenantpartners"),
        ("maand=13", "maand 13"),
        ("wachttijdklasse=6", "6 tot 7\xa0maanden"),
        ("bindingsgemeente=Maastricht", "bindingsgemeente Maastricht"),
        ("uitval_reden=niet bereikbaar,uitval_fase=intake", "reden niet bereikbaar, fase intake"),
        ("oordeel=deels_gegrond", "oordeel deels gegrond"),
    ],
)
def test_a_group_is_named_so_that_it_can_not_be_mistaken(groep, tekst):
    assert als_naam(regel(1, groep=groep)) == ("Plaatsingen", tekst)


@pytest.mark.parametrize(
    ("cijfer", "periode", "tekst"),
    [
        ("plaatsingen", "2022", "2022"),
        ("wachtlijst", "2022-12-31", "31\xa0december\xa02022"),
        ("plaatsingen", "2022K4", "4e kwartaal 2022"),
        ("nameting_cohort", "2020", "cohort\xa02020"),
        ("bestaat_niet_meer", "2020", "2020"),
    ],
)
def test_a_period_is_written_in_dutch(cijfer, periode, tekst):
    assert als_periode(regel(1, cijfer=cijfer, periode=periode)) == tekst
