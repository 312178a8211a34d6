"""What a figure amounts to: its value, its parts and its certainty."""

from __future__ import annotations

from datetime import date
from math import sqrt

import pytest
from klein_register import aanmelding, cohort, geplaatst, maak_cijfers, positief, wachtend

from loket.basis.periode import kwartaal
from loket.cijfers.cijfer import Cijfer

_NBSP = "\N{NO-BREAK SPACE}"


def _wilson(goed: int, van: int) -> tuple[float, float]:
    """Wilson (1927), as in any textbook, with z = 1,959964."""
    z, p = 1.959963984540054, goed / van
    midden = (p + z * z / (2 * van)) / (1 + z * z / van)
    helft = z * sqrt(p * (1 - p) / van + z * z / (4 * van * van)) / (1 + z * z / van)
    return 100 * (midden - helft), 100 * (midden + helft)


@pytest.mark.parametrize(("goed", "van"), [(1, 2), (0, 3), (3, 3), (7, 9)])
def test_a_share_has_wilsons_interval(goed: int, van: int) -> None:
    assert cohort(goed, van).duurzaam.interval == pytest.approx(_wilson(goed, van))


def test_wilsons_interval_of_one_in_two_as_printed_in_tables() -> None:
    assert cohort(1, 2).duurzaam.interval == pytest.approx((9.45, 90.55), abs=0.005)


def test_no_interval_without_a_noemer_or_for_what_is_no_part() -> None:
    cijfers = maak_cijfers(
        trajecten=[geplaatst(1, "2022-01-01", "2022-02-01")], taakstelling=[{"corporatie": "Servatius", "aantal": 2}]
    )

    assert cijfers.duurzaam.interval is None  # an empty cohort
    assert cijfers.realisatie.interval is None  # placements are no sample of the promised homes
    assert cijfers[2018].duurzaam.interval is None  # published without noemer
    assert cijfers.plaatsingen.interval is None  # a count


def test_a_published_noemer_is_known_but_gives_no_interval() -> None:
    reeks = [{"indicator": "duurzaam", "jaar": 2018, "waarde": 82.5, "noemer": 40.0, "bron": "verslag"}]
    duurzaam = maak_cijfers(reeksen=reeks)[2018].duurzaam

    assert (duurzaam.noemer, duurzaam.teller, duurzaam.interval) == (40, None, None)
    assert str(duurzaam.van) == "82,5%"


@pytest.mark.parametrize(
    ("naam", "gedrukt", "kaal", "voluit"),
    [
        ("duurzaam", "94", "94", "94%"),
        ("duurzaam", "94.0", "94,0", "94,0%"),
        ("duurzaam", "82.55", "82,55", "82,55%"),
        ("wachttijd", "9", "9", "9\xa0maanden"),
        ("aanmeldingen", "1234", "1.234", "1.234"),
    ],
)
def test_a_published_series_is_printed_with_the_decimals_of_its_source(naam, gedrukt, kaal, voluit) -> None:
    reeks = [{"indicator": naam, "jaar": 2018, "waarde": gedrukt, "bron": "verslag"}]
    cijfer = getattr(maak_cijfers(reeksen=reeks)[2018], naam)

    assert (cijfer.kaal, str(cijfer), cijfer.waarde) == (kaal, voluit, float(gedrukt))
    assert cijfer.html(cijfer.kaal).count(f">{kaal}</data>") == 1


@pytest.mark.parametrize(
    ("peildatum", "voorlopig"), [(date(2022, 12, 30), True), (date(2022, 12, 31), False), (date(2023, 5, 1), False)]
)
def test_a_cohort_is_provisional_until_its_two_years_are_over(peildatum: date, voorlopig: bool) -> None:
    assert cohort(1, 2, peildatum).duurzaam.voorlopig is voorlopig


def test_only_a_cohort_can_be_provisional() -> None:
    cijfers = cohort(1, 2, date(2020, 12, 31))

    assert cijfers.overlast_geen.voorlopig is True
    assert cijfers.plaatsingen.voorlopig is False
    assert "voorlopig" in cijfers.stand_van_meting


def test_a_share_knows_its_teller_noemer_and_rows() -> None:
    duurzaam = cohort(2, 3).duurzaam

    assert (duurzaam.teller, duurzaam.noemer) == (2, 3)
    assert sorted(duurzaam.rijen["traject_id"]) == ["T0", "T1"]


def test_the_noemer_of_a_mean_is_the_number_of_cases() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-02-01"), wachtend(2, "2022-01-01")])

    assert cijfers.wachttijd.noemer == 1


def test_the_key_of_a_stock_is_its_day() -> None:
    assert maak_cijfers().wachtlijst.sleutel == ("wachtlijst", "", "2022-12-31")
    assert maak_cijfers(kwartaal(2022, 1)).plaatsingen.sleutel == ("plaatsingen", "", "2022K1")


def test_a_figure_is_frozen() -> None:
    cijfer = maak_cijfers().plaatsingen

    assert isinstance(cijfer, Cijfer)
    with pytest.raises(AttributeError):
        cijfer.groep = (("corporatie", "Servatius"),)  # type: ignore[misc]


def test_of_a_cohort_that_nobody_measured_nothing_is_known() -> None:
    cijfers = maak_cijfers(trajecten=[positief(1, "2021-05-01")])
    assert cijfers[2021].woont_nog.waarde is None
    assert cijfers[2021].nameting_cohort.waarde == 1


def test_what_is_no_share_has_no_teller_and_a_published_share_may_have_no_noemer() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-05-01")])
    assert cijfers.aanmeldingen.teller is None
    assert cijfers[2018].duurzaam.noemer is None
    assert cijfers[2019].wachttijd_geschat.interval is None


def test_a_part_of_a_cohort_that_is_still_followed_is_provisional() -> None:
    cijfers = maak_cijfers(
        trajecten=[positief(1, "2021-05-01")], nametingen=[{"traject_id": "T1", "peildatum": "2022-05-01"}]
    )
    assert cijfers[2021].overlast_geen.aandeel.voorlopig


def test_a_key_names_every_group() -> None:
    cel = maak_cijfers().kruis("plaatsingen", "corporatie", "verwijzertype").iloc[0, 0]
    assert cel.sleutel == ("plaatsingen", "corporatie=Maasvallei,verwijzertype=convenantpartner", "2022")


def test_a_table_of_the_desk_holds_for_years_without_a_register_and_is_no_published_series() -> None:
    eerder = maak_cijfers(jaren=(2022,)).vorig
    assert not eerder.bekend
    assert not eerder.overeenkomsten.uit_reeks
    assert str(eerder.overeenkomsten) == "0"
