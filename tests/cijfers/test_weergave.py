"""How one figure is told and explained."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers, positief, wachtend

from loket.basis.meldingen import LoketFout
from loket.basis.periode import jaar, kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.weergave import Weergave, html, interval, uitleg, verschil

METING = {"traject_id": "T1", "peildatum": "2022-05-01"}
COHORT = [positief(1, "2021-05-01"), positief(2, "2021-06-01")]


def cohort(jaartal: int = 2021, peildatum: date | None = None) -> Cijfers:
    return maak_cijfers(jaar(2022, peildatum), trajecten=COHORT, nametingen=[METING])[jaartal]


def test_a_count_names_its_period_and_files() -> None:
    cijfers = maak_cijfers(kwartaal(2022, 2), trajecten=[aanmelding(1, "2022-05-01")])
    assert uitleg(cijfers.aanmeldingen) == {
        "Waarde": "1",
        "Periode": "1 april t/m 30 juni 2022",
        "Jaar eerder": "0",
        "Herkomst": "berekend uit het register",
        "Bron": "trajecten.csv van 2020 t/m 2022",
    }


def test_a_group_is_named() -> None:
    weg = {"uitval_datum": "2022-06-01", "uitval_fase": "intake", "uitval_reden": "trekt zich terug"}
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-05-01", **weg)])
    assert uitleg(cijfers.aanmeldingen["convenantpartner"])["Uitsplitsing"] == "verwijzertype convenantpartner"
    assert uitleg(cijfers.uitval["trekt zich terug"])["Uitsplitsing"] == "uitval reden trekt zich terug"


def test_a_share_names_its_parts_and_interval() -> None:
    delen = uitleg(cohort().duurzaam)

    assert delen["Geteld"] == "1 van 2"
    assert delen["95%-interval"] == "9,5–90,5%"  # Wilson for 1 of 2: 0,5 ± 0,4055
    assert delen["Periode"] == "afgesloten in 2021, zoals bekend op 31 december 2022"
    assert delen["Bron"] == "nametingen.csv en trajecten.csv van 2020 t/m 2022"


def test_a_part_names_the_whole() -> None:
    assert uitleg(cohort().overlast_geen)["Geteld"] == "1 van 2"


def test_a_mean_and_an_estimate_name_the_number_of_cases() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(nr, "2022-01-01", "2022-03-03") for nr in (1, 2)])

    assert uitleg(cijfers.wachttijd)["Geteld"] == "over 2\xa0plaatsingen"
    assert uitleg(cijfers.wachttijd_geschat)["Geteld"] == "over 2\xa0kandidaten"
    assert uitleg(cijfers.wachttijd_geschat)["Periode"] == "op 31 december 2022"


def test_an_estimate_of_living_on_comes_from_two_tables() -> None:
    assert uitleg(cohort().woont_na_12)["Bron"] == "nametingen.csv en trajecten.csv van 2020 t/m 2022"
    assert uitleg(cohort().wachttijd_geschat)["Bron"] == "trajecten.csv van 2020 t/m 2022"


def test_what_to_mind_is_said() -> None:
    assert uitleg(cohort().duurzaam)["Let op"].startswith("voorlopig")
    assert "Let op" not in uitleg(cohort(peildatum=date(2023, 12, 31)).duurzaam)
    reeks = uitleg(cohort(2018).duurzaam)
    assert reeks["Let op"] == "zo gepubliceerd, niet uit het register berekend"
    assert reeks["Bron"] == "reeksen.csv"
    assert reeks.keys() == {"Waarde", "Periode", "Let op", "Herkomst", "Bron"}  # nothing is known of the year before


def test_of_how_many_months_of_placements_wait_neither_is_a_part_of_the_other() -> None:
    cijfers = maak_cijfers(trajecten=[wachtend(1, "2022-02-01"), geplaatst(2, "2022-01-01", "2022-03-03")])
    assert uitleg(cijfers.wachtlijst_maanden)["Geteld"] == "wachtlijst 1, plaatsingen 1"


def test_of_a_published_share_only_the_noemer_can_be_known() -> None:
    reeks = {"indicator": "duurzaam", "jaar": 2018, "waarde": 82.5, "noemer": 40, "bron": "verslag"}
    assert uitleg(maak_cijfers(reeksen=[reeks])[2018].duurzaam)["Geteld"] == "onbekend van 40"


@pytest.mark.parametrize(
    ("naam", "bron"),
    [
        ("taakstelling", "taakstelling.csv van 2022"),
        ("trajectprijs", "tarieven.csv"),
        ("realisatie", "taakstelling.csv en trajecten.csv van 2020 t/m 2022"),
    ],
)
def test_the_sources_are_the_tables_that_are_read(naam: str, bron: str) -> None:
    assert uitleg(getattr(maak_cijfers(), naam))["Bron"] == bron


def test_a_register_of_one_year_names_that_year() -> None:
    assert uitleg(maak_cijfers(jaren=(2022,)).aanmeldingen)["Bron"] == "trajecten.csv van 2022"
    assert uitleg(maak_cijfers(jaren=(2021, 2022)).aanmeldingen)["Bron"] == "trajecten.csv van 2021 t/m 2022"


@pytest.mark.parametrize(
    ("eenheid", "nu", "toen", "woorden"),
    [
        ("aantal", 8, 7, "1 meer dan in 2021"),
        ("aantal", 7, 8, "1 minder dan in 2021"),
        ("aantal", 7, 7, "evenveel als in 2021"),
        ("euro", 10.006, 10, "€\xa00,01 meer dan in 2021"),
        ("euro", 10, 10.006, "€\xa00,01 minder dan in 2021"),
        ("euro", 10.004, 10, "evenveel als in 2021"),
        ("procent", 50.06, 50, "0,1\xa0procentpunt hoger dan in 2021"),
        ("procent", 50, 50.06, "0,1\xa0procentpunt lager dan in 2021"),
        ("procent", 50.04, 50, "gelijk aan 2021"),
        ("maanden", 5.06, 5, "0,1\xa0maanden langer dan in 2021"),
        ("maanden", 5, 5.06, "0,1\xa0maanden korter dan in 2021"),
        ("maanden", 5.04, 5, "gelijk aan 2021"),
        ("aantal", 7, None, "niet te vergelijken: 2021 is onbekend"),
        ("aantal", None, 7, "niet te vergelijken: 2021 is onbekend"),
    ],
)
def test_a_change_is_told_as_it_is_printed(eenheid: str, nu: float | None, toen: float | None, woorden: str) -> None:
    def cijfer(waarde: float | None, jaartal: str) -> Any:
        periode = SimpleNamespace(periode=SimpleNamespace(voluit=jaartal))
        soort = SimpleNamespace(eenheid=eenheid)
        meer = {"herkomst": "berekend", "uit_reeks": False, "benaderd": False}
        return SimpleNamespace(waarde=waarde, definitie=soort, cijfers=periode, **meer)

    assert verschil(cijfer(nu, "2022"), cijfer(toen, "2021")) == woorden


def test_told_in_other_words_a_figure_still_leads_to_its_definition() -> None:
    voluit = Weergave(maak_cijfers().aanmeldingen, "geen enkele aanmelding")
    assert str(voluit) == "geen enkele aanmelding"
    assert voluit._repr_html_() == html(voluit.cijfer, "geen enkele aanmelding")


def test_an_interval_of_months_names_the_unit_once() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(nr, "2022-01-01", f"2022-03-{nr + 3:02}") for nr in range(28)])
    assert interval(cijfers.wachttijd_geschat) == "2,3–2,6\xa0maanden"
    assert str(cijfers.wachttijd_geschat.marge) == interval(cijfers.wachttijd_geschat)
    assert interval(cijfers.aanmeldingen) == ""


@pytest.mark.parametrize(
    ("naam", "einde"),
    [("plaatsingen", "schatting hebben die wel."), ("wachttijd", "zoals cijfers.wachttijd_geschat.marge.")],
)
def test_a_figure_without_interval_says_which_have_one(naam: str, einde: str) -> None:
    with pytest.raises(LoketFout, match=rf"heeft geen marge: .*{re.escape(einde)}$"):
        _ = getattr(maak_cijfers(), naam).marge


def test_html_is_escaped_and_an_unknown_figure_is_marked() -> None:
    cijfers = maak_cijfers()
    assert html(cijfers.aanmeldingen, "<b>").endswith('<data value="0">&lt;b&gt;</data></a>')
    assert html(cijfers.wachttijd, "onbekend & leeg") == '<span class="onbekend">onbekend &amp; leeg</span>'
