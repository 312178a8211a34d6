"""The back-test: what was published beside what the register gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, positief

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.basis.periode import jaar, kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.gepubliceerd import Vergelijking, meldingen, vergelijk, zoek
from loket.cijfers.telregels import in_periode
from loket.register.register import Register

_DATA = Path(__file__).parents[2] / "data"


# --- the example register against the published report of 2022 ----------------------------------------------------


@pytest.fixture(scope="module")
def voorbeeld() -> list[Vergelijking]:
    return vergelijk(Cijfers(Register.lees("maastricht", jaar(2022), _DATA), jaar(2022)))


def test_the_register_gives_what_was_published_but_for_two_known_errata(voorbeeld: list[Vergelijking]) -> None:
    assert Counter(v.uitkomst for v in voorbeeld) == {"gelijk": 47, "erratum": 2}
    assert {v.cijfer.sleutel for v in voorbeeld if v.erratum} == {
        ("verhuisd_eigen_initiatief", "", "2020"),
        ("huurachterstand_problematisch", "", "2020"),
    }
    assert meldingen(voorbeeld) == []


@pytest.mark.parametrize(
    ("naam", "groep", "periode", "gedrukt"),
    [
        ("aanmeldingen", "", "2022", "177"),
        ("aanmeldingen", "verwijzertype=deelnemer", "2022", "106"),
        ("plaatsingen", "corporatie=Servatius", "2022", "32"),
        ("wachtlijst", "", "2022-12-31", "108"),
        ("gefactureerd_bedrag", "", "2022", "€\N{NO-BREAK SPACE}85.725,00"),
        ("duurzaam", "", "2018", "82,5%"),
        ("duurzaam", "", "2020", "87,7%"),
        ("duurzaam", "", "2021", "86,3%"),
        # The two errata: 65 + 7 + 1 = 73, and 2 of 73 is 2,7%.
        ("verhuisd_eigen_initiatief", "", "2020", "7"),
        ("huurachterstand_problematisch", "", "2020", "2"),
    ],
)
def test_the_published_report_is_there_by_name(
    voorbeeld: list[Vergelijking], naam: str, groep: str, periode: str, gedrukt: str
) -> None:
    (gevonden,) = [v for v in voorbeeld if v.cijfer.sleutel == (naam, groep, periode)]

    assert str(gevonden.cijfer) == gedrukt


# --- deviations and errata, in a register of a few rows -----------------------------------------------------------


def _gepubliceerd(**meer: object) -> Rij:
    return {"paragraaf": "1", "cijfer": "aanmeldingen", "periode": "2022", "waarde": "2", "eenheid": "aantal"} | meer


def _vergelijk(*gepubliceerd: Rij) -> list[Vergelijking]:
    return vergelijk(
        maak_cijfers(
            trajecten=[
                aanmelding(1, "2022-05-01"),
                aanmelding(2, "2022-05-01", verwijzer_id="DN1"),
                positief(3, "2020-05-01"),
                positief(4, "2020-05-01"),
                positief(5, "2020-05-01"),
                geplaatst(6, "2021-01-01", "2022-01-02"),  # 366 days are 12,02 months
            ],
            nametingen=[
                {"traject_id": "T3", "peildatum": "2021-05-01"},
                {"traject_id": "T4", "peildatum": "2021-05-01"},
                {"traject_id": "T5", "peildatum": "2021-05-01", "overlast": "meldingen"},
            ],
            gepubliceerd=list(gepubliceerd),
        )
    )


def _uitkomst(**meer: object) -> str:
    (een,) = _vergelijk(_gepubliceerd(**meer))
    return een.uitkomst


def test_a_slip_in_a_definition_is_not_told_of_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    definitie = replace(DEFINITIES["aanmeldingen"], telt=in_periode("aanmelddatumm"))
    monkeypatch.setitem(DEFINITIES, "aanmeldingen", definitie)
    with pytest.raises(InvoerFout) as fout:
        _vergelijk(_gepubliceerd())
    assert [melding.waarde for melding in fout.value.meldingen] == ["aanmelddatumm"]


def test_what_is_the_same_is_equal() -> None:
    assert _uitkomst() == "gelijk"
    assert _uitkomst(groep="verwijzertype=deelnemer", waarde="1") == "gelijk"
    assert _uitkomst(cijfer="duurzaam", periode="2018", waarde="82.5") == "gelijk"
    assert _uitkomst(cijfer="wachtlijst", periode="2022-12-31", waarde="0") == "gelijk"


@pytest.mark.parametrize(
    ("gedrukt", "uitkomst"),
    [("12", "gelijk"), ("12.0", "gelijk"), ("12.02", "gelijk"), ("12.03", "wijkt af"), ("11", "wijkt af")],
)
def test_values_are_compared_in_the_sources_own_precision(gedrukt: str, uitkomst: str) -> None:
    assert _uitkomst(cijfer="wachttijd", waarde=gedrukt) == uitkomst


def test_noemer_and_printed_share_must_be_the_same_too() -> None:
    geen = {"cijfer": "overlast_geen", "periode": "2020", "waarde": "2"}

    assert _uitkomst(**geen, noemer=3.0, gedrukt_aandeel="66.7") == "gelijk"
    assert _uitkomst(**geen, noemer=4.0) == "wijkt af"
    assert _uitkomst(**geen, noemer=3.0, gedrukt_aandeel="66.6") == "wijkt af"


def test_an_unknown_figure_never_equals_a_published_one() -> None:
    assert _uitkomst(cijfer="plaatsingen", periode="2019", waarde="0") == "wijkt af"


def test_a_deviating_value_is_reported_with_its_place() -> None:
    (melding,) = meldingen(_vergelijk(_gepubliceerd(), _gepubliceerd(waarde="3", periode="2022")))

    assert (melding.bestand, melding.rij, melding.kolom, melding.waarde) == (
        "data/toets/2022/gepubliceerd.csv",
        3,
        "waarde",
        "3",
    )
    assert melding.verwacht == "aanmeldingen 2022: het register geeft 2"


def test_a_known_erratum_is_no_problem() -> None:
    (erratum,) = _vergelijk(_gepubliceerd(waarde="3", erratum="de bron telt dubbel"))

    assert erratum.uitkomst == "erratum"
    assert meldingen([erratum]) == []


def test_an_erratum_that_no_longer_differs_is_reported() -> None:
    (erratum,) = _vergelijk(_gepubliceerd(erratum="de bron telt dubbel"))
    (melding,) = meldingen([erratum])

    assert erratum.uitkomst == "erratum vervalt"
    assert (melding.rij, melding.kolom, melding.waarde) == (2, "erratum", "de bron telt dubbel")
    assert melding.herstel == "maak de kolom erratum leeg"


def test_nothing_published_is_nothing_to_compare() -> None:
    assert _vergelijk() == ()


def test_a_figure_without_definition_is_refused() -> None:
    with pytest.raises(InvoerFout, match="rij 2: ‘onzin 2022’") as fout:
        _vergelijk(_gepubliceerd(cijfer="onzin"))
    assert "Van ‘onzin’ is geen definitie." in str(fout.value)


@pytest.mark.parametrize(
    ("groep", "reden"),
    [
        ("corporatie=Servatios", "Bij corporatie bestaat ‘Servatios’ niet. Bedoelt u: Servatius?"),
        ("corporaties=Servatius", "‘corporaties’ is geen uitsplitsing."),
        ("oordeel=gegrond", "kan niet worden uitgesplitst naar ‘oordeel’"),
    ],
)
def test_a_published_group_that_does_not_exist_is_refused_and_never_counted_as_nobody(groep: str, reden: str) -> None:
    with pytest.raises(InvoerFout, match="rij 2") as fout:
        _vergelijk(_gepubliceerd(groep=groep))
    assert reden in str(fout.value)


def test_a_stock_on_another_day_is_refused_instead_of_compared_with_the_years_end() -> None:
    with pytest.raises(LoketFout, match="2022-06-30"):
        zoek(maak_cijfers(), "wachtlijst", "", "2022-06-30")


def test_a_quarter_is_not_compared_with_what_was_published_of_the_whole_year() -> None:
    """At the end of the third quarter the year's figure is not known yet; at the end of the fourth it is."""
    rij: Rij = {"cijfer": "aanmeldingen", "periode": "2022", "waarde": "177"}
    for nummer, aantal in ((3, 0), (4, 1)):
        assert len(vergelijk(maak_cijfers(kwartaal(2022, nummer), gepubliceerd=[rij]))) == aantal


def test_a_cohort_is_not_compared_before_the_year_in_which_it_was_measured_has_passed() -> None:
    """The report of 2022 published what was measured until its end of cohort 2020; in June not all of it is there."""
    rij: Rij = {"cijfer": "woont_nog", "periode": "2020", "waarde": "65"}
    for nummer, aantal in ((2, 0), (4, 1)):
        assert len(vergelijk(maak_cijfers(kwartaal(2022, nummer), gepubliceerd=[rij]))) == aantal
